import { createServer as createHttpsServer } from 'node:https';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { certificateOf, partyOf } from '../reference/certificate.ts';
import { listen } from '../reference/listen.ts';
import { startReference } from '../reference/reference.ts';
import { doctored, type Edit, openPractice, type Practice, put } from './practice.ts';

const of = (url: string): string => `target: { url: '${url}' }\n`;

const pixit = (credential: string): string => `
pixit:
  gateway: { mgwServiceId: mgw-1@msgin5g.example, kind: n3g }
  ues: { ueServiceId: 'ue-{n}@msgin5g.example', credential: '${credential}', from: 1, to: 9 }
  wrongCredential: nothing-of-the-kind
`;

let practice: Practice;

beforeAll(async () => {
  practice = await openPractice();
});

afterAll(() => practice[Symbol.asyncDispose]());

describe('over TLS, doctor names', () => {
  test.for(['1.1', '2', undefined] as const)('nobody where all is right, over HTTP %s', async (http) => {
    await using server = await practice.guarded({ http });
    const spoken = http === '1.1' ? 'HTTP/1.1' : 'HTTP/2';
    expect(await practice.doctored(server.url)).toEqual({
      code: 0,
      text: expect.stringContaining(`speaks ${spoken} (`),
    });
  });

  test('plain text on a port of TLS', async () => {
    await using server = await practice.guarded();
    expect(await doctored(of(server.url.replace('https', 'http')))).toEqual({
      code: 2,
      text: expect.stringMatching(
        /PROBLEM {2}http +\S+ speaks TLS, and target\.url says http\n.*\n.*Write "https:\/\/127/,
      ),
    });
  });

  const bare = put(', cert: gateway.pem, key: gateway.key', '');

  // oxfmt-ignore
  test.for([
    ['a client certificate that is missing',          '2',   bare,                                    /wants a client certificate, and none is configured .*\n.*\n.*target\.tls\.cert and target\.tls\.key/],
    ['a client certificate that is missing',          '1.1', bare,                                    /wants a client certificate, and none is configured .*\n.*\n.*target\.tls\.cert and target\.tls\.key/],
    ['a client certificate of a foreign authority',   '2',   put('gateway.pem, key: gateway.key', 'foreign.pem, key: foreign.key'), /not take the client certificate.*\n.*\n.*that of this one is CN=Another authority/],
    ['a client certificate that has expired',         '2',   put('gateway.pem, key: gateway.key', 'expired.pem, key: expired.key'), /not take the client certificate.*\n.*\n.*Renew the one in target\.tls\.cert: it expired on /],
    ['an authority that is another one',              '2',   put('ca: ca.pem', 'ca: foreign.pem'),    /PROBLEM {2}tls .* is signed by "MSGin5G test authority", who is not trusted here .*\n.*\n.*Correct target\.tls\.ca/],
    ['an authority that is not given',                '2',   put('ca: ca.pem,', ''),                  /PROBLEM {2}tls .*who is not trusted here .*\n.*\n.*Name the file .* in target\.tls\.ca/],
    ['a name that the certificate does not have',     '2',   put('ca: ca.pem', 'servername: other.example, ca: ca.pem'), /is one for IP Address:127\.0\.0\.1, DNS:localhost, not for other\.example\n.*\n.*target\.tls\.servername/],
    ['HTTP/1.1 where HTTP/2 alone is offered',        '2',   put('  tls:', "  http: '1.1'\n  tls:"),  /does not offer HTTP\/1\.1 by ALPN, and target\.http says 1\.1\n.*\n.*`http: '2'`/],
    ['HTTP/2 where HTTP/1.1 alone is offered',        '1.1', put('  tls:', "  http: '2'\n  tls:"),    /does not offer HTTP\/2 by ALPN, and target\.http says 2\n.*\n.*`http: '1\.1'`/],
    ['an access token that is missing',               '2',   put(/ {4}testKey: .*\n/, ''), /wants an access token, and none is configured \(401.*\n.*\n.*Write target\.oauth2/],
    ['an access token for another audience',          '2',   put('audience: msgs-ueregistration', 'audience: msgs-other'), /does not take the access token \(401.*invalid_token.*\n.*\n.*Compare audience, scope and issuer in pixit\.security\.testKey .*aud "msgs-other"/],
    ['an access token of another scope',              '2',   put('scope: msgs-ueregistration', 'scope: msgs-other'), /the access token does not cover the service \(403.*scope msgs-ueregistration.*\n.*\n.*Correct pixit\.security\.testKey\.scope/],
  ] as const satisfies readonly (readonly [string, '1.1' | '2', Edit, RegExp])[])('%s (HTTP/%s)', async ([, http, edit, text]) => {
    await using server = await practice.guarded({ http });
    expect(await practice.doctored(server.url, edit)).toEqual({ code: 2, text: expect.stringMatching(text) });
  });

  test('a server whose certificate has expired', async () => {
    const issuer = partyOf('An authority');
    const [from, to] = [new Date(Date.now() - 2e9), new Date(Date.now() - 1e9)];
    const given = certificateOf({ subject: partyOf('old'), issuer, use: 'loopback-server', from, to });
    await using server = await listen(createHttpsServer({ ...given }), 0, 'https');
    expect(await doctored(of(server.url))).toEqual({
      code: 3,
      text: expect.stringMatching(/PROBLEM {2}tls +the certificate of \S+ expired on .*\n.*the target\n.*Renew it/),
    });
  });

  test('a version of TLS that the server does not speak', async () => {
    await using server = await listen(createHttpsServer({ ...practice.pki.server, maxVersion: 'TLSv1.2' }), 0, 'https');
    const edit = put('ca: ca.pem', 'minVersion: TLSv1.3, ca: ca.pem');
    expect(await practice.doctored(server.url, edit)).toEqual({
      code: 2,
      text: expect.stringMatching(/does not speak the versions of TLS .*\n.*\n.*Lower target\.tls\.minVersion/),
    });
  });

  test('a client certificate that is missing, by TLSv1.2 too', async () => {
    const options = { ...practice.pki.server, maxVersion: 'TLSv1.2', requestCert: true, ca: practice.pki.ca } as const;
    await using server = await listen(createHttpsServer(options), 0, 'https');
    expect(await practice.doctored(server.url, bare)).toEqual({
      code: 2,
      text: expect.stringMatching(/PROBLEM {2}tls +\S+ wants a client certificate, and none is configured/),
    });
  });

  test('a name that the server does not know', async () => {
    const alert = Buffer.from([0x15, 3, 3, 0, 2, 2, 112]);
    const stranger = createServer((socket) =>
      socket.on('error', () => undefined).once('data', () => socket.end(alert)),
    );
    await using server = await listen(stranger, 0, 'https');
    const edit = put('ca: ca.pem', 'servername: other.example, ca: ca.pem');
    expect(await practice.doctored(server.url, edit)).toEqual({
      code: 2,
      text: expect.stringMatching(/does not know the name other\.example .*\n.*\n.*Correct target\.tls\.servername/),
    });
  });

  test('a server that shares no cipher suite', async () => {
    const options = { ...practice.pki.server, maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES128-GCM-SHA256' } as const;
    await using server = await listen(createHttpsServer(options), 0, 'https');
    expect(await practice.doctored(server.url, bare)).toEqual({
      code: 3,
      text: expect.stringMatching(/PROBLEM {2}tls +\S+ agrees on no TLS connection .*\n.*the target\n.*cipher suites/),
    });
  });

  test('a client certificate that is missed after the handshake, in a page', async () => {
    const page = '<center>No required SSL certificate was sent</center><hr><center>nginx</center>';
    const answer = createHttpsServer({ ...practice.pki.server }, (_, outgoing) =>
      outgoing.writeHead(400, { 'Content-Type': 'text/html' }).end(page),
    );
    await using server = await listen(answer, 0, 'https');
    expect(await practice.doctored(server.url, bare)).toEqual({
      code: 2,
      text: expect.stringMatching(
        /PROBLEM {2}registration +\S+ wants a client certificate, and none is configured \(400/,
      ),
    });
  });
});

describe('with a real authorization server, doctor names', () => {
  test('nobody where all is right', async () => {
    await using server = await practice.tokenGuarded();
    expect(await practice.doctored(server.url, practice.withClient())).toEqual({
      code: 0,
      text: expect.stringMatching(/OK +token +https:\S+ grants an access token to "mgw-1@msgin5g\.example"/),
    });
  });

  // oxfmt-ignore
  test.for([
    ['a client secret that is wrong', { clientSecret: 'wrong' }, /PROBLEM {2}token +no access token from .*invalid_client.*\n.*the configuration\n.*Correct target\.oauth2\.clientId and clientSecret\./],
    ['a client that it does not know', { clientId: 'nobody' }, /PROBLEM {2}token +.*\n.*the configuration\n.*Correct target\.oauth2\.clientId and clientSecret\./],
    ['a port where it does not listen', { issuer: 'http://127.0.0.1:1' }, /PROBLEM {2}token .*ECONNREFUSED.*\n.*the configuration\n.*Correct target\.oauth2\.tokenEndpoint or issuer\./],
  ] as const)('%s', async ([, change, text]) => {
    await using server = await practice.tokenGuarded();
    expect(await practice.doctored(server.url, practice.withClient(change))).toEqual({ code: 2, text: expect.stringMatching(text) });
  });

  test('a gateway in the messages that is not the one of the certificate and the token', async () => {
    await using server = await practice.tokenGuarded();
    const edit: Edit = (text) =>
      practice
        .withClient()(text)
        .replace(/pixit:[^]*$/, pixit('cred-{n}').trimStart().replace('mgw-1@', 'mgw-2@'));
    expect(await practice.doctored(server.url, edit)).toEqual({
      code: 2,
      text: expect.stringMatching(
        /: the gateway is not what .*\n.*the configuration\n.*Correct pixit\.gateway\.mgwServiceId, which may have to be the gateway that its certificate or token stands for/,
      ),
    });
  });

  test('the authorization server where it fails', async () => {
    await using failing = await startReference({ null: 'always-500' });
    await using server = await practice.tokenGuarded();
    const edit = practice.withClient({ issuer: undefined, tokenEndpoint: `${failing.url}/token` });
    expect(await practice.doctored(server.url, edit)).toEqual({
      code: 3,
      text: expect.stringMatching(/PROBLEM {2}token .*status 500.*\n.*the authorization server\n.*See in its log why/),
    });
  });
});
