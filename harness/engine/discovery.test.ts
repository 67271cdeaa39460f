import { describe, expect, test } from 'vitest';
import { contradictionLines } from '../../reports/discovered.ts';
import { referencePixit } from '../reference/provisioning.ts';
import type { Selection } from '../reference/selection.ts';
import { brief } from '../selftest/brief.ts';
import { examine, type Examination } from '../selftest/examine.ts';
import { Discovery } from './discovery.ts';

const only = [
  'REG/BV/minimal',
  'REG/BO/*',
  'REG/BI/gateway/*',
  'REG/BI/credential/*',
  'REG/BI/ueServiceId/*',
  'REG/BI/profile/*',
  'REG/BV/unknown-member',
  'REG/BI/query*',
  'DEREG/BO/*',
  'WIRE/*',
];

/** What sends much and shows nothing more about the choices of a server. */
const skip = [...brief.skip, '*/BO/{parallel-*,crossing,message/*,same-connection/*,connection-after/*}'];

async function seen(selection: Selection, examination: Examination = {}): Promise<Readonly<Record<string, string>>> {
  const { discovered } = await examine(selection, { only, skip, ...examination });
  return Object.fromEntries(discovered.map(({ behaviour, observed }) => [behaviour, observed.join(', ')]));
}

// oxfmt-ignore
test('shows how the reference server behaves', async () => {
  expect(await seen({})).toMatchObject({
    'The look-up': 'offered',
    'HTTP versions': 'HTTP/1.1 spoken',
    'A first registration': 'accepted (201)',
    'An equal registration of a registered UE': 'accepted (200)',
    'A registration by another gateway': 'accepted (200)',
    'A de-registration of a UE that is not registered': 'refused (404)',
    'A successful registration answer carries': 'ueServiceId and result',
    'A gateway that the server does not know': 'refused (403)',
    'A registration with a wrong credential': 'refused (403)',
    'A member that nobody declared': 'accepted (201)',
    'The media type of refusals': 'application/problem+json',
  });
});

// oxfmt-ignore
test.for([
  ['lookup-404',              'REG/BV/minimal',           'The look-up',                                        'not offered'],
  ['created-200',             'REG/BV/minimal',           'A first registration',                               'accepted (200)'],
  ['duplicate-303',           'REG/BO/equal-again',       'An equal registration of a registered UE',           'redirected (303)'],
  ['duplicate-409',           'REG/BO/equal-again',       'An equal registration of a registered UE',           'refused (409)'],
  ['duplicate-failure',       'REG/BO/equal-again',       'An equal registration of a registered UE',           'refused (200)'],
  ['take-over-403',           'REG/BO/second-gateway',    'A registration by another gateway',                  'refused (403)'],
  ['unknown-removal-success', 'DEREG/BO/*',               'A de-registration of a UE that is not registered',   'accepted (200)'],
  ['gateway-unchecked',       'REG/B{I,O}/*gateway*',   'A gateway that the server does not know',            'accepted (200), accepted (201)'],
  ['null-refused',            'REG/B{I,V}/profile/null*', 'null for an optional IE',                            'refused (400)'],
  ['problem-bare',            'REG/BI/ueServiceId/*',     'The media type of refusals',                         'no body'],
] as const)('shows the legal variant %s by %s: %s', async ([variant, purpose, behaviour, observed]) => {
  expect((await seen({ variant }, { only: [purpose, 'REG/BV/minimal'], skip: [] }))[behaviour]).toBe(observed);
});

// oxfmt-ignore
test.for([
  [{ http: '2' },                      'HTTP/2 spoken'],
  [{ isSecured: true },                'HTTP/1.1 offered by ALPN, HTTP/2 offered by ALPN, HTTP/2 spoken'],
  [{ isSecured: true, http: '1.1' },   'HTTP/1.1 offered by ALPN, HTTP/1.1 spoken'],
] as const)('shows what is spoken and offered by a server that is reached by %o', async ([mounting, observed]) => {
  expect((await seen({}, { only: ['REG/BV/minimal'], mounting }))['HTTP versions']).toBe(observed);
});

test('shows the causes of refusals', async () => {
  const causes = (await seen({ variant: 'cause-invalid-format' }))['The causes of refusals']?.split(', ') ?? [];
  expect(causes).toEqual(causes.toSorted());
  expect(causes).toContain('INVALID_MSG_FORMAT');
  expect(causes.join()).not.toContain('MANDATORY_IE');
});

