import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { programOf } from './program.ts';

const program = programOf(() => undefined);

const all = (command: Command): readonly Command[] => [command, ...command.commands.flatMap(all)];

function helpOf(command: Command): string {
  let text = '';
  command.configureOutput({ writeOut: (part) => (text += part) }).outputHelp();
  return text;
}

/** The command that a command line calls, and its words beyond the names. */
function calledBy([name = '', ...words]: readonly string[], within: Command): readonly [Command, readonly string[]] {
  const below = within.commands.find((command) => command.name() === name);
  return below === undefined ? [within, [name, ...words]] : calledBy(words, below);
}

test.for(all(program).map((command) => [command.name(), command] as const))(
  'the help of %s says what it does, what every option means, and shows examples that can be typed',
  ([, command]) => {
    const text = helpOf(command);
    expect(command.description()).toMatch(/^\S.{15,}/);
    expect(command.options.filter(({ description }) => description === '')).toEqual([]);
    const examples = [...text.matchAll(/^ {2}\$ msgin5g-conformance (.+)$/gm)].map(([, line = '']) => line);
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) {
      const [called, words] = calledBy(example.split(' '), program);
      const known = called.options.map(({ long }) => long);
      expect(words.filter((word) => word.startsWith('--') && !known.includes(word))).toEqual([]);
      expect(called === program).toBe(example === 'help run');
    }
  },
);
