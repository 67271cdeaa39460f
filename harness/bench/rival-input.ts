/** What the comparison with other tools asks for, as each of them wants to be told. */
const base = '/msgs-ueregistration/v1';
const gateway = 'mgw-1@msgin5g.example';

interface Request {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: Readonly<Record<string, string>>;
  /** What it has to be answered with. */
  readonly status: number;
  readonly answer: unknown;
}

/** A registration, a look-up and a de-registration of one UE. */
function operations(at: number): readonly Request[] {
  const ueSvcId = `ue-${at + 1}@msgin5g.example`;
  const credential = { ueSvcId, ueCredInfo: `cred-${at + 1}` };
  const answer = { ueSvcId, result: 'SUCCESS' };
  const look = `${base}/registrations?ue-svc-id=${encodeURIComponent(ueSvcId)}`;
  return [
    { method: 'POST', path: `${base}/registrations`, body: { ...credential, mgwSvcId: gateway }, status: 201, answer },
    { method: 'GET', path: look, status: 200, answer: [{ ueSvcId, mgwSvcId: gateway }] },
    { method: 'POST', path: `${base}/deregister`, body: credential, status: 200, answer },
  ];
}

/** Three requests for each of so many UEs. */
export const requestsFor = (ues: number): readonly Request[] =>
  Array.from({ length: ues }, (_, at) => operations(at)).flat();

/** As a Postman collection: status, media type and body are checked. */
export function collectionOf(requests: readonly Request[]): object {
  const header = [{ key: 'content-type', value: 'application/json' }];
  const item = requests.map(({ method, path, body, status, answer }, at) => ({
    name: String(at),
    request: {
      method,
      url: `{{root}}${path}`,
      header,
      ...(body && { body: { mode: 'raw', raw: JSON.stringify(body) } }),
    },
    event: [
      {
        listen: 'test',
        script: {
          exec: [
            `pm.test('status', () => pm.response.to.have.status(${status}));`,
            `pm.test('media type', () => pm.expect(pm.response.headers.get('content-type')).to.equal('application/json'));`,
            `pm.test('body', () => pm.expect(pm.response.json()).to.deep.equal(${JSON.stringify(answer)}));`,
          ],
        },
      },
    ],
  }));
  return {
    info: { name: 'rival', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    item,
  };
}

/** As an API Blueprint, which dredd checks the same things of. */
export function blueprintOf(requests: readonly Request[]): string {
  const body = (value: unknown): string => `\n            ${JSON.stringify(value)}\n`;
  const actions = requests.map(({ method, path, body: sent, status, answer }, at) =>
    [
      `## Action ${at} [${method} ${path}]\n`,
      ...(sent ? [`+ Request (application/json)\n${body(sent)}`] : []),
      `+ Response ${status} (application/json)\n${body(answer)}`,
    ].join('\n'),
  );
  return `FORMAT: 1A\n\n# Rival\n\n${actions.join('\n')}`;
}
