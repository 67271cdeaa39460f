/** One question of the implementation conformance statement; `auto` is settled by what preflight observes. */
export interface PicsQuestion {
  readonly question: string;
  readonly fallback: boolean | 'auto';
}

/** The PICS of an MSGin5G Server for this suite (ISO/IEC 9646-7), with the value taken when nothing is declared. */
export const picsQuestions = {
  credentialIe: { question: 'UE credential information is a mandatory IE (set by the release set)', fallback: true },
  gatewayTrusted: {
    question: 'The gateway is trusted, UE credentials may be ignored (TS 33.501 Y.6)',
    fallback: false,
  },
  gatewayFromTransport: { question: 'The MGW Service ID may be taken from the secured connection', fallback: false },
  gatewayAuthorisation: { question: 'Unknown gateways are refused', fallback: false },
  credentialPerUe: { question: 'Only its own credential, exactly, authenticates a UE', fallback: true },
  errorProfile: { question: 'Errors follow TS 29.500 clause 5.2.7.2', fallback: true },
  closedSchema: { question: 'The message schemas forbid unknown members', fallback: false },
  strictQuery: { question: 'Unsupported query parameters are refused (TS 29.500 clause 5.2.9)', fallback: false },
  lookup: { question: 'The look-up of stored registrations is offered', fallback: 'auto' },
  profileCarried: { question: 'Registrations carry the profile of the UE (set by the binding)', fallback: true },
  profileReadBack: { question: 'The look-up shows the stored profile', fallback: true },
  freeIdentities: { question: 'UE Service IDs of any text are provisioned (PIXIT freeUe)', fallback: 'auto' },
  bodyLimit: { question: 'Request bodies are limited (PIXIT maxBodyBytes)', fallback: false },
  registrationResource: {
    question:
      'A de-registration names what the answer to the registration called it, such as Location (set by the binding)',
    fallback: false,
  },
  coap: { question: 'Messages travel over CoAP (set by the binding)', fallback: false },
  legacy3gpp: {
    question: 'Legacy 3GPP Message Gateways are served (MSGin5G-2); auto: the PIXIT names one',
    fallback: 'auto',
  },
  non3gpp: {
    question: 'Non-3GPP Message Gateways are served (MSGin5G-4); auto: the PIXIT names one',
    fallback: 'auto',
  },
  mtls: { question: 'A client certificate is required of the gateway (TS 33.501 Y.5)', fallback: false },
  oauth2: { question: 'An OAuth 2.0 access token is required of the gateway (TS 33.501 Y.5)', fallback: false },
  implicit: {
    question: 'The gateway is authenticated implicitly, by NDS/IP or physical security; auto: neither mtls nor oauth2',
    fallback: 'auto',
  },
  tlsOnly: { question: 'Requests outside of TLS are not served', fallback: false },
  bearerChallenges: { question: 'Refused access tokens are answered as TS 29.500 clause 6.7.3 says', fallback: false },
  gatewayMatch: { question: 'The MGW Service ID of a message has to be the authenticated one', fallback: false },
  ownershipCheck: { question: 'Only the gateway that registered a UE can de-register it', fallback: false },
  messageDelivery: {
    question: 'Messages for registered UEs are delivered to their gateway (TS 29.538, PIXIT delivery)',
    fallback: false,
  },
} as const satisfies Record<string, PicsQuestion>;

export type PicsItem = keyof typeof picsQuestions;
export type PicsTerm = PicsItem | `!${PicsItem}`;
export type Pics = Readonly<Record<PicsItem, boolean>>;

/** The first term that does not hold, or undefined when all do. */
export function unmetTerm(terms: readonly PicsTerm[], pics: Pics): PicsTerm | undefined {
  return terms.find((term) => (term.startsWith('!') ? pics[term.slice(1) as PicsItem] : !pics[term as PicsItem]));
}
