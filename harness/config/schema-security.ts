import { tokenAlgorithms } from '../security/security.ts';
import { text } from './schema-pixit.ts';

const path = (description: string) => text(`${description} A path, seen from this file.`);

/** A certificate with its key. */
export const certificate = {
  cert: path('The client certificate with its chain, as PEM.'),
  key: path('Its private key, as PEM.'),
  passphrase: text('What the private key is encrypted with.'),
} as const;

/** TLS towards the server. */
export const tlsSchema = {
  description: 'TLS towards the server, for an https URL.',
  type: ['object', 'null'],
  additionalProperties: false,
  properties: {
    ca: path('The certificate authorities that are trusted, as PEM; without it those of the system.'),
    ...certificate,
    servername: text('The name to ask for (SNI) and to look for in the certificate of the server.'),
    minVersion: { description: 'The lowest version that is offered.', enum: ['TLSv1.2', 'TLSv1.3'] },
  },
} as const;

/** OAuth 2.0 client credentials. */
export const oauth2Schema = {
  description: 'OAuth 2.0 client credentials: every request carries an access token.',
  type: ['object', 'null'],
  additionalProperties: false,
  required: ['clientId', 'clientSecret'],
  properties: {
    tokenEndpoint: text('URL of the token endpoint.'),
    issuer: text('URL of the authorization server, whose metadata name the token endpoint; in place of tokenEndpoint.'),
    clientId: text('The client that stands for the gateway.'),
    clientSecret: text('Its secret.'),
    scope: text('The scope to ask for.'),
    audience: text('The audience to ask for.'),
  },
} as const;

const other = (description: string) =>
  ({
    description,
    type: ['object', 'null'],
    additionalProperties: false,
    required: ['cert', 'key'],
    properties: certificate,
  }) as const;

/** The section `pixit.security`. */
export const securitySchema = {
  description: 'Means to look like other gateways; a test that has none is not run, and the report says so.',
  type: ['object', 'null'],
  additionalProperties: false,
  properties: {
    secondGateway: {
      description: 'How pixit.secondGateway shows who it is.',
      type: ['object', 'null'],
      additionalProperties: false,
      properties: {
        ...certificate,
        clientId: text('The OAuth 2.0 client that stands for it.'),
        clientSecret: text('Its secret.'),
      },
    },
    foreignCertificate: other('A client certificate for the gateway from an authority that the server does not trust.'),
    expiredCertificate: other('A client certificate for the gateway that has expired.'),
    testKey: {
      description: 'A key that the server trusts for access tokens, from which good and bad ones are minted.',
      type: ['object', 'null'],
      additionalProperties: false,
      required: ['key', 'alg', 'issuer', 'audience', 'scope'],
      properties: {
        key: path('The private key, as PEM or JWK.'),
        alg: { description: 'The algorithm of the signature.', enum: tokenAlgorithms },
        kid: text('The id of the key.'),
        issuer: text('The claim iss.'),
        audience: text('The claim aud.'),
        scope: text('The claim scope.'),
      },
    },
    badTokens: {
      description: 'Access tokens that are wrong in one way each, where there is no testKey.',
      type: ['object', 'null'],
      additionalProperties: false,
      properties: {
        expired: text('It has expired.'),
        audience: text('It is for another audience.'),
        scope: text('It is of another scope.'),
      },
    },
  },
} as const;
