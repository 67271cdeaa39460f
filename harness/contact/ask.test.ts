import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { askOn } from './ask.ts';

test('takes answers that are typed ahead, and says when the input ends before the last one', async () => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  using asking = askOn({ input, output });
  input.end('one\n\ntwo\n');
  expect([await asking.ask('first: '), await asking.ask('second: '), await asking.ask('third: ')]).toEqual([
    'one',
    '',
    'two',
  ]);
  await expect(asking.ask('fourth: ')).rejects.toThrow('init: ended before the last answer; nothing is written');
  expect(String(output.read())).toContain('first: second: third: ');
});
