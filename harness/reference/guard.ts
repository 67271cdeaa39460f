import type { Behaviour, Call, UeRequest } from './behaviour.ts';
import { Refusal } from './refusal.ts';
import { claimsOf, flawsOf } from './token.ts';
import type { TokenFlaw } from './token.ts';

/** The access token of a request, if there is one. */
export function tokenIn({ request }: Call): string | undefined {
  return /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
}

/** What is wrong with the client certificate, where one is asked for. */
export function inspectCertificate({ guard, peer }: Call): 'missing' | 'untrusted' | 'expired' | undefined {
  if (guard?.clientCa === undefined) return undefined;
  return peer?.name === undefined ? 'missing' : peer.flaw;
}

/** What is wrong with the access token, where one is asked for. */
export function inspectToken(call: Call): readonly TokenFlaw[] {
  const terms = call.guard?.tokens;
  return terms === undefined ? [] : flawsOf(tokenIn(call), terms);
}

/** How a token is refused: TS 29.500 clause 6.7.3. */
export function refuseToken(flaw: TokenFlaw, { guard }: Call): Refusal {
  const realm = 'realm="msgs-ueregistration"';
  if (flaw === 'scope') {
    const scope = guard?.tokens?.scope ?? '';
    const headers = { 'www-authenticate': `Bearer ${realm}, error="insufficient_scope", scope="${scope}"` };
    return new Refusal(403, { detail: 'The access token does not cover this service.', headers });
  }
  const error = flaw === 'missing' ? '' : ', error="invalid_token"';
  return new Refusal(401, {
    detail: 'A valid access token is needed.',
    headers: { 'www-authenticate': `Bearer ${realm}${error}` },
  });
}

/** Refuses whoever is not a gateway that is known, and says which gateway it is. */
export function admit(call: Call, behaviour: Behaviour): string | undefined {
  if (behaviour.inspectCertificate(call) !== undefined)
    throw new Refusal(403, { cause: 'MGW_NOT_AUTHORISED', detail: 'A valid client certificate is needed.' });
  const [flaw] = behaviour.inspectToken(call);
  if (flaw !== undefined) throw behaviour.refuseToken(flaw, call);
  const sub = call.guard?.tokens === undefined ? undefined : claimsOf(tokenIn(call))?.['sub'];
  return typeof sub === 'string' ? sub : call.peer?.name;
}

/** Refuses a registration that names another gateway than the one that asks. */
export function checkGateway(ue: UeRequest, { gateway }: Call): void {
  if (gateway === undefined || gateway === ue.mgwSvcId) return;
  throw new Refusal(403, { cause: 'MGW_NOT_AUTHORISED', detail: 'The message names another Message Gateway.' });
}

/** Refuses the de-registration of a UE that another gateway registered. */
export function checkOwner(ue: UeRequest, { gateway, registry }: Call): void {
  const owner = registry.get(ue.key)?.mgwSvcId;
  if (gateway === undefined || owner === undefined || owner === gateway) return;
  throw new Refusal(403, { cause: 'MGW_NOT_AUTHORISED', detail: 'Another Message Gateway registered the UE.' });
}
