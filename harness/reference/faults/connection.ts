import type { Socket } from 'node:net';
import type { Call, Deviation, JsonObject } from '../behaviour.ts';
import { Refusal } from '../refusal.ts';
import type { Fault } from './fault.ts';

/** What the listening server writes into a request, so that a registration knows its connection. */
const connectionHeader = 'x-connection';

/** Takes any credential on a connection that a right one came on. */
const trustsConnection =
  (operation: Call['operation']): Deviation['change'] =>
  (strict) => {
    const ports = new WeakMap<Socket, number>();
    const trusted = new Set<string>();
    let count = 0;
    return {
      prepare: (server) => {
        server.on('connection', (socket) => void ports.set(socket, (count += 1)));
        server.prependListener('request', (incoming) => {
          incoming.headers[connectionHeader] = String(ports.get(incoming.socket));
        });
      },
      authenticate: async (ue, call) => {
        const connection = call.request.headers.get(connectionHeader) ?? '';
        if (call.operation === operation && trusted.has(connection)) return;
        await strict.authenticate(ue, call);
        trusted.add(connection);
      },
    };
  };

/** Reads each message into the object that the one before it on the connection was read into. */
const readsIntoTheLast: Deviation['change'] = (strict) => {
  const { prepare } = trustsConnection('none')(strict);
  const objects = new Map<string, JsonObject>();
  return {
    prepare,
    parse: (bytes, call) => {
      const connection = call.request.headers.get(connectionHeader) ?? '';
      const { ueProf: _, ...former } = objects.get(connection) ?? {};
      const message = { ...former, ...strict.parse(bytes, call) };
      objects.set(connection, message);
      return message;
    },
  };
};

/** Takes a connection for that of the gateway which registered the first UE on it. */
const keepsGateway: Deviation['change'] = (strict) => {
  const { prepare } = trustsConnection('none')(strict);
  const gateways = new Map<string, string>();
  return {
    prepare,
    store: (ue, call) => {
      const connection = call.request.headers.get(connectionHeader) ?? '';
      const mgwSvcId = gateways.get(connection) ?? ue.mgwSvcId;
      gateways.set(connection, mgwSvcId);
      return strict.store({ ...ue, mgwSvcId }, call);
    },
  };
};

/** Takes a body that is not there for that of the request before it on the connection. */
const readsTheLastAgain: Deviation['change'] = (strict) => {
  const { prepare } = trustsConnection('none')(strict);
  const bodies = new Map<string, Uint8Array>();
  return {
    prepare,
    readBody: async (call) => {
      const connection = call.request.headers.get(connectionHeader) ?? '';
      const body = await strict.readBody(call);
      if (body.length === 0) return bodies.get(connection) ?? body;
      bodies.set(connection, body);
      return body;
    },
  };
};

/** Looks at something until it was right once on a connection. */
const looksOnce =
  (step: 'checkMediaType' | 'admitGateway'): Deviation['change'] =>
  (strict) => {
    const { prepare } = trustsConnection('none')(strict);
    const trusted = new Set<string>();
    const once = <Rest extends readonly [...unknown[], Call]>(look: (...rest: Rest) => void, ...rest: Rest): void => {
      const connection = (rest.at(-1) as Call).request.headers.get(connectionHeader) ?? '';
      if (trusted.has(connection)) return;
      look(...rest);
      trusted.add(connection);
    };
    return step === 'checkMediaType'
      ? { prepare, checkMediaType: (call) => once(strict.checkMediaType, call) }
      : { prepare, admitGateway: (ue, call) => once(strict.admitGateway, ue, call) };
  };

/** Refuses whatever comes on a connection that a wrong credential came on. */
const distrustsConnection: Deviation['change'] = (strict) => {
  const { prepare } = trustsConnection('none')(strict);
  const distrusted = new Set<string>();
  return {
    ...(prepare && { prepare }),
    authenticate: (ue, call) => {
      const connection = call.request.headers.get(connectionHeader);
      if (connection !== null && distrusted.has(connection)) throw notTrusted;
      try {
        return strict.authenticate(ue, call);
      } catch (error) {
        if (connection !== null) distrusted.add(connection);
        throw error;
      }
    },
  };
};

