import { visibleLine } from '../../reports/visible.ts';
import { loadConfig } from '../config/load.ts';
import type { Diagnosis } from '../contact/diagnosis.ts';
import { doctor, type Examined } from '../contact/doctor.ts';
import { UsageError } from '../usage-error.ts';
import type { DoctorOptions } from './program.ts';
import { typed } from './typed.ts';

/** Where no server is reached, `run` ends like this too. */
const exitCodeOf = ({ blame, isUnreached = false }: Diagnosis): number =>
  blame === 'configuration' && !isUnreached ? 2 : 3;

/** Prints a line for each step, who has to change what at the first problem, and the command to go on with. */
export async function doctorCommand(
  options: DoctorOptions,
  print: (line: string) => void = console.log,
): Promise<number> {
  const { config: path, ...overrides } = options;
  const config = await loadConfig(path, overrides);
  const { url } = config;
  if (url === undefined)
    throw new UsageError([
      'target.url: missing; name a server with --target or in the configuration (`init` writes one)',
    ]);
  for await (const examined of doctor({ ...config, url })) {
    for (const line of linesOf(examined)) print(visibleLine(line));
    if (examined.problem !== undefined) return exitCodeOf(examined.problem);
  }
  print(`All is well. Next: ${typed('run', { ...options })}`);
  return 0;
}

function linesOf({ step, text, problem }: Examined): readonly string[] {
  const line = (label: string, name: string, words: string): string => `${label.padEnd(8)} ${name.padEnd(16)} ${words}`;
  if (problem === undefined) return [line('OK', step, text ?? '')];
  return [
    line('PROBLEM', step, problem.text),
    line(
      '',
      'to blame',
      problem.isUnreached === true ? 'the target, or the address in the configuration' : `the ${problem.blame}`,
    ),
    line('', 'change', problem.remedy),
  ];
}
