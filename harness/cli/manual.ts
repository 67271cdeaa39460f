import type { Command } from 'commander';

/** What the help of a command says beyond its options. */
interface Page {
  readonly note?: string;
  /** Without the name of the program. */
  readonly examples: readonly string[];
}

/** The pages by command; those of a group have its name before theirs. */
const manual: Readonly<Record<string, Page>> = {
  '': {
    note: 'Exit codes: 0 conformant, 1 not conformant, 2 usage or configuration, 3 target not reachable or not usable, 4 incomplete, 5 our own error.',
    examples: ['run', 'init', 'doctor', 'help run'],
  },
  init: {
    note: 'Writes every setting that there is, with its meaning; without --yes it asks on the terminal. Nothing is sent.',
    examples: [
      'init',
      'init --yes --target http://127.0.0.1:8080 --gateway gw.example --ue "sensor-{n}" --credential "key-{n}" --to 2000',
    ],
  },
  doctor: {
    note: 'Registers one UE of the pool and removes it again. Exit codes: 0 all is well, 2 the configuration is to blame, 3 the target is, or cannot be reached.',
    examples: ['doctor', 'doctor --target http://127.0.0.1:8080'],
  },
  run: {
    note: 'Options win over conform.yaml. The verdict is the last line, the reports are in conformance-report. Ctrl-C ends a run with a report and removes what it registered. Exit codes: 0 conformant, 1 not conformant, 2 usage or configuration, or the reports cannot be written, 3 target not usable, 4 incomplete, 5 our own error.',
    examples: [
      'run --target http://127.0.0.1:8080',
      'run --config conform.yaml --only "REG/BI/*" --strict',
      'run --config conform.yaml --baseline baseline.yaml --report html,json,junit,sarif',
      'run --config conform.yaml --explore 10m --corpus corpus',
      'run --shard 1/3 --out shard-1',
    ],
  },
  replay: {
    note: 'FIXED, STILL FAILING, CHANGED (it fails otherwise), or BLOCKED (it could not be asked). Exit codes: 0 fixed, 1 still failing or changed, 2 the path or the case is wrong, 3 blocked.',
    examples: [
      'replay conformance-report/repro/REG.BI.ueServiceId.omitted',
      'replay conformance-report --target http://127.0.0.1:8080',
    ],
  },
  judge: {
    note: 'Exit codes: 0 nothing that has to hold is broken, 1 a shall is broken, 2 a capture cannot be read, 4 nothing in it can be judged.',
    examples: ['judge capture.har --out judged', 'judge *.har --target http://10.0.0.7:8080/api --binding acme.yaml'],
  },
  merge: {
    note: 'The exit code is that of the whole run; 2 where a shard is missing, comes twice, or ran with other settings.',
    examples: ['merge shard-*/report.json --out conformance-report'],
  },
  baseline: {
    note: 'Each takes the report.json of a run, by default the last one, and sends nothing.',
    examples: ['baseline init --owner team-registration', 'run --baseline baseline.yaml', 'baseline prune'],
  },
  'baseline init': {
    note: 'The entries are debt, with a last day. A list that is there stays as it is, unless --force adds to it.',
    examples: ['baseline init --owner team-registration --days 30', 'baseline init --owner team-registration --force'],
  },
  'baseline check': {
    note: 'Exit codes: those of run, with the known deviations accepted.',
    examples: ['baseline check', 'baseline check nightly/report.json --baseline known.yaml'],
  },
  'baseline prune': { examples: ['baseline prune', 'baseline prune nightly/report.json'] },
  'baseline explain': { examples: ['baseline explain', 'baseline explain nightly/report.json'] },
  diff: {
    note: 'Exit codes: 0 nothing got worse, 1 something fails anew or is not tested any more, 2 a report cannot be read.',
    examples: ['diff main/report.json report.json --report markdown'],
  },
  matrix: { examples: ['matrix a.json b.json --label "Vendor A" --label "Vendor B" --out matrix'] },
  list: { examples: ['list', 'list --json'] },
  explain: {
    note: 'Says the clause, the level, when it applies, what the documents leave open, and what verifies it.',
    examples: ['explain REG/BI/ueServiceId/omitted', 'explain R-30', 'explain AMB-3', 'explain "8.2.4 step 2"'],
  },
  serve: {
    note: 'SIGINT or SIGTERM ends it. It is the server that a run without a target is made against.',
    examples: [
      'serve --port 9000 --fault removal-is-no-op',
      'serve --port 9443 --tls pki',
      'serve --port 9000 --binding coap-json',
      'serve --list',
    ],
  },
  selftest: {
    note: 'Exit codes: 0 each wrong server is caught for the stated reason and no right one fails, 1 a promise is broken.',
    examples: ['selftest', 'selftest --only "fault/removal-*"', 'selftest --deep --seeds 100 --out quality.json'],
  },
  completion: {
    note: 'Prints a script: commands, options, formats, and the ids of purposes after --only, --skip and explain.',
    examples: [
      'completion bash > ~/.local/share/bash-completion/completions/msgin5g-conformance',
      'completion zsh > "${fpath[1]}/_msgin5g-conformance"',
      'completion fish > ~/.config/fish/completions/msgin5g-conformance.fish',
    ],
  },
};

/** Adds to the help of a command, and of those below it, what the manual says. */
export function addManual(command: Command, path: readonly string[] = []): void {
  const page = manual[path.join(' ')];
  const program = (path.length === 0 ? command : rootOf(command)).name();
  if (page !== undefined) command.addHelpText('after', textOf(page, program));
  for (const below of command.commands) addManual(below, [...path, below.name()]);
}

const rootOf = (command: Command): Command => (command.parent === null ? command : rootOf(command.parent));

const textOf = ({ note, examples }: Page, program: string): string =>
  [
    ...(note === undefined ? [] : ['', note]),
    '',
    'Examples:',
    ...examples.map((line) => `  $ ${program} ${line}`),
  ].join('\n');
