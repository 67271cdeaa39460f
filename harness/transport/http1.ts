import http, { Agent, type ClientRequest, type IncomingMessage } from 'node:http';
import type { Header, Loss, RequestPacket, ResponsePacket } from '../binding/binding.ts';
import type { Carriage, Transport } from './transport.ts';

/** More than any answer of this interface needs; what is longer is cut and said to be. */
const bodyLimit = 1_048_576;

/** A kept connection that the server closed without announcing it; nothing of the request was answered. */
const abandoned = Symbol('abandoned');

/** HTTP/1.1 over TCP with a pool of kept connections. */
export function http1(apiRoot: string, maxSockets: number): Transport {
  const root = new URL(apiRoot);
  const agents = new Map<string, Agent>([['shared', new Agent({ keepAlive: true, maxSockets })]]);
  let keepsConnections = true;

  const agentFor = (label: string): Agent | false => {
    if (label === 'own' || (label === 'shared' && !keepsConnections)) return false;
    const agent = agents.get(label) ?? new Agent({ keepAlive: true, maxSockets: 1 });
    agents.set(label, agent);
    return agent;
  };

  return {
    async exchange(packet, carriage) {
      const url = new URL(root.pathname.replace(/\/$/, '') + packet.path, root);
      const first = await once({ url, packet, carriage, agent: agentFor(carriage.connection) });
      if (first !== abandoned) return first;
      // A server may close an idle connection at any time: the request never reached it, so it is sent on a new one.
      if (carriage.connection === 'shared') keepsConnections = false;
      const second = await once({ url, packet, carriage, agent: false });
      return second === abandoned ? { lost: 'closed', text: 'the connection was closed without an answer' } : second;
    },
    async [Symbol.asyncDispose]() {
      for (const agent of agents.values()) agent.destroy();
      await Promise.resolve();
    },
  };
}

interface Sending {
  readonly url: URL;
  readonly packet: RequestPacket;
  readonly carriage: Carriage;
  readonly agent: Agent | false;
}

function once({ url, packet, carriage, agent }: Sending): Promise<ResponsePacket | Loss | typeof abandoned> {
  return new Promise((resolve) => {
    const length: readonly Header[] = packet.body === undefined ? [] : [['Content-Length', String(packet.body.length)]];
    const headers = Object.fromEntries([...packet.headers, ...length]);
    // Called on the module, where msw can stand in for it.
    const sent = http.request(url, { method: packet.method, agent, headers, insecureHTTPParser: false });
    let answer: IncomingMessage | undefined;
    const settle = (result: ResponsePacket | Loss | typeof abandoned): void => {
      clearTimeout(timer);
      resolve(result);
    };
    const timer = setTimeout(() => {
      const text = `no complete answer within ${carriage.deadlineMs} ms`;
      settle({ lost: answer === undefined ? 'deadline' : 'incomplete', text });
      sent.destroy();
    }, carriage.deadlineMs);
    sent.on('error', (error: NodeJS.ErrnoException) => settle(lossOf(error, sent, answer)));
    sent.on('response', (response) => {
      answer = response;
      collect(response, sent, settle);
    });
    sent.end(packet.body);
  });
}

function collect(
  response: IncomingMessage,
  sent: ClientRequest,
  settle: (result: ResponsePacket | Loss) => void,
): void {
  const chunks: Buffer[] = [];
  let size = 0;
  const packet = (isCut: boolean): ResponsePacket => ({
    status: response.statusCode ?? 0,
    reason: response.statusMessage ?? '',
    headers: pairs(response.rawHeaders),
    body: Buffer.concat(chunks),
    isCut,
  });
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    if (size <= bodyLimit) return;
    settle(packet(true));
    sent.destroy();
  });
  response.on('end', () => settle(packet(false)));
  response.on('error', () =>
    settle({ lost: 'incomplete', text: `the answer (${response.statusCode ?? 0}) stopped in the middle` }),
  );
}

function lossOf(
  error: NodeJS.ErrnoException,
  sent: ClientRequest,
  answer: IncomingMessage | undefined,
): Loss | typeof abandoned {
  const code = error.code ?? '';
  if (answer !== undefined)
    return { lost: 'incomplete', text: `the answer (${answer.statusCode ?? 0}) stopped in the middle` };
  if (code === 'HPE_INVALID_CONSTANT')
    return { lost: 'garbage', text: `an answer that is not HTTP (${error.message})` };
  if (code.startsWith('HPE_'))
    return { lost: 'incomplete', text: `an answer that is not well-formed HTTP (${error.message})` };
  const isClosed = code === 'ECONNRESET' || code === 'EPIPE';
  if (isClosed && sent.reusedSocket) return abandoned;
  if (isClosed)
    return error.message.includes('hang up')
      ? { lost: 'closed', text: 'the connection was closed without an answer' }
      : { lost: 'reset', text: 'the connection was reset' };
  const refused = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'].includes(code);
  return { lost: refused ? 'refused' : 'reset', text: refused ? `no connection (${error.message})` : error.message };
}

const pairs = (raw: readonly string[]): readonly Header[] =>
  Array.from({ length: raw.length / 2 }, (_, at) => [raw[2 * at] ?? '', raw[2 * at + 1] ?? ''] as const);
