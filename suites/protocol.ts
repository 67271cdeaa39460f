import type { RequirementId } from '../spec/requirements.ts';
import type { Context } from './context.ts';
import { expectAccepted, expectNotStored, expectRejected, expectStored } from './expect.ts';
import type { Disturbance, Outcome, Refusal, Stimulus } from './iut.ts';
import type { Purpose } from './purpose.ts';
import { given, toDeregister, toRegister } from './step.ts';
import { Silence } from './verdict.ts';
import { onWire } from './wire.ts';

/** One way to spoil a request, what it violates when it is not refused, and as what it may be refused. */
export interface Row {
  readonly disturbance: Disturbance;
  readonly title: string;
  readonly requirement: RequirementId;
  readonly refusals: readonly Refusal[];
  /** Ending the connection is an answer too. */
  readonly mayClose?: true;
  /** A Reset is an answer too. */
  readonly mayReset?: true;
  /** The rules where they are those of CoAP: the end of the ids of the purposes. */
  readonly overCoap?: string;
  readonly operations?: readonly Stimulus['operation'][];
  /** It could be taken for something that other UEs suffer from. */
  readonly endangers?: true;
}

/** What the client is to blame for. */
export const client: readonly Refusal[] = [
  'malformed',
  'media-type',
  'client-error',
  'too-large',
  'not-found',
  'forbidden',
  'unauthenticated',
  'failure-result',
];
const method: readonly Refusal[] = ['method-not-allowed', 'not-implemented'];
const absent: readonly Refusal[] = ['not-found', 'unauthenticated', 'forbidden', 'malformed'];

// oxfmt-ignore
const rows: readonly Row[] = [
  { disturbance: 'not-json',        title: 'a body that is not JSON',                requirement: 'R-38', refusals: client },
  { disturbance: 'truncated-body',  title: 'a body that stops in the middle',        requirement: 'R-38', refusals: client },
  { disturbance: 'unclosed-body',   title: 'a body without its last brace',           requirement: 'R-38', refusals: client },
  { disturbance: 'trailing-text',   title: 'text after the JSON object',              requirement: 'R-38', refusals: client },
  { disturbance: 'empty-body',      title: 'no body',                                requirement: 'R-38', refusals: client },
  { disturbance: 'array-body',      title: 'a JSON array as body',                   requirement: 'R-38', refusals: client },
  { disturbance: 'text-body',       title: 'a JSON string as body',                  requirement: 'R-38', refusals: client },
  { disturbance: 'null-body',       title: 'null as body',                           requirement: 'R-38', refusals: client },
  { disturbance: 'media-type-text', title: 'media type text/plain',                  requirement: 'R-39', refusals: client },
  { disturbance: 'media-type-form', title: 'media type of an HTML form',             requirement: 'R-39', refusals: client },
  { disturbance: 'media-type-xml',  title: 'media type application/xml',             requirement: 'R-39', refusals: client },
  { disturbance: 'method-put',      title: 'method PUT',                             requirement: 'R-41', refusals: method },
  { disturbance: 'method-patch',    title: 'method PATCH',                           requirement: 'R-41', refusals: method },
  { disturbance: 'method-get',      title: 'method GET',                             requirement: 'R-41', refusals: method, operations: ['deregister'] },
  { disturbance: 'method-delete',   title: 'method DELETE',                          requirement: 'R-41', refusals: method, endangers: true },
  { disturbance: 'method-unknown',  title: 'a method that HTTP does not know',       requirement: 'R-41', refusals: [...method, 'malformed'], mayClose: true },
  { disturbance: 'path-unknown',    title: 'a path that does not exist',             requirement: 'R-42', refusals: absent },
  { disturbance: 'path-longer',     title: 'a path that only begins like the right one', requirement: 'R-42', refusals: absent },
  { disturbance: 'version-unknown', title: 'a version that does not exist',          requirement: 'R-44', refusals: absent },
  { disturbance: 'query-parameter', title: 'a query parameter that does not exist',  requirement: 'R-43', refusals: client, operations: ['register'] },
  { disturbance: 'oversize-body',   title: 'a body larger than the declared limit',  requirement: 'R-40', refusals: ['too-large', 'malformed', 'client-error', 'failure-result'], mayClose: true, operations: ['register'] },
];

function judge(context: Context, row: Row, outcome: Outcome): void {
  const requirement = row.requirement;
  // One deadline that passes proves nothing; the same one again and again does.
  const isEnd = row.mayClose === true || (row.mayReset === true && outcome.lost === 'reset');
  const isSilent = outcome.kind === 'silent';
  const isLate = outcome.lost === 'deadline' || outcome.lost === 'unproven';
  if (isLate || (isSilent && !isEnd))
    throw new Silence(`a request with ${row.title}`, outcome, outcome.breaks ?? requirement);
  if (isSilent) context.met(requirement);
  else expectRejected(context, requirement, outcome, row.refusals);
}

