import type { Body, Exchange, Header } from '../report.ts';

/** A request and its answer (webRequest and webResponse, clauses 3.46 and 3.47). */
export function webOf({ request, response, error }: Exchange) {
  return {
    webRequest: {
      protocol: 'HTTP',
      ...(response?.version !== undefined && { version: response.version }),
      target: request.url,
      method: request.method,
      headers: fieldsOf(request.headers),
      ...(request.body && { body: contentOf(request.body) }),
    },
    webResponse:
      response === undefined
        ? { noResponseReceived: true, ...(error !== undefined && { reasonPhrase: error }) }
        : {
            protocol: 'HTTP',
            ...(response.version !== undefined && { version: response.version }),
            statusCode: response.status,
            reasonPhrase: response.reason,
            headers: fieldsOf(response.headers),
            ...(response.body && { body: contentOf(response.body) }),
          },
  };
}

/** One text for each name: repeated headers mean the same as one with commas (RFC 9110 clause 5.3). */
function fieldsOf(headers: readonly Header[]): Readonly<Record<string, string>> {
  const fields = new Map<string, string>();
  for (const [name, value] of headers) {
    const before = fields.get(name);
    fields.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return Object.fromEntries(fields);
}

const contentOf = ({ text, base64 }: Body) => (text === undefined ? { binary: base64 ?? '' } : { text });
