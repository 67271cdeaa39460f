import { nearest } from '../config/nearest.ts';
import { UsageError } from '../usage-error.ts';
import type { Behaviour, Deviation } from './behaviour.ts';
import { faults } from './faults/index.ts';
import { nullServers } from './null/index.ts';
import type { NullServer } from './null/null-server.ts';
import { strict } from './strict.ts';
import { variants } from './variants/index.ts';

/** At most one way to differ from the strict reference server. */
export interface Selection {
  /** One realistic defect, by its id in `faults`. */
  readonly fault?: string | undefined;
  /** One legal choice, by its id in `variants`. */
  readonly variant?: string | undefined;
  /** A server that does nothing sensible, by its id in `nullServers`. */
  readonly null?: string | undefined;
}

/** The behaviour a selection means; throws a UsageError for an unknown id and for more than one choice. */
export function behaviourOf(selection: Selection): Behaviour {
  demandOne(selection);
  return { ...strict, ...deviationOf(selection)?.change(strict) };
}

/** The wire that the selection needs to show, where it is not the usual one. */
export function bindingOf(selection: Selection): string | undefined {
  return deviationOf(selection)?.binding;
}

/** How the server has to be reached for the selection to show. */
export function mountingOf(selection: Selection): NonNullable<Deviation['mounting']> {
  return deviationOf(selection)?.mounting ?? {};
}

function deviationOf({ fault, variant }: Selection): Deviation | undefined {
  if (fault !== undefined) return byId('fault', fault, faults);
  return variant === undefined ? undefined : byId('variant', variant, variants);
}

/** The null server that is selected, or undefined; throws like behaviourOf. */
export function nullServerOf(selection: Selection): NullServer | undefined {
  demandOne(selection);
  return selection.null === undefined ? undefined : byId('null server', selection.null, nullServers);
}

function demandOne({ fault, variant, null: nothing }: Selection): void {
  if ([fault, variant, nothing].filter((id) => id !== undefined).length <= 1) return;
  throw new UsageError(['reference server: a fault, a variant and a null server exclude each other; choose one']);
}

function byId<T extends { readonly id: string }>(kind: string, id: string, rows: readonly T[]): T {
  const found = rows.find((row) => row.id === id);
  if (found !== undefined) return found;
  const close = nearest(
    id,
    rows.map((row) => row.id),
  );
  const hint = close === undefined ? `there are ${rows.map((row) => row.id).join(', ')}` : `did you mean '${close}'?`;
  throw new UsageError([`reference server: '${id}' names no ${kind}; ${hint}`]);
}
