import { configOf } from '../config/config-of.ts';
import { doctor, type Examined } from './doctor.ts';
import type { Resolve } from './guard.ts';

/** Every line of an examination. */
export async function examined(url: string, text = '', resolve?: Resolve): Promise<readonly Examined[]> {
  const config = await configOf({ name: 'conform.yaml', text }, { target: url }, {});
  const lines: Examined[] = [];
  for await (const line of doctor({ ...config, url }, resolve)) lines.push(line);
  return lines;
}

/** The last line: its step, who is to blame, and both sentences. */
export const problemOf = (lines: readonly Examined[]): readonly [string?, string?, string?] => {
  const { step, problem } = lines.at(-1) ?? {};
  return [step, problem?.blame, problem && `${problem.text}. ${problem.remedy}`];
};
