import { describe, test } from 'vitest';
import { brief } from './brief.ts';
import { examine } from './examine.ts';

/** Requirements that speak of HTTP, or of TS 29.500, which does. */
const ofHttp = /HTTP|29\.500|RFC 9110|RFC 9112|RFC 6750/;

describe('over CoAP', () => {
  test('the suite finds the reference server conformant, and asks nothing of HTTP', async ({ expect }) => {
    const report = await examine({}, { binding: 'coap-json', ...brief });
    expect([report.exitCode, report.sentence]).toEqual([0, expect.stringMatching(/^CONFORMANT/)]);
    const asked = report.requirements.filter(
      ({ standing }) => standing !== 'not applicable' && standing !== 'untestable',
    );
    const odd = asked.filter(({ layer, clause, text }) => layer === 'protocol' && ofHttp.test(`${clause} ${text}`));
    expect(odd.map(({ id }) => id)).toEqual([]);
    expect(asked.filter(({ id }) => id.startsWith('C-')).length).toBe(15);
  });

  test('evidence speaks of CoAP', async ({ expect }) => {
    const report = await examine(
      { fault: 'coap-critical-400' },
      { binding: 'coap-json', only: ['REG/BI/coap/critical-option'] },
    );
    const [failed] = report.results;
    expect(failed?.failure).toMatchObject({ requirement: 'C-04', got: expect.stringMatching(/^4\.00 Bad Request/) });
    const exchange = failed?.exchanges.at(-1);
    expect(exchange?.response).toMatchObject({ code: '4.00', reason: 'Bad Request' });
    expect(exchange?.curl).toMatch(/^printf %s '.*' \| coap-client -v 6 -m post -t 50 -O '65001,x' -f - 'coap:/);
    expect(exchange?.datagrams).toEqual([
      expect.stringMatching(
        /^sent CON 0\.02 POST, message id \d+, token \w{8,16}, \d+ bytes of payload: 4[4-8][\da-f]+$/,
      ),
      expect.stringMatching(/^received ACK 4\.00 Bad Request, .*: 6[4-8][\da-f]+$/),
    ]);
    expect(JSON.stringify(report.results)).not.toMatch(/HTTP/);
  });

  test("rules of CoAP are nobody's business over HTTP", async ({ expect }) => {
    const { requirements } = await examine({}, { only: ['C-*', 'REG/BV/minimal'] });
    const standings = requirements.filter(({ id }) => id.startsWith('C-')).map(({ standing }) => standing);
    expect(new Set(standings)).toEqual(new Set(['not applicable']));
  });
});
