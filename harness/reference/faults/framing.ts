import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Deviation, Reply } from '../behaviour.ts';
import { deliver } from '../wire.ts';
import type { Fault } from './fault.ts';

/** Treats some answers otherwise on the socket. */
function delivers(
  act: (reply: Reply, outgoing: ServerResponse) => void,
  isMeant: (reply: Reply, path: string) => boolean = () => true,
): Deviation['change'] {
  return () => ({
    deliver: (reply, outgoing) =>
      isMeant(reply, outgoing.req.url ?? '') ? act(reply, outgoing) : deliver(reply, outgoing),
  });
}

/** Announces a length that differs from what is sent, and then ends the connection. */
function miscounts(difference: number): Deviation['change'] {
  return delivers(({ status, headers, text }, outgoing) => {
    const length = Math.max(0, Buffer.byteLength(text) + difference);
    outgoing.writeHead(status, { ...headers, 'content-length': length });
    outgoing.write(text, () => outgoing.socket?.end());
  });
}

/** Sends a body that is not what its media type says. */
function sends(edit: (text: string) => string | Uint8Array): Deviation['change'] {
  return delivers(({ status, headers, text }, outgoing) => {
    const bytes = Buffer.from(edit(text));
    outgoing.writeHead(status, text === '' ? headers : { ...headers, 'content-length': bytes.length });
    outgoing.end(text === '' ? undefined : bytes);
  });
}

const cut = delivers(({ status, headers, text }, outgoing) => {
  outgoing.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(text) });
  outgoing.write(text.slice(0, text.length / 2), () => outgoing.socket?.end());
});

/** Writes a head that no HTTP parser accepts. */
function head(lines: (reply: Reply) => string): Deviation['change'] {
  return delivers((reply, outgoing) => void outgoing.socket?.end(`${lines(reply)}\r\n\r\n${reply.text}`));
}

/** Answers what the parser of node does not take for a request, as a server that knows more methods would. */
function answersUnparsed(lines: string): Deviation['change'] {
  return () => ({
    prepare: (server) => {
      server.removeAllListeners('clientError').on('clientError', (_error, socket) => {
        socket.end(`HTTP/1.1 ${lines}\r\nConnection: close\r\n\r\n`);
      });
    },
  });
}

/** Writes answers with one header line more. */
function adds(line: (reply: Reply) => string): Deviation['change'] {
  return head((reply) => {
    const headers = Object.entries(reply.headers).map(([name, value]) => `${name}: ${value}`);
    const length = `Content-Length: ${Buffer.byteLength(reply.text)}`;
    return [`HTTP/1.1 ${reply.status} X`, ...headers, length, 'Connection: close', line(reply)].join('\r\n');
  });
}

const isSyntax = ({ text }: Reply): boolean => text.includes('INVALID_MSG_FORMAT');
const reset = (_reply: Reply, outgoing: ServerResponse): void => void outgoing.socket?.resetAndDestroy();
const drop = (_reply: Reply, outgoing: ServerResponse): void => void outgoing.socket?.destroy();
const nothing = (): void => undefined;

/** Loses each so many request of an operation. */
const losesEach =
  (nth: number, path: string): Deviation['change'] =>
  () => {
    let count = 0;
    return {
      deliver: (reply, outgoing) => {
        const isLost = outgoing.req.url?.includes(path) === true && (count += 1) % nth === 0;
        return isLost ? undefined : deliver(reply, outgoing);
      },
    };
  };

/** Waits for a body that never comes. */
const hangsOnNothing: Deviation['change'] = () => ({
  deliver: (reply, outgoing) => {
    const { url = '', headers } = outgoing.req;
    return url.includes('registrations') && headers['content-length'] === '0' ? undefined : deliver(reply, outgoing);
  },
});

/** The process dies over a malformed body, and nobody starts it again. */
const dies: Deviation['change'] = () => {
  let listening: Server | undefined;
  return {
    prepare: (server) => {
      listening = server;
    },
    deliver: (reply, outgoing) => {
      if (!isSyntax(reply)) return deliver(reply, outgoing);
      listening?.close();
      return listening?.closeAllConnections();
    },
  };
};

