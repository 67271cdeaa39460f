import type { Exchange } from '../../reports/report.ts';
import { optionOf } from '../coap/option.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The command line for the client of libcoap, which reads payloads as they are from its input only. */
export function coapClientOf({ method, url, headers, body }: Exchange['request']): string {
  if (/^\d/.test(method)) return `# coap-client has no option for the code ${method}; the bytes are in the report`;
  const options = headers.map(([name, value]) =>
    name === 'Content-Format' ? `-t ${value}` : `-O ${quoted(`${optionOf(name, value).number},${value}`)}`,
  );
  const call = ['coap-client -v 6', `-m ${method.toLowerCase()}`, ...options].join(' ');
  if (body === undefined || body.bytes === 0) return `${call} ${quoted(url)}`;
  if (body.cut) return `# the request body of ${body.bytes} bytes is too long to be shown here\n${call} ${quoted(url)}`;
  const { text = '', base64 } = body;
  const isPlain = base64 === undefined && !text.includes('\0');
  const printed = isPlain
    ? `printf %s ${quoted(text)}`
    : `printf %s ${quoted(base64 ?? Buffer.from(text).toString('base64'))} | base64 -d`;
  return `${printed} | ${call} -f - ${quoted(url)}`;
}
