import type { Requirement } from './requirement.ts';

const token = { layer: 'protocol', mark: 'V', condition: ['oauth2'] } as const;

/** Authentication and authorisation of the Message Gateway: TS 33.501 Annex Y.5 and TS 29.500 clause 6.7.3. */
// oxfmt-ignore
export const security = [
  { id: 'S-01', clause: 'TS 33.501 Y.5', level: 'shall', layer: 'procedure', mark: 'V', text: 'A gateway that shows no client certificate, or none that the server trusts, is not served.', condition: ['mtls'], ambiguity: 'The end of the handshake or connection, and any refusal over HTTP, are all legal.' },
  { id: 'S-02', clause: 'TS 33.501 Y.5', level: 'shall', ...token, text: 'A request with an access token is not served outside of TLS.' },
  { id: 'S-03', clause: 'TS 29.500 6.7.3', level: 'shall', ...token, text: 'A request without the access token that the server requires is not served.' },
  { id: 'S-04', clause: 'TS 29.500 6.7.3', level: 'shall', ...token, text: 'An access token that is malformed, expired or never to expire, or not signed by a key that the server trusts, is not accepted.' },
  { id: 'S-05', clause: 'TS 29.500 6.7.3', level: 'shall', ...token, text: 'An access token without the scope of the service is not accepted.' },
  { id: 'S-06', clause: 'TS 29.500 6.7.3', level: 'shall', ...token, text: 'An access token for another audience is not accepted.' },
  { id: 'S-12', clause: 'TS 33.501 Y.5', level: 'may', layer: 'protocol', mark: 'V', text: 'The gateway may be authenticated implicitly, by NDS/IP or physical security.', condition: ['implicit'], untestable: 'it is a permission: nothing on the wire shows it, and no test asks for certificates or tokens then' },
  { id: 'S-13', clause: 'TS 33.210 6.2', level: 'should', layer: 'protocol', mark: 'U', text: 'TLS is used with the versions and cipher suites of the 3GPP profile.', untestable: 'the profile could not be read; target.tls.minVersion bounds what the suite itself offers' },
  { id: 'S-14', clause: 'TS 29.500 6.7.3', level: 'should', shallWhen: 'bearerChallenges', ...token, text: 'A request is refused for want of a valid access token with 401, the challenge Bearer and a realm.', conditional: true },
  { id: 'S-15', clause: 'RFC 6750 3.1', level: 'should', shallWhen: 'bearerChallenges', ...token, text: 'The challenge names the error invalid_token where a token was sent, and none where there was no token.', conditional: true },
  { id: 'S-16', clause: 'TS 29.500 6.7.3', level: 'should', shallWhen: 'bearerChallenges', ...token, text: 'A token without the scope of the service is refused with 403, the error insufficient_scope and the scope.', conditional: true },
  { id: 'S-17', clause: 'TS 33.501 Annex Y', level: 'should', ...token, mark: 'I', text: 'Answers never contain the access token of the request.', conditional: true },
  { id: 'S-18', clause: '8.2.3 step 2', level: 'should', shallWhen: 'gatewayMatch', layer: 'procedure', mark: 'I', text: 'A registration that names another gateway than the authenticated one is refused.', condition: ['!implicit'], ambiguity: 'The document does not say that the two have to agree.' },
  { id: 'S-19', clause: 'binding', level: 'shall', layer: 'binding', mark: 'I', text: 'The look-up shows nothing without a client certificate that the server trusts.', condition: ['lookup', 'mtls'] },
  { id: 'S-20', clause: 'binding', level: 'shall', layer: 'binding', mark: 'I', text: 'The look-up shows nothing without a valid access token.', condition: ['lookup', 'oauth2'] },
  { id: 'S-21', clause: 'RFC 9068 4', level: 'should', ...token, text: 'An access token that is not valid yet, comes from another issuer, or demands what the server does not know, is not accepted.' },
  { id: 'S-22', clause: 'RFC 9110 11.1', level: 'should', ...token, text: 'The scheme Bearer is recognised in any letter case.' },
  { id: 'S-23', clause: 'binding', level: 'shall', layer: 'binding', mark: 'I', text: 'The look-up shows nothing outside of TLS.', condition: ['lookup', 'tlsOnly'] },
] as const satisfies readonly Requirement[];