/** Keeps a connection open after an error and does not answer on it any more. */
const muteAfterError: Deviation['change'] = () => {
  const muted = new WeakSet<Socket>();
  return {
    deliver: (reply, outgoing) => {
      const { socket } = outgoing.req;
      if (muted.has(socket)) return;
      if (reply.status === 400) muted.add(socket);
      return deliver(reply, outgoing);
    },
  };
};

/** Refuses without reading the body, so that the next request on the connection begins with what is left of it. */
const leavesBody: Deviation['change'] = () => {
  const spoilt = new WeakSet<Socket>();
  return {
    deliver: (reply, outgoing) => {
      const { socket, headers, url = '' } = outgoing.req;
      const isUnread = [404, 405, 415].includes(reply.status) && !url.includes('deregister');
      const wasSpoilt = spoilt.delete(socket);
      if (isUnread && Number(headers['content-length'] ?? 0) > 0) spoilt.add(socket);
      return deliver(wasSpoilt ? unparsed : reply, outgoing);
    },
  };
};
const unparsed: Reply = { status: 400, headers: { 'content-type': 'text/plain' }, text: 'Bad Request' };

/** What is wrong with the bytes of the answers; on sockets only. */
// oxfmt-ignore
export const framing: readonly Fault[] = [
  { id: 'body-cut',                requirement: 'W-06', title: 'ends the connection in the middle of every body',                 change: cut, caughtBy: ['REG/BV/minimal', 'REG/BV/answer', 'REG/BV/full'] },
  { id: 'length-too-large',        requirement: 'W-06', title: 'announces 10 bytes more than it sends',                           change: miscounts(10), caughtBy: ['REG/BV/minimal', 'REG/BV/answer', 'REG/BV/full'] },
  { id: 'length-too-small',        requirement: 'W-06', title: 'announces 10 bytes less than it sends',                           change: miscounts(-10), caughtBy: ['REG/BV/minimal', 'REG/BV/answer', 'REG/BV/full'] },
  { id: 'length-and-chunked',      requirement: 'W-06', title: 'announces both a length and chunks',                              change: head(({ status, text }) => `HTTP/1.1 ${status} X\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nContent-Length: ${Buffer.byteLength(text)}`), caughtBy: ['REG/BV/minimal', 'REG/BV/answer', 'REG/BV/full'] },
  { id: 'header-broken',           requirement: 'W-06', title: 'sends a header line without a colon',                             change: head(({ status, text }) => `HTTP/1.1 ${status} X\r\nContent-Type application/json\r\nContent-Length: ${Buffer.byteLength(text)}`), caughtBy: ['REG/BV/minimal', 'REG/BV/answer', 'REG/BV/full'] },
  { id: 'status-line-broken',      requirement: 'W-06', title: 'sends a status line without a status',                            change: head(() => 'HTTP/1.1 OK\r\nContent-Length: 0'), caughtBy: ['REG/BV/minimal', 'REG/BV/answer', 'REG/BV/full'] },
  { id: 'json-trailing-comma',     requirement: 'W-06', title: 'sends JSON with a comma too many',                                change: sends((text) => text.replace(/\}$/, ',}')), caughtBy: ['WIRE/answer/well-formed'] },
  { id: 'json-single-quotes',      requirement: 'W-06', title: 'sends JSON with single quotes',                                   change: sends((text) => text.replaceAll('"', '\'')), caughtBy: ['WIRE/answer/well-formed'] },
  { id: 'json-utf-16',             requirement: 'W-06', title: 'sends JSON in UTF-16',                                            change: sends((text) => Buffer.from(text, 'utf16le')), caughtBy: ['WIRE/answer/well-formed'] },
  { id: 'json-latin-1',            requirement: 'W-06', title: 'sends JSON in Latin-1',                                           change: sends((text) => Buffer.from(text, 'latin1')), caughtBy: ['WIRE/answer/well-formed'] },
  { id: 'json-text-after',         requirement: 'W-06', title: 'sends a line of log after the JSON',                              change: sends((text) => `${text}\nOK 0.004s`), caughtBy: ['WIRE/answer/well-formed'] },
  { id: 'json-byte-order-mark',    requirement: 'W-06', title: 'sends JSON with a byte order mark before it',                     change: sends((text) => `\ufeff${text}`), caughtBy: ['WIRE/answer/well-formed'] },
  { id: 'type-twice',              requirement: 'W-18', title: 'sends Content-Type twice',                                        change: adds(({ headers }) => `Content-Type: ${headers['content-type'] ?? 'text/plain'}`), caughtBy: ['WIRE/answer/single-headers'] },
  { id: 'length-twice',            requirement: 'W-06', title: 'sends two lengths that differ',                                   change: adds(({ text }) => `Content-Length: ${Buffer.byteLength(text) + 1}`), caughtBy: ['REG/BV/minimal', 'REG/BV/answer', 'REG/BV/full'] },
  { id: 'method-unknown-500',      requirement: 'R-41', title: 'answers 500 to a method that nobody knows',                       change: answersUnparsed('500 Internal Server Error'), caughtBy: ['REG/BI/method-unknown', 'DEREG/BI/method-unknown'] },
  { id: 'method-unknown-200',      requirement: 'R-41', title: 'answers 200 to a method that nobody knows',                       change: answersUnparsed('200 OK\r\nContent-Length: 0'), caughtBy: ['REG/BI/method-unknown', 'DEREG/BI/method-unknown'] },
  { id: 'empty-body-hangs',        requirement: 'R-38', title: 'does not answer a message without a body',                        change: hangsOnNothing, caughtBy: ['REG/BI/empty-body'] },
  { id: 'syntax-reset',            requirement: 'R-38', title: 'resets the connection over a body that is not JSON',              change: delivers(reset, isSyntax), caughtBy: ['DEREG/BI/not-json'] },
  { id: 'syntax-kills',            requirement: 'R-70', title: 'dies over a body that is not JSON',                               change: dies, caughtBy: ['REG/BI/not-json'] },
  { id: 'error-mutes-connection',  requirement: 'W-14', title: 'does not serve a connection any more after an error',             change: muteAfterError, caughtBy: ['REG/BO/connection-after/not-json', 'REG/BO/connection-after/empty-body', 'REG/BO/connection-after/missing-ie'] },
  { id: 'body-left-unread',        requirement: 'W-14', title: 'takes the unread body of a refused request for the next one',     change: leavesBody, caughtBy: ['REG/BO/connection-after/media-type-text', 'REG/BO/connection-after/path-unknown', 'REG/BO/connection-after/method-put'] },
  { id: 'refusal-dropped',         requirement: 'R-50', title: 'closes the connection in place of refusing a registration',       change: delivers(drop, ({ status }, path) => status === 403 && path.includes('registrations')), caughtBy: ['REG/BI/credential/one-more'] },
  { id: 'refusal-silent',          requirement: 'R-50', title: 'does not answer a registration with a wrong credential',          change: delivers(nothing, ({ text }, path) => text.includes('UE_CREDENTIAL_INVALID') && path.includes('registrations')), caughtBy: ['REG/BI/credential/wrong', 'REG/BI/credential/of-another-ue'] },
  { id: 'removal-dropped',         requirement: 'D-01', title: 'closes the connection in place of acknowledging a de-registration', change: delivers(drop, ({ status }, path) => status === 200 && path.includes('deregister')), caughtBy: ['REG/BV/minimal', 'REG/BV/answer', 'REG/BV/full'] },
  { id: 'removal-unknown-dropped', requirement: 'D-10', title: 'closes the connection over the de-registration of an unknown UE', change: delivers(drop, ({ status }, path) => status === 404 && path.includes('deregister')), caughtBy: ['DEREG/BO/never-registered'] },
  { id: 'each-40th-silent',        requirement: 'R-01', title: 'does not answer each 40th registration',                        change: losesEach(40, '/registrations'), isByChance: true, caughtBy: ['WIRE/register/answered'] },
  { id: 'each-20th-removal-silent', requirement: 'D-01', title: 'does not answer each 20th de-registration',                     change: losesEach(20, '/deregister'), isByChance: true, caughtBy: ['WIRE/deregister/answered'] },
  { id: 'registration-silent',     requirement: 'R-01', title: 'registers and does not answer',                                   change: delivers(nothing, ({ status }) => status === 201), caughtBy: ['REG/BV/profile/communicationAvailability/scheduledCommunicationTime/daysOfWeek/working-days', 'REG/BV/profile/communicationAvailability/scheduledCommunicationTime/daysOfWeek/one'] },
];
