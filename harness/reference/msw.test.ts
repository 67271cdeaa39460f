import { http } from 'msw';
import { setupServer } from 'msw/node';
import { expect, test } from 'vitest';
import { referenceHandler } from './reference.ts';

test('msw can mount the reference server', async () => {
  const handler = referenceHandler();
  const server = setupServer(http.all('http://msgin5g.example/*', ({ request }) => handler(request)));
  server.listen();
  try {
    const ue = { ueSvcId: 'ue-1@msgin5g.example', mgwSvcId: 'mgw-1@msgin5g.example', ueCredInfo: 'cred-1' };
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(ue) };
    const response = await fetch('http://msgin5g.example/msgs-ueregistration/v1/registrations', init);
    expect([response.status, await response.json()]).toEqual([201, { ueSvcId: ue.ueSvcId, result: 'SUCCESS' }]);
  } finally {
    server.close();
  }
});