test('shows that credentials are ignored, and which claim that contradicts', async () => {
  const report = await examine(
    { variant: 'credential-ignored' },
    { only: ['REG/BI/{credential,ueCredentialInformation}/*'] },
  );
  const rows = new Map(report.discovered.map((row) => [row.behaviour, row]));
  expect(rows.get('A registration with a wrong credential')?.observed).toEqual(
    expect.arrayContaining(['accepted (201)']),
  );
  expect(rows.get('A registration without a credential')?.observed).toEqual(expect.arrayContaining(['accepted (201)']));
  expect(contradictionLines(report).join('\n')).toMatch(
    /^CLAIM {3}pics\.gatewayTrusted is no, as nothing else is declared, and REG\/BI\/credential\/wrong contradicts it: S-08 /m,
  );
});

test('points at the purpose that contradicts a claim, and at none where nothing is claimed', async () => {
  const examination = { only: ['REG/BI/gateway/*', 'REG/BI/credential/wrong', 'WIRE/*'] };
  const claimed = await examine(
    { variant: 'gateway-unchecked' },
    { ...examination, pics: { gatewayAuthorisation: true } },
  );
  expect(contradictionLines(claimed)).toEqual([
    'CLAIM   pics.gatewayAuthorisation is yes, and REG/BI/gateway/forbidden contradicts it: W-11 (8.2.3 step 2, shall, procedure): expected a failure, got 201 Created, result "SUCCESS"',
  ]);
  expect(contradictionLines(await examine({}, examination))).toEqual([]);
});

test('points at the purpose that contradicts the claim of closed schemas', async () => {
  const claimed = await examine({}, { only: ['*/BI/unknown-member'], pics: { closedSchema: true } });
  expect(contradictionLines(claimed)).toEqual([
    'CLAIM   pics.closedSchema is yes, and REG/BI/unknown-member contradicts it: R-57 (binding, shall, binding): expected a refusal as the client\'s error, got 201 Created, result "SUCCESS"',
  ]);
});

test('points at no purpose that asks for another behaviour of the same requirement', async () => {
  const purposes = ['REG/BV/unknown-value', 'REG/BV/unknown-member'];
  const { exitCode, ...report } = await examine({ fault: 'enumeration-closed' }, { only: purposes });
  expect([exitCode, contradictionLines(report)]).toEqual([1, []]);
  const refusing = await examine({ fault: 'register-unknown-refused' }, { only: purposes });
  expect(contradictionLines(refusing)).toEqual([
    expect.stringMatching(
      /pics\.closedSchema is no, .* REG\/BV\/unknown-member contradicts it: R-37 .*, got 400 Bad Request/,
    ),
  ]);
});

test('takes what is settled by observation for no claim', async () => {
  const wrong = { fault: 'look-up-other-ue' } as const;
  const about = { only: ['REG/BV/minimal', 'WIRE/look-up/own-registrations'] };
  const settled = await examine(wrong, about);
  expect([settled.exitCode, contradictionLines(settled)]).toEqual([1, []]);
  expect(contradictionLines(await examine(wrong, { ...about, pics: { lookup: true } }))).toEqual([
    expect.stringMatching(/^CLAIM {3}pics\.lookup is yes, and WIRE\/look-up\/own-registrations contradicts it: W-12 /),
  ]);
});

test.for(['gateway-unchecked', 'query-ignored'])(
  'does not take a should that %s leaves unmet for a claim: nothing was claimed',
  async (variant) => expect(contradictionLines(await examine({ variant }, { only, skip }))).toEqual([]),
);

describe('two requests for one UE at the same time', () => {
  const ue = { ueServiceId: 'ue', mgwServiceId: 'gw', ueCredentialInformation: 'key' };
  const register = { operation: 'register', message: ue, step: '' } as const;
  const deregister = {
    operation: 'deregister',
    message: { ueServiceId: 'ue', ueCredentialInformation: 'key' },
    step: '',
  } as const;
  const response = { status: 200, reason: 'OK', headers: [], body: new Uint8Array(), isCut: false };
  const accepted = { kind: 'accepted', signature: '', checks: [], text: '' } as const;
  const judged = { pics: [], requirements: [], results: [], lookup: false, offered: [] };
  const again = (discovery: Discovery): readonly string[] | undefined =>
    discovery.rows(judged, (text) => text).find(({ behaviour }) => behaviour.startsWith('An equal'))?.observed;

  test('say nothing about a registration on top of another', () => {
    const discovery = new Discovery(referencePixit);
    const [one, other] = [discovery.begin(register), discovery.begin(deregister)];
    one(accepted, response);
    other(accepted, response);
    discovery.begin(register)(accepted, response);
    expect(again(discovery)).toEqual([]);
  });

  test('do not keep what comes after them from being seen', () => {
    const discovery = new Discovery(referencePixit);
    for (const end of [discovery.begin(register), discovery.begin(deregister)]) end(accepted, response);
    for (const stimulus of [deregister, register, register]) discovery.begin(stimulus)(accepted, response);
    expect(again(discovery)).toEqual(['accepted (200)']);
  });
});