const endsWithConnection: Deviation['change'] = (strict) => {
  const numbers = new WeakMap<Socket, number>();
  const forgets = new Map<number, (() => void)[]>();
  let count = 0;
  return {
    prepare: (server) => {
      server.on('connection', (socket) => {
        count += 1;
        const number = count;
        numbers.set(socket, number);
        socket.once('close', () => forgets.get(number)?.forEach((forget) => forget()));
      });
      server.prependListener('request', (incoming) => {
        incoming.headers[connectionHeader] = String(numbers.get(incoming.socket));
      });
    },
    store: (ue, call) => {
      const number = Number(call.request.headers.get(connectionHeader));
      forgets.set(number, [...(forgets.get(number) ?? []), () => call.registry.delete(ue.key)]);
      return strict.store(ue, call);
    },
  };
};

/** Takes the body of a refused request for the next request: whatever comes next on the connection is refused. */
const choked: Deviation['change'] = (strict) => {
  const { prepare } = trustsConnection('none')(strict);
  const full = new Set<string>();
  return {
    ...(prepare && { prepare }),
    readBody: async (call) => {
      const connection = call.request.headers.get(connectionHeader) ?? '';
      if (full.has(connection)) throw unreadable;
      try {
        return await strict.readBody(call);
      } catch (error) {
        full.add(connection);
        throw error;
      }
    },
  };
};

const unreadable = new Refusal(400, { cause: 'INVALID_MSG_FORMAT', detail: 'The request cannot be read.' });
const notTrusted = new Refusal(403, { cause: 'UE_NOT_AUTHORISED', detail: 'The connection is not trusted.' });

/** What a connection remembers of what came on it. */
// oxfmt-ignore
export const connection: readonly Fault[] = [
  { id: 'connection-trusted',       requirement: 'S-08', title: 'registers with any credential on a connection that a right one came on', change: trustsConnection('register'), caughtBy: ['REG/BO/same-connection/wrong-credential'] },
  { id: 'connection-trusted-removal', requirement: 'D-07', title: 'de-registers with any credential on a connection that a right one came on', change: trustsConnection('deregister'), caughtBy: ['DEREG/BO/same-connection/wrong-credential'] },
  { id: 'connection-object-reused', requirement: 'R-30', title: 'takes what a message lacks from the one before it on its connection',  change: readsIntoTheLast, caughtBy: ['REG/BO/same-connection/ueServiceId-omitted'] },
  { id: 'connection-gateway-kept', requirement: 'R-13', title: 'stores the gateway of the first registration on the connection',         change: keepsGateway, caughtBy: ['REG/BO/same-connection/second-gateway'] },
  { id: 'connection-body-reused',  requirement: 'R-38', title: 'takes a body that is not there for the one before it on the connection',  change: readsTheLastAgain, caughtBy: ['REG/BO/same-connection/empty-body'] },
  { id: 'connection-type-trusted', requirement: 'R-39', title: 'looks at the media type until it was right once on the connection',        change: looksOnce('checkMediaType'), caughtBy: ['REG/BO/same-connection/media-type-text'] },
  { id: 'connection-gateway-trusted', requirement: 'W-11', pics: { gatewayAuthorisation: true }, title: 'looks at the gateway until it was an allowed one once on the connection', change: looksOnce('admitGateway'), caughtBy: ['REG/BO/same-connection/forbidden-gateway'] },
  { id: 'connection-distrusted',    requirement: 'W-14', title: 'refuses whatever comes on a connection that a wrong credential came on', change: distrustsConnection, caughtBy: ['REG/BO/connection-after/wrong-credential'] },
  { id: 'connection-choked',       requirement: 'W-14', pics: { bodyLimit: true }, title: 'reads no request any more on a connection that a too large body came on', change: choked, caughtBy: ['REG/BO/connection-after/oversize-body'] },
  { id: 'ends-with-connection',     requirement: 'R-65', title: 'forgets a registration when its connection closes',                change: endsWithConnection, caughtBy: ['REG/BO/other-connection'] },
];
