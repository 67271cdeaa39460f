import { setTimeout as sleep } from 'node:timers/promises';
import { toDeregister } from '../../suites/step.ts';
import { Courier } from './courier.ts';
import { insistence } from './insist.ts';
import type { World } from './world.ts';

/** Whether the server is still there; once it is found dead it stays dead for the rest of the run. */
export interface Vitals {
  /** Why nothing more is asked of the server, once that is so. */
  readonly end: string | undefined;
  isAlive(): Promise<boolean>;
}

/** Any answer at all is a sign of life; the request asks for nothing that could be granted. */
export function vitalsOf(world: World): Vitals {
  const nobody = { ueServiceId: 'is-anybody-there', credential: world.cast.wrongCredential };
  let end: string | undefined;
  return {
    get end() {
      return end;
    },
    async isAlive() {
      for (let attempt = 0; end === undefined && attempt < insistence; attempt++) {
        const { outcome } = await new Courier(world).send(toDeregister(nobody, { step: 'sign of life' }));
        if (outcome.kind !== 'silent') return true;
        if (attempt === insistence - 1) end = `the server stopped answering: ${outcome.text}`;
        else await sleep(200);
      }
      return false;
    },
  };
}
