import { describe, test } from 'vitest';
import { variants } from '../reference/variants/index.ts';
import { acquit } from './acquit.ts';

/** Legal choices that matter where a registration is a resource. */
const ids = [
  'created-200',
  'updated-201',
  'location-absolute',
  'location-relative',
  'failure-ack-200',
  'problem-bare',
  'lookup-404',
  'duplicate-409',
  'duplicate-303',
  'rejection-drops',
  'unknown-removal-success',
  'unknown-removal-failure',
];

describe.concurrent('a server with registration resources and an unusual but legal choice is conformant', () => {
  test.for(variants.filter(({ id }) => ids.includes(id)))('$id: it $title', async (variant, { expect }) => {
    expect(await acquit(variant, 'sbi-resource')).toEqual({ exitCode: 0, alarms: [] });
  });
});
