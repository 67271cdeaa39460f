import type { RequestPacket } from './binding.ts';

/**
 * Whether a request is no other than the plain one, which is there twice: what differs between these two, such as a
 * time or a number of the message, is no difference.
 */
export function isSame(request: RequestPacket, [plain, again]: readonly [RequestPacket, RequestPacket]): boolean {
  const [one, other, third] = [request, plain, again].map(partsOf) as [Parts, Parts, Parts];
  return (
    one.size === other.size &&
    [...other].every(([name, text]) => {
      const wanted = third.get(name);
      if (text === wanted) return one.get(name) === text;
      const own = one.get(name);
      return own !== undefined && levelled(own) === levelled(text);
    })
  );
}

type Parts = ReadonlyMap<string, string>;

function partsOf({ method, path, headers, body, isSentTwice }: RequestPacket): Parts {
  const numbered = headers.map(([name, value], at) => [`header ${at} ${name}`, value] as const);
  const text = body === undefined ? 'none' : `bytes ${Buffer.from(body).toString('latin1')}`;
  return new Map([
    ['method', method],
    ['path', path],
    ['twice', String(isSentTwice === true)],
    ['body', text],
    ...numbered,
  ]);
}

/** Numbers, times and ids are alike. */
const levelled = (text: string): string => text.replaceAll(/[\da-f]{8}[\da-f-]*|\d+/gi, '#');
