import type { Command } from 'commander';
import { purposes } from '../../suites/purposes.ts';
import { builtInNames } from '../binding/built-in.ts';
import { httpVersions, reportFormats } from '../config/defaults.ts';
import { faults } from '../reference/faults/index.ts';
import { nullServers } from '../reference/null/index.ts';
import { variants } from '../reference/variants/index.ts';

/** A shell that can complete. */
export type Shell = 'bash' | 'zsh' | 'fish';

/** What can be typed after a command. */
interface Typed {
  readonly name: string;
  readonly description: string;
  /** Commands below it. */
  readonly below: readonly Typed[];
  readonly options: readonly Known[];
  /** What its argument is, where that is no file. */
  readonly words: readonly string[];
  readonly takesFiles: boolean;
}

interface Known {
  readonly long: string;
  readonly description: string;
  readonly takesValue: boolean;
  /** Values that there are; files, or anything, where there are none. */
  readonly values: readonly string[];
}

const ids = (rows: readonly { readonly id: string }[]): readonly string[] => rows.map(({ id }) => id);

/** Values by command and option. */
const values: Readonly<Record<string, () => readonly string[]>> = {
  'run --only': () => ids(purposes),
  'run --skip': () => ids(purposes),
  'run --report': () => reportFormats,
  'run --http': () => httpVersions,
  'run --binding': () => builtInNames,
  'doctor --http': () => httpVersions,
  'doctor --binding': () => builtInNames,
  'serve --binding': () => builtInNames,
  'serve --fault': () => ids(faults),
  'serve --variant': () => ids(variants),
  'serve --null': () => ids(nullServers),
};

/** Prints what makes a shell complete the commands, options and values of this program. */
export function completionCommand(shell: Shell, program: Command): void {
  console.log(completions[shell](program.name(), typedOf(program)));
}

function typedOf(command: Command): Typed {
  const name = command.name();
  const options = command.options.flatMap(({ long, description, required }) =>
    long === undefined || long === null
      ? []
      : [{ long, description, takesValue: required, values: values[`${name} ${long}`]?.() ?? [] }],
  );
  const words = command.registeredArguments.flatMap(({ argChoices = [] }) => argChoices);
  const takesFiles = words.length === 0 && name !== 'explain' && command.registeredArguments.length > 0;
  return {
    name,
    takesFiles,
    description: command.description(),
    below: command.commands.map(typedOf),
    options,
    words: name === 'explain' && command.parent?.parent === null ? ids(purposes) : words,
  };
}

const completions: Readonly<Record<Shell, (program: string, typed: Typed) => string>> = {
  bash: (program, { below, options }) => {
    const cases = below.flatMap((command) => [
      ...command.options
        .filter((option) => option.takesValue)
        .map(({ long, values }) => `    '${command.name} ${long}') words='${values.join(' ')}' ;;`),
      `    '${command.name} '*) words='${[...wordsOf(command)].join(' ')}'${command.takesFiles ? optionsOnly : ''} ;;`,
    ]);
    const start = [...below.map(({ name }) => name), ...longsOf(options), '--help'];
    return `# ${program}: source this file, or put it into bash-completion's folder
_${program.replaceAll('-', '_')}() {
  local word command='' words='' current=\${COMP_WORDS[COMP_CWORD]}
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $word in ${below.map(({ name }) => name).join('|')}) command=$word; break ;; esac
  done
  case "$command \${COMP_WORDS[COMP_CWORD-1]}" in
${cases.join('\n')}
    *) words='${start.join(' ')}' ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}
complete -o default -F _${program.replaceAll('-', '_')} ${program}`;
  },
  zsh: (program, { below, options }) => {
    const text = (of: string): string => of.replaceAll(/[[\]:\\]/g, String.raw`\$&`).replaceAll("'", `'\\''`);
    const spec = ({ long, description, takesValue, values }: Known): string => {
      const value = values.length > 0 ? `:value:(${values.join(' ')})` : ':value:_files';
      return `'*${long}[${text(description)}]${takesValue ? value : ''}'`;
    };
    const described = (rows: readonly Typed[]): string =>
      rows.map(({ name, description }) => `'${name}:${text(description)}'`).join(' ');
    const cases = below.map((command) => {
      const inner = [...command.options, ...command.below.flatMap((one) => one.options)].map(spec);
      const words = [...command.words, ...command.below.map(({ name }) => name)];
      const rest = words.length > 0 ? `'1:word:(${words.join(' ')})' '*:file:_files'` : `'*:file:_files'`;
      return `    ${command.name}) _arguments ${[...new Set(inner), rest].join(' ')} ;;`;
    });
    return `#compdef ${program}
local -a commands=(${described(below)})
if (( CURRENT == 2 )); then
  _describe command commands
  _arguments ${options.map(spec).join(' ')}
else
  shift words; (( CURRENT-- ))
  case $words[1] in
${cases.join('\n')}
  esac
fi`;
  },
  fish: (program, { below }) => {
    const text = (of: string): string => `'${of.replaceAll(/['\\]/g, String.raw`\$&`)}'`;
    const seen = (name: string): string => `complete -c ${program} -n '__fish_seen_subcommand_from ${name}'`;
    const lines = below.flatMap((command) => [
      `complete -c ${program} -n __fish_use_subcommand -f -a ${command.name} -d ${text(command.description)}`,
      ...[...command.options, ...command.below.flatMap((one) => one.options)].map(
        ({ long, description, takesValue, values }) =>
          `${seen(command.name)} -l ${long.slice(2)}${takesValue ? ' -r' : ''}${values.length > 0 ? ` -f -a ${text(values.join(' '))}` : ''} -d ${text(description)}`,
      ),
      ...[...command.words, ...command.below.map(({ name }) => name)].map(
        (word) => `${seen(command.name)} -f -a ${text(word)}`,
      ),
    ]);
    return [...new Set(lines)].join('\n');
  },
};

/** Where files are meant, options are offered once one is begun. */
const optionsOnly = `; [[ $current == -* ]] || words=''`;

const longsOf = (options: readonly Known[]): readonly string[] => options.map(({ long }) => long);

const wordsOf = ({ words, below, options }: Typed): ReadonlySet<string> =>
  new Set([
    ...words,
    ...below.map(({ name }) => name),
    ...longsOf([...options, ...below.flatMap((command) => command.options)]),
    '--help',
  ]);
