import type { Exchange } from '../../reports/report.ts';
import type { Security } from '../security/security.ts';
import { certificateOf, type Identity } from '../security/wardrobe.ts';
import type { HttpVersion } from '../transport/negotiated.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The command line that sends a request again. */
export function curlOf({ method, url, headers, body }: Exchange['request'], way: readonly string[] = []): string {
  const options = headers.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
  const call = ['curl -sS -i', ...way, `-X ${method}`, ...options].join(' ');
  if (body === undefined) return `${call} ${quoted(url)}`;
  if (body.cut) return `# the request body of ${body.bytes} bytes is too long to be shown here\n${call} ${quoted(url)}`;
  // A word of a shell holds no NUL, and curl takes a text that begins with @ for the name of a file.
  if (body.text !== undefined && !/^@|\0/.test(body.text))
    return `${call} --data-binary ${quoted(body.text)} ${quoted(url)}`;
  const base64 = body.base64 ?? Buffer.from(body.text ?? '').toString('base64');
  return `printf %s ${quoted(base64)} | base64 -d | ${call} --data-binary @- ${quoted(url)}`;
}

/** What curl needs to go the way of the suite, by whose certificate is shown: the version of HTTP and the files of TLS. */
export function curlWay({
  apiRoot,
  http,
  security,
}: {
  readonly apiRoot: string;
  readonly http: HttpVersion;
  readonly security: Security;
}): (identity: Identity) => readonly string[] {
  const known = new Map<Identity, readonly string[]>();
  return (identity) => {
    const isTls = apiRoot.startsWith('https:') && identity !== 'plain';
    const way = known.get(identity) ?? [...versionOf(http, isTls), ...(isTls ? filesOf(security, identity) : [])];
    known.set(identity, way);
    return way;
  };
}

function versionOf(http: HttpVersion, isTls: boolean): readonly string[] {
  if (http === '2') return [isTls ? '--http2' : '--http2-prior-knowledge'];
  return http === '1.1' && isTls ? ['--http1.1'] : [];
}

function filesOf(security: Security, identity: Identity): readonly string[] {
  const { files } = certificateOf(security, identity) ?? {};
  const { caFile } = security;
  return [
    ...(caFile === undefined ? [] : [`--cacert ${quoted(caFile)}`]),
    ...(files === undefined ? [] : [`--cert ${quoted(files.cert)}`, `--key ${quoted(files.key)}`]),
  ];
}
