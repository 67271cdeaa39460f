import { type RequirementId, requirements } from '../../spec/requirements.ts';
import { purposes } from '../../suites/purposes.ts';
import { globOf } from '../engine/glob.ts';
import { brief } from './brief.ts';

const skipped = brief.skip.map(globOf);
const asked = purposes.filter(({ id }) => !skipped.some((matches) => matches(id)));

const aboutOf = (requirement: RequirementId): string | undefined =>
  (
    asked.find(({ verifies }) => verifies[0] === requirement) ??
    asked.find(({ verifies }) => verifies.includes(requirement))
  )?.id;

const least = new Set(requirements.flatMap(({ id }) => aboutOf(id) ?? []));

/** Asks one question about each requirement: the least by which a server can be found conformant. */
export const terse = { only: [`{${[...least].join(',')}}`] };
