import { admitGateway, authenticate, authorise } from './access.ts';
import { acknowledge, refuse, show, write } from './answer.ts';
import type { Behaviour, Call, Defect } from './behaviour.ts';
import { parse, readBody } from './body.ts';
import { checkGateway, checkOwner, inspectCertificate, inspectToken, refuseToken } from './guard.ts';
import { inspect } from './inspect.ts';
import { dispatch, parcel, recipients, report, undelivered } from './message.ts';
import { knownProfile } from './profile.ts';
import { queryOf } from './query.ts';
import { find, remove, store } from './records.ts';
import { Refusal } from './refusal.ts';

/** What the reference server does when no deviation is switched on. */
export const strict: Behaviour = {
  around: (request, next) => next(request),
  handshake: 'demands',
  servesPlainText: false,
  inspectCertificate,
  inspectToken,
  refuseToken,
  checkGateway,
  checkOwner,
  checkQuery,
  checkMediaType,
  readBody,
  parse,
  inspect,
  judge,
  key: (ueSvcId) => ueSvcId,
  interpret,
  admitGateway,
  authenticate,
  authorise,
  store,
  remove,
  acknowledge,
  find,
  show,
  recipients,
  parcel,
  dispatch,
  undelivered,
  report,
  refuse,
  write,
};

function checkQuery({ request, operation }: Call): void {
  const query = queryOf(request);
  if (operation === 'lookup') {
    if (query.getAll('ue-svc-id').length === 1) return;
    throw invalidQuery('MANDATORY_QUERY_PARAM_MISSING', ['ue-svc-id']);
  }
  const names = [...new Set(query.keys())];
  if (names.length > 0) throw invalidQuery('INVALID_QUERY_PARAM', names);
}

function invalidQuery(cause: string, names: readonly string[]): Refusal {
  const invalidParams = names.map((name) => ({ param: `query ${name}` }));
  return new Refusal(400, { cause, detail: 'The query does not fit the operation.', invalidParams });
}

function checkMediaType({ request }: Call): void {
  const mediaType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (mediaType === 'application/json') return;
  throw new Refusal(415, { detail: 'The body must be application/json.', headers: { accept: 'application/json' } });
}

const severest = ['MANDATORY_IE_MISSING', 'MANDATORY_IE_INCORRECT', 'OPTIONAL_IE_INCORRECT'] as const;

function judge(defects: readonly Defect[]): void {
  const cause = severest.find((candidate) => defects.some((defect) => defect.cause === candidate));
  if (cause === undefined) return;
  const invalidParams = defects
    .filter((defect) => defect.cause === cause)
    .map(({ param, reason }) => ({ param, reason }));
  throw new Refusal(400, { cause, detail: 'The message violates its definition.', invalidParams });
}

function interpret({ message = {} }: Call): ReturnType<Behaviour['interpret']> {
  const ueProf = knownProfile(message['ueProf']);
  return {
    ueSvcId: message['ueSvcId'] as string,
    mgwSvcId: message['mgwSvcId'] as string,
    ueCredInfo: message['ueCredInfo'] as string,
    ...(ueProf !== undefined && { ueProf }),
  };
}
