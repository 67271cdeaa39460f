import { expect, test } from 'vitest';
import { substitute } from './substitution.ts';

const environment = { HOST: 'example', EMPTY: '', PASS: 'p4ss' };

test.for([
  ['http://${HOST}:80', 'http://example:80', ['example']],
  ['${HOST}-${PASS}', 'example-p4ss', ['example', 'p4ss']],
  ['${HOST:-other}', 'example', ['example']],
  ['${NONE:-other}', 'other', []],
  ['${NONE:-}', '', []],
  ['${EMPTY:-other}', 'other', []],
  ['${EMPTY}', '', ['']],
  ['${NONE:-ue-{n}@x}', 'ue-{n}@x', []],
  ['${NONE:-${HOST}}', 'example', ['example']],
  ['$${HOST}', '${HOST}', []],
  ['$HOST and {n}', '$HOST and {n}', []],
] as const)('reads %s as %s', ([text, expected, fromEnvironment]) => {
  expect(substitute(text, environment)).toEqual({ text: expected, fromEnvironment, problems: [] });
});

test.for([
  ['${NONE}', ['environment variable NONE is not set; set it, or write ${NONE:-fallback}']],
  ['${A} ${HOST} ${B}', [expect.stringContaining('variable A is'), expect.stringContaining('variable B is')]],
  ['${1}', ['expected ${NAME} or ${NAME:-fallback}; write $${ for a literal ${']],
  ['${HOST', ['expected ${NAME} or ${NAME:-fallback}; write $${ for a literal ${']],
] as const)('reports %s', ([text, problems]) => {
  expect(substitute(text, environment).problems).toEqual(problems);
});
