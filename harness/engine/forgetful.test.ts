import { expect, test } from 'vitest';
import { examine } from '../selftest/examine.ts';

const only = ['REG/BI/ueServiceId/omitted', 'REG/BV/distinct/letter-case', 'DEREG/BI/not-json', 'REG/BO/several-ues'];

const brokenBy = async (fault: string, among = only): Promise<readonly (string | undefined)[]> => {
  const { results } = await examine({ fault }, { only: among });
  return results.filter(({ verdict }) => verdict === 'fail').map(({ failure }) => failure?.requirement);
};

test('a server that stores nothing is blamed for that, whatever was asked', async () => {
  expect(await brokenBy('not-stored')).toEqual(only.map(() => 'R-05'));
});

test('a server that forgets for a reason is blamed for the reason', async () => {
  expect(await brokenBy('id-lower-case')).toEqual(['R-48']);
});

test('a server that de-registers nobody is blamed for that, whatever was asked', async () => {
  const leaving = ['REG/BV/distinct/letter-case', 'REG/BI/credential/wrong/after-leaving', 'DEREG/BO/second'];
  expect(await brokenBy('removal-is-no-op', leaving)).toEqual(leaving.map(() => 'D-05'));
});
