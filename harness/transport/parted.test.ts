import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { http1 } from './http1.ts';

const body = Buffer.from('{"ü":1}');

// oxfmt-ignore
test.for([
  [undefined,            1, /\r\n\r\n\{"ü":1\}$/],
  ['in-parts',           3, /\r\n\r\n$/],
  ['cut',                2, /\r\n\r\n\{.+$/],
] as const)('a body that travels %s comes in so many segments', async ([way, segments, first]) => {
  const seen: string[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy()).on('data', (chunk) => {
      seen.push(chunk.toString('latin1'));
      if (seen.join('').endsWith(body.toString('latin1'))) socket.end('HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  await using transport = http1({ apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, maxSockets: 1 });
  const packet = { method: 'POST', path: '/x', headers: [], body };
  const carriage = { deadlineMs: 5000, connection: 'own', ...(way && { body: way }) };
  expect(await transport.exchange(packet, carriage)).toMatchObject({ status: 204 });
  server.close();
  expect(seen).toHaveLength(segments);
  expect(Buffer.from(seen[0] ?? '', 'latin1').toString()).toMatch(first);
});
