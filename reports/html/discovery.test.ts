import { expect, test } from 'vitest';
import { failure } from '../sample/failing.ts';
import { reportOf, resultOf } from '../sample/sample-report.ts';
import { discovery } from './discovery.ts';
import { linksOf } from './links.ts';
import { textOf } from './markup.ts';

const claim = { item: 'lookup', question: 'The look-up is offered', value: 'yes' } as const;
const row = { behaviour: 'The look-up', item: 'lookup', declared: 'yes', requirement: 'R-30' } as const;

// oxfmt-ignore
test.for([
  ['what is declared, and the failure that contradicts it', { ...claim, declared: 'yes',  source: 'configuration' }, { contradictedBy: 'A' }, />lookup<\/code\s*>: yes<.*contradicted by .*>A<\/code\s*><\/a>: R-30 \(.*\): expected a rejection,.*got 201 Created/s],
  ['that nothing is declared, and what it came to',         { ...claim, declared: 'auto', source: 'observed' },      {},                      />lookup<\/code\s*>: auto, used as yes<(?!.*contradicted by)/s],
] as const)('the table shows %s', ([, pics, contradicted, shown]) => {
  const report = reportOf([resultOf('A', { verdict: 'fail', failure })], {
    pics: [pics],
    discovered: [{ ...row, observed: ['offered'], standing: 'violated', ...contradicted }],
  });
  expect(textOf(discovery(report, linksOf(report, new Set())))).toMatch(shown);
});
