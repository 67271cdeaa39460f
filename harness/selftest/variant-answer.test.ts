import { describe, test } from 'vitest';
import { answer } from '../reference/variants/answer.ts';
import { cause } from '../reference/variants/cause.ts';
import { acquit } from './acquit.ts';

describe.concurrent('a server with unusual but legal answers is conformant', () => {
  test.for([...answer, ...cause])('$id: it $title', { timeout: 60_000 }, async (variant, { expect }) => {
    expect(await acquit(variant)).toEqual({ exitCode: 0, alarms: [] });
  });
});
