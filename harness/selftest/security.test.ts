import { describe, test } from 'vitest';
import { examine } from './examine.ts';
import { terse } from './terse.ts';

describe('with client certificates and access tokens', () => {
  test('the suite finds the reference server conformant over TLS', async ({ expect }) => {
    const { sentence, exitCode, counts } = await examine({}, { ...terse, mounting: { isSecured: true } });
    expect([exitCode, sentence]).toEqual([0, expect.stringMatching(/^CONFORMANT/)]);
    expect(counts.pass).toBeGreaterThan(110);
  });

  test('and by HTTP/1.1, where the server offers HTTP/2 too', async ({ expect }) => {
    const only = ['*/BV/minimal', '*/BI/{certificate,token}/none', 'REG/BO/second-gateway', 'WIRE/answer/*'];
    const { counts } = await examine({}, { only, mounting: { isSecured: true, http: '1.1' } });
    expect(counts).toMatchObject({ fail: 0, inconc: 0, none: 0, error: 0 });
  });
});

test('messages come over TLS, with a certificate and tokens of the Application Server', async ({ expect }) => {
  const { results } = await examine({}, { mounting: { isSecured: true }, only: ['*/message/*'] });
  expect(results.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
  expect(results.length).toBeGreaterThan(15);
});

/** Requirements on servers that authenticate gateways. */
const ofSecurity = ['S-01', 'S-03', 'S-04', 'S-18', 'R-69', 'D-13'];

describe('without any claim', () => {
  test('a server that asks for nothing is never told to', async ({ expect }) => {
    const { exitCode, requirements, selection } = await examine({}, { only: [...ofSecurity, 'REG/BV/minimal'] });
    expect([0, 4]).toContain(exitCode);
    const asked = requirements.filter(({ id }) => ofSecurity.includes(id));
    expect(asked.map(({ id, standing }) => `${id} ${standing}`)).toEqual(asked.map(({ id }) => `${id} not applicable`));
    expect(selection.leftOut.find(({ purpose }) => purpose === 'REG/BI/token/none')?.reason).toContain(
      'PICS oauth2 is no',
    );
  });
});
