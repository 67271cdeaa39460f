import { setTimeout as sleep } from 'node:timers/promises';
import type { Stimulus } from '../../suites/iut.ts';
import { Courier } from './courier.ts';
import { insistence } from './insist.ts';
import type { World } from './world.ts';

/** Whether the server is still there; once it is found dead it stays dead for the rest of the run. */
export interface Vitals {
  /** Why nothing more is asked of the server, once that is so. */
  readonly end: string | undefined;
  /** `isLate`: the silence that raises the question lasted to its deadline. */
  isAlive(isLate: boolean): Promise<boolean>;
}

/** So many questions may stay unanswered until the deadline, or requests where there is no answer at all; then asking on only costs time. */
const silences = 8;

/** Any answer at all is a sign of life; the requests ask for nothing that could be granted. */
export function vitalsOf(world: World): Vitals {
  let end: string | undefined;
  let isDead = false;
  let late = 0;
  return {
    get end() {
      return end;
    },
    async isAlive(isLate) {
      if (isLate) late += 1;
      const { answered, vainMs } = world.traffic.stopwatch;
      if (answered === 0 && vainMs >= silences * world.timers.answerMs) late = silences;
      const texts: string[] = [];
      // After two deadlines without an answer to anybody two more are enough.
      const most = world.traffic.stopwatch.isDeaf(world.timers.answerMs) ? 2 : 2 * insistence;
      for (const stimulus of signs(world).slice(0, most)) {
        if (end !== undefined) return !isDead;
        const { outcome } = await new Courier(world, { isSign: true }).send(stimulus);
        if (outcome.kind !== 'silent' || outcome.lost === 'incomplete') {
          if (late >= silences) end = `the server left ${silences} requests unanswered`;
          return true;
        }
        texts.push(outcome.text);
        await sleep(100);
      }
      isDead = true;
      end = `the server stopped answering: ${texts.at(-1) ?? ''}`;
      return false;
    },
  };
}

/** A server may have a blind spot for one sort of request, so several sorts are tried. */
function signs({ cast }: World): readonly Stimulus[] {
  const nobody = { ueServiceId: 'is-anybody-there', ueCredentialInformation: cast.wrongCredential };
  const somebody = { ...nobody, mgwServiceId: cast.gateway.mgwServiceId };
  const kinds: readonly Stimulus[] = [
    { operation: 'deregister', message: nobody, step: 'sign of life' },
    { operation: 'register', message: somebody, step: 'sign of life' },
    { operation: 'register', message: somebody, disturbance: 'path-unknown', step: 'sign of life' },
  ];
  return Array.from({ length: insistence }, () => kinds)
    .flat()
    .slice(0, 2 * insistence);
}
