import type { Layer, Level } from '../spec/requirement.ts';
import type { RequirementId } from '../spec/requirements.ts';

/** A rule that an answer of a capture broke, and where it was seen first. */
export interface Breach {
  readonly requirement: RequirementId;
  readonly clause: string;
  readonly level: Level;
  readonly layer: Layer;
  readonly expected: string;
  readonly got: string;
  /** Its file, and its number in there, from 1. */
  readonly file: string;
  readonly entry: number;
  /** How many entries broke it. */
  readonly times: number;
}

/** What recorded traffic shows of the rules that hold for every answer. */
export interface Judged {
  readonly entries: number;
  /** Registrations and de-registrations among them. */
  readonly judged: number;
  /** Of others, or without an answer. */
  readonly ignored: number;
  readonly held: readonly RequirementId[];
  readonly broken: readonly Breach[];
}

/** What stands in judged.json. */
export interface Judgement extends Judged {
  readonly schemaVersion: 1;
  readonly verdict: 'CLEAN' | 'BROKEN' | 'NOTHING TO JUDGE';
  readonly exitCode: 0 | 1 | 4;
  readonly binding: string;
}
