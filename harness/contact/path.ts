import type { Outcome, Stimulus } from '../../suites/iut.ts';
import { toRegister } from '../../suites/step.ts';
import { headerOf, readBody } from '../binding/body.ts';
import type { World } from '../engine/world.ts';
import type { Case } from './case.ts';
import { byConfiguration, byTarget, type Diagnosis } from './diagnosis.ts';
import { closedToAll } from './not-let-in.ts';
import { query, type Reply } from './query.ts';

/** A redirect that is not followed: to another server, or one that would lose the body. */
export function redirected({ world, reply }: Case): Diagnosis | undefined {
  const { outcome, packet } = reply;
  const location = packet && headerOf(packet, 'location');
  if (outcome.refusal !== 'redirect' || location === undefined || packet === undefined) return undefined;
  const asked = urlOf(world, reply.path);
  if (!URL.canParse(location, asked)) return undefined;
  const to = new URL(location, asked);
  if (to.href === new URL(asked).href)
    return byTarget(
      `redirects a registration to where it came to (${packet.status})`,
      'Correct what redirects there: the server, or what stands in front of it.',
    );
  if (to.pathname === `${new URL(asked).pathname}/`)
    return slash(world, `redirects to the path with a slash at its end (${packet.status})`);
  const root = to.href.endsWith(reply.path) ? to.href.slice(0, -reply.path.length) : undefined;
  const remedy =
    root === undefined
      ? 'Write the API root that it redirects to in target.url, or log in where it wants people to.'
      : `Write ${JSON.stringify(root)} in target.url.`;
  return byConfiguration(`redirects to ${to.origin}${to.pathname} (${packet.status})`, remedy);
}

/** The path of the registration is answered like one that surely does not exist. */
export async function misplaced(given: Case): Promise<Diagnosis | undefined> {
  const { world, ue, reply } = given;
  const nowhere = await query(world, { ...toRegister(world, ue), disturbance: 'path-unknown' });
  if (nowhere === undefined) return undefined;
  for (const other of others(given)) if ((await query(world, other))?.likeness !== nowhere.likeness) return undefined;
  if (reply.likeness !== nowhere.likeness) return undefined;
  const { outcome } = reply;
  if (outcome.refusal === 'unauthenticated' || outcome.refusal === 'forbidden') return closedToAll(given);
  if (outcome.refusal === 'server-error')
    return byTarget(
      `answers every path with ${outcome.text}`,
      'See in the log of the server, or of what stands in front of it, why it fails.',
    );
  return (
    (await elsewhere(given)) ??
    byConfiguration(
      `answers ${new URL(urlOf(world, reply.path)).pathname} like a path that does not exist (${described(reply)})`,
      `Correct the path in target.url, which ${pathOf(world) === '' ? 'has none' : `is ${pathOf(world)}`}: the registration goes to ${urlOf(world, reply.path)}. If the server has it at another path, declare that in a binding.`,
    )
  );
}

/** Requests to the same path that a server would answer in another way if it knew the path. */
const others = ({ world, ue }: Case): readonly Stimulus[] =>
  (['not-json', 'empty-body'] as const).map((disturbance) => ({ ...toRegister(world, ue), disturbance }));

/** Paths near the one that was asked, in case it is only a little wrong. */
async function elsewhere({ world, ue, reply }: Case): Promise<Diagnosis | undefined> {
  const spoilt = { ...toRegister(world, ue), disturbance: 'not-json' } as const;
  const nowhere = { ...toRegister(world, ue), disturbance: 'path-unknown' } as const;
  const isThere = async (change: (path: string) => string): Promise<boolean> => {
    const [here, there] = [
      await query(world, spoilt, (packet) => ({ ...packet, path: change(packet.path) })),
      await query(world, nowhere, (packet) => ({ ...packet, path: change(packet.path) })),
    ];
    return here !== undefined && there !== undefined && here.likeness !== there.likeness && !isAbsent(here.outcome);
  };
  if (await isThere((path) => `${path}/`))
    return slash(world, 'knows the path of the registration only with a slash at its end');
  const segments = pathOf(world).split('/').slice(1);
  for (let up = 1; up <= segments.length; up++) {
    if (!(await isThere((path) => '/..'.repeat(up) + path))) continue;
    const root =
      new URL(world.apiRoot).origin +
      segments
        .slice(0, -up)
        .map((segment) => `/${segment}`)
        .join('');
    return byConfiguration(
      `answers ${new URL(urlOf(world, reply.path)).pathname} like a path that does not exist`,
      `Write ${JSON.stringify(root)} in target.url: the binding adds the rest of the path itself.`,
    );
  }
  return undefined;
}

const isAbsent = ({ refusal, kind, isForeign }: Outcome): boolean =>
  kind === 'silent' || isForeign === true || refusal === 'not-found' || refusal === 'redirect';

const slash = ({ binding }: World, text: string): Diagnosis =>
  byTarget(
    text,
    `The binding ${binding.name} has no slash there: let the server take the path without it, or declare the path in a binding of your own.`,
  );

/** An answer in a few words; a page for people is called one. */
export function described({ outcome, packet }: Reply): string {
  const isPage = packet !== undefined && readBody(packet).mediaType === 'text/html';
  return isPage ? `${packet.status}, a page of HTML` : outcome.text;
}

const urlOf = ({ apiRoot }: World, path: string): string => apiRoot.replace(/\/$/, '') + path;

const pathOf = ({ apiRoot }: World): string => new URL(apiRoot).pathname.replace(/\/$/, '');
