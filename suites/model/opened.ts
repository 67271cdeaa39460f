import type { Event } from './history.ts';

/** An event with what its answer called the registration, on wires whose de-registrations say it. */
export interface NamedEvent extends Event {
  readonly name?: string;
}

/**
 * The events, with what is open about de-registrations: where each registration is called another name, the one that a
 * de-registration named may be replaced by then, so that it found nothing or ended nothing.
 */
export const opened = (events: readonly NamedEvent[]): readonly Event[] =>
  events.map((event) => {
    const own = events.filter(({ ue, operation }) => ue === event.ue && operation.kind === 'register');
    const names = new Set(own.flatMap(({ name }) => name ?? []));
    if (event.operation.kind !== 'deregister' || names.size < 2) return event;
    const { isUnfound: _, ...found } = event;
    return event.answer === 'accepted' && mayBeReplaced(event, own) ? { ...found, answer: undefined } : found;
  });

/** The name that was given last when it went out is replaced where another registration may have come after that one. */
function mayBeReplaced(leaving: Event, registrations: readonly NamedEvent[]): boolean {
  const named = registrations
    .filter(({ name, returned }) => name !== undefined && returned < leaving.invoked)
    .reduce<NamedEvent | undefined>((last, next) => (last && last.returned > next.returned ? last : next), undefined);
  return (
    named !== undefined &&
    registrations.some(
      ({ name, invoked, returned }) => name !== named.name && invoked < leaving.returned && returned > named.invoked,
    )
  );
}
