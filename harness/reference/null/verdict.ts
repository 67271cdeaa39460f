const silent = 'takes connections but does not answer';
const mute = 'does not answer a plain registration';

/** What a run must say of a null server, and how it has to be asked. */
export interface NullVerdict {
  readonly exitCode: number;
  readonly sentence: RegExp;
  /** Requirements that it must be found to violate. */
  readonly violated: readonly string[];
  /** It never answers, or not to the end: every question costs the whole deadline. */
  readonly isSilent?: boolean;
  /** Purposes that are enough for a server whose every answer is costly. */
  readonly only?: readonly string[];
}

/** Each answer is megabytes before it is cut. */
const few = ['REG/BV/minimal', 'REG/BI/ueServiceId/*', 'DEREG/BV/*', 'WIRE/*'];

/** What is said of each server that does nothing sensible; none is ever found conformant. */
// oxfmt-ignore
export const nullVerdicts: Readonly<Record<string, NullVerdict>> = {
  hang:          { exitCode: 3, sentence: new RegExp(`^NOT USABLE: .* ${silent}: no complete answer within`),                 violated: [], isSilent: true },
  reset:         { exitCode: 3, sentence: new RegExp(`^NOT USABLE: .* ${mute}: the connection was reset`),                    violated: [] },
  close:         { exitCode: 3, sentence: new RegExp(`^NOT USABLE: .* ${mute}: the connection was closed without an answer`), violated: [] },
  'half-answer': { exitCode: 1, sentence: /^NOT CONFORMANT: /,                                                                violated: ['W-06'], isSilent: true },
  endless:       { exitCode: 1, sentence: /^NOT CONFORMANT: /,                                                                violated: ['W-06'], isSilent: true, only: few },
  huge:          { exitCode: 1, sentence: /^NOT CONFORMANT: /,                                                                violated: ['W-06'], only: few },
  garbage:       { exitCode: 3, sentence: /^NOT USABLE: .* does not speak HTTP/,                                              violated: [] },
  'empty-200':   { exitCode: 1, sentence: /^NOT CONFORMANT: /,                                                                violated: ['R-18', 'R-30', 'S-08', 'D-02', 'D-03'] },
  'empty-204':   { exitCode: 1, sentence: /^NOT CONFORMANT: /,                                                                violated: ['R-17', 'R-30', 'S-08', 'D-02', 'D-19'] },
  'always-400':  { exitCode: 1, sentence: /^NOT CONFORMANT: /,                                                                violated: ['R-07', 'R-09', 'R-12'] },
  'always-404':  { exitCode: 3, sentence: /^NOT USABLE: .* like a path that does not exist \(404 .*Correct the path in target\.url/, violated: [] },
  'always-500':  { exitCode: 1, sentence: /^NOT CONFORMANT: /,                                                                violated: ['R-07', 'W-03', 'D-10'] },
  'always-503':  { exitCode: 3, sentence: /^NOT USABLE: .* asks for patience again and again/,                                violated: [] },
  html:          { exitCode: 3, sentence: /^NOT USABLE: .* with a page of HTML \(200\).*Correct host, port and path in target\.url/, violated: [] },
  'yes-man':     { exitCode: 1, sentence: /^NOT CONFORMANT: /,                                                                violated: ['R-05', 'R-30', 'S-08', 'D-07'] },
  'no-man':      { exitCode: 3, sentence: /^NOT USABLE: .* refuses every request before it looks at it.*what a gateway has to show/, violated: [] },
  echo:          { exitCode: 1, sentence: /^NOT CONFORMANT: /,                                                                violated: ['R-30', 'S-08', 'W-02', 'D-02'] },
};
