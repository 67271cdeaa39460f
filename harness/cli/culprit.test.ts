import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { listen } from '../reference/listen.ts';
import { type ReferenceOptions, startReference } from '../reference/reference.ts';
import { doctored } from './practice.ts';

const of = (url: string, more = ''): string => `target: { url: '${url}' }\n${more}`;

const pixit = (credential: string): string => `
pixit:
  gateway: { mgwServiceId: mgw-1@msgin5g.example, kind: n3g }
  ues: { ueServiceId: 'ue-{n}@msgin5g.example', credential: '${credential}', from: 1, to: 9 }
  wrongCredential: nothing-of-the-kind
`;

describe('over plain HTTP, doctor names', () => {
  test('a port that nothing listens at', async () => {
    const server = await listen(createServer(), 0);
    await server.close();
    expect(await doctored(of(server.url))).toEqual({
      code: 3,
      text: expect.stringMatching(
        /PROBLEM {2}tcp +nothing listens at 127\.0\.0\.1:\d+\n.*the configuration\n.*correct the port in target\.url/,
      ),
    });
  });

  test('a host that has no such name', async () => {
    expect(await doctored(of('http://msgin5g-server.invalid'))).toEqual({
      code: 3,
      text: expect.stringMatching(/PROBLEM {2}name +the name "msgin5g-server\.invalid" cannot be resolved/),
    });
  });

  // oxfmt-ignore
  test.for([
    ['TLS where the server speaks none',  'https', '',         {},            /PROBLEM {2}tls +\S+ speaks plain HTTP, and target\.url says https\n.*\n.*Write "http:\/\/127/],
    ['TLS where HTTP/2 is spoken plainly', 'https', '',        { http: '2' },  /PROBLEM {2}tls +\S+ speaks plain HTTP\/2, and target\.url says https\n.*\n.*Write "http:\/\/127\S+" in target\.url and `http: '2'`/],
    ['a path that is another one',        'http',  '/api',     {},            /PROBLEM {2}registration +\S+ answers \S+ like a path that does not exist\n.*\n.*Write "http:\/\/127/],
    ['a server that answers with HTML',   'http',  '',         { null: 'html' }, /PROBLEM {2}registration +\S+ answers a plain registration with a page of HTML \(200\)/],
    ['HTTP/2 that is spoken alone',       'http',  '',         { http: '2' },  /PROBLEM {2}http +\S+ speaks HTTP\/2 only, and HTTP\/1\.1 was asked for\n.*\n.*--http 2/],
  ] as const satisfies readonly (readonly [string, string, string, ReferenceOptions, RegExp])[])('%s', async ([, scheme, path, options, text]) => {
    await using server = await startReference(options);
    expect(await doctored(of(server.url.replace('http', scheme) + path))).toEqual({ code: 2, text: expect.stringMatching(text) });
  });

  test('a template of credentials that is not that of the server', async () => {
    await using server = await startReference();
    expect(await doctored(of(server.url, pixit('key-{n}')))).toEqual({
      code: 2,
      text: expect.stringMatching(
        /: the credential is not what .*\n.*the configuration\n.*Correct pixit\.ues\.credential,/,
      ),
    });
  });

  test('a server that fails', async () => {
    await using server = await startReference({ null: 'always-500' });
    expect(await doctored(of(server.url))).toEqual({ code: 3, text: expect.stringMatching(/to blame +the target/) });
  });

  test('nobody where HTTP/2 is asked for and spoken with prior knowledge', async () => {
    await using server = await startReference({ http: '2' });
    expect(await doctored(of(server.url), { http: '2' })).toEqual({
      code: 0,
      text: expect.stringMatching(
        /OK +http +\S+ speaks HTTP\/2 with prior knowledge\n[^]*All is well\. Next: \S.* --http 2/,
      ),
    });
  });

  test('HTTP/2 where only HTTP/1.1 is spoken', async () => {
    await using server = await startReference();
    expect(await doctored(of(server.url), { http: '2' })).toEqual({
      code: 2,
      text: expect.stringMatching(/speaks HTTP\/1\.1, and target\.http says 2\n.*\n.*--http 1\.1/),
    });
  });
});