const send = (context: Context, row: Row, stimulus: Stimulus): Promise<Outcome> =>
  row.mayClose === true || row.mayReset === true ? context.trySend(stimulus) : context.send(stimulus);

/** A registration with something wrong below the level of IEs. */
export const onRegister = (row: Row): Purpose => ({
  id: `REG/BI/${row.overCoap ?? row.disturbance}`,
  title: `A registration with ${row.title} is refused and leaves nothing`,
  verifies: [row.requirement, 'R-49', 'R-70', blameOf(row), ...(row.endangers === true ? (['R-52'] as const) : [])],
  ues: 2,
  async run(context) {
    const [twin, ue] = [await context.take(), await context.take()];
    await given(context, twin);
    const outcome = await send(context, row, {
      ...toRegister(context, ue),
      disturbance: row.disturbance,
      verifies: row.requirement,
      step: `register with ${row.title}`,
    });
    judge(context, row, outcome);
    await expectNotStored(context, ue, 'R-49');
    if (row.endangers === true) await expectStored(context, twin, { requirement: 'R-52' });
    expectAccepted(
      context,
      'R-70',
      await context.send(toRegister(context, ue, { step: 'the valid twin, after the refusal' })),
    );
  },
});

const blameOf = ({ overCoap }: Row): RequirementId => onWire('W-03', { coap: overCoap !== undefined });

/** A de-registration with something wrong below the level of IEs. */
export const onDeregister = (row: Row): Purpose => {
  const requirement = row.requirement === 'R-38' ? 'D-14' : row.requirement;
  const effect = row.overCoap === undefined ? 'D-14' : requirement;
  return {
    id: `DEREG/BI/${row.overCoap ?? row.disturbance}`,
    title: `A de-registration with ${row.title} is refused and deletes nothing`,
    verifies: [requirement, ...(effect === requirement ? [] : [effect]), 'D-02', blameOf(row)],
    ues: 1,
    async run(context) {
      const ue = await context.take();
      await given(context, ue);
      const outcome = await send(context, row, {
        ...toDeregister(ue),
        disturbance: row.disturbance,
        verifies: row.requirement,
        step: `de-register with ${row.title}`,
      });
      judge(context, { ...row, requirement }, outcome);
      await expectStored(context, ue, { requirement: effect });
    },
  };
};

/** Most servers ignore it; one that refuses it deletes nothing. */
const withQuery: Purpose = {
  id: 'DEREG/BI/query-parameter',
  title: 'A de-registration with a query parameter that does not exist is carried out, or refused and deletes nothing',
  verifies: ['D-14', 'D-05'],
  ues: 1,
  async run(context) {
    const ue = await context.take();
    await given(context, ue);
    const outcome = await context.send({
      ...toDeregister(ue),
      disturbance: 'query-parameter',
      verifies: 'D-14',
      step: 'de-register with a query parameter that does not exist',
    });
    if (outcome.kind === 'accepted') {
      await expectNotStored(context, ue, 'D-05');
      return context.unobserved('D-14', 'the query parameter is ignored, so that nothing is refused');
    }
    expectRejected(context, 'D-14', outcome);
    await expectStored(context, ue, { requirement: 'D-14' });
  },
};

/** Oddly coded bodies that some parsers take and others refuse. */
const answersOdd = (disturbance: Disturbance, title: string): Purpose => ({
  id: `REG/BI/${disturbance}`,
  title: `A registration with ${title} gets an answer that is not a server error`,
  verifies: ['R-47', 'R-70'],
  ues: 3,
  async run(context) {
    const [twin, ue, next] = [await context.take(), await context.take(), await context.take()];
    await given(context, twin);
    const outcome = await context.send({
      ...toRegister(context, ue),
      disturbance,
      verifies: 'R-47',
      step: `register with ${title}`,
    });
    if (outcome.kind === 'accepted') context.met('R-47');
    else expectRejected(context, 'R-47', outcome, client);
    expectAccepted(context, 'R-70', await context.send(toRegister(context, next)));
  },
});

/** Below the level of IEs: bodies, media types, methods, paths, connections. */
export const protocolPurposes: readonly Purpose[] = [
  ...rows.filter((row) => row.operations?.includes('register') ?? true).map(onRegister),
  ...rows.filter((row) => row.operations?.includes('deregister') ?? true).map(onDeregister),
  withQuery,
  answersOdd('duplicated-member', 'a duplicated member'),
  answersOdd('byte-order-mark', 'a byte order mark before it'),
  answersOdd('invalid-utf8', 'a member that is not UTF-8'),
];
