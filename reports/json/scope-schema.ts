import type { Discovered } from '../discovered.ts';
import { type LeftOut, type PicsRow, type Report, type RequirementRow, standings, type Unclaimed } from '../report.ts';
import { layer, level } from './result-schema.ts';
import { count, id, list, objectOf, oneOf, optional, ref, text } from './schema.ts';

const requirement = objectOf<RequirementRow>('One row of the requirement matrix.', {
  id: id('Permanent id of the requirement.'),
  clause: text('Where the documents say it.'),
  level,
  layer,
  mark: oneOf(['V', 'I', 'U'], 'V: read in a published text; I: inferred from one; U: not confirmed.'),
  text: text('The sentence, paraphrased.'),
  ambiguity: optional(text('What the documents leave open.')),
  standing: oneOf(standings, 'Where the requirement stands after the run.'),
  reason: optional(text('Why it stands there.')),
  checks: count('Checks that saw the required effect, over all purposes.'),
  evidence: list(id('Purpose id.'), 'Purposes that gave evidence for or against it.'),
});

const leftOut = objectOf<LeftOut>('A purpose that did not run.', {
  purpose: id('Purpose id.'),
  why: oneOf(['not selected', 'not applicable'], 'By selection, or by the PICS.'),
  by: oneOf(['only', 'skip', 'shard', 'pics', 'pixit'], 'The option, or the statement, that left it out.'),
  reason: text('The filter or the PICS item behind it.'),
});

const selection = objectOf<Report['selection']>('Which purposes were asked for.', {
  only: list(text('A filter.'), 'Filters that select purposes; empty: all.'),
  skip: list(text('A filter.'), 'Filters that leave purposes out.'),
  shard: optional(text('Part of the plan that ran, as I/N.')),
  leftOut: list(ref('leftOut', 'One purpose.'), 'Purposes that did not run.'),
});

const pics = objectOf<PicsRow>('One line of the implementation conformance statement.', {
  item: id('Name of the item.'),
  question: text('What the item claims when it is true.'),
  declared: text('As configured.'),
  value: text('As used.'),
  source: oneOf(['default', 'configuration', 'binding', 'observed'], 'Where the value comes from.'),
});

const unclaimed = objectOf<Unclaimed>('Something the implementation does although the PICS does not claim it.', {
  item: id('Name of the item.'),
  question: text('What the item would claim.'),
  seen: text('What shows it.'),
});

const discovered = objectOf<Discovered>('One way in which right servers differ.', {
  behaviour: id('What was looked at.'),
  item: optional(id('The item of the PICS that claims something about it.')),
  declared: optional(text('Its value as used.')),
  observed: list(text('Something seen.'), 'Everything different that was seen; empty: the situation never arose.'),
  requirement: id('The requirement that judges it.'),
  standing: oneOf(standings, 'Where that requirement stands after the run.'),
  contradictedBy: optional(id('The purpose whose failure says that the claim is wrong.')),
});

/** Schemas of what was in scope, by name in $defs. */
export const scopeSchemas = { requirement, leftOut, selection, pics, unclaimed, discovered } as const;
