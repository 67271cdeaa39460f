import { expect, test } from 'vitest';
import { picsQuestions } from '../../spec/pics.ts';
import { isMapping } from './pointer.ts';
import { configSchema, derivedItems } from './schema.ts';

type Node = Readonly<Record<string, unknown>>;

/** Every schema inside a schema, with its place. */
function nodesOf(node: Node, place = ''): readonly (readonly [string, Node])[] {
  const properties = isMapping(node['properties']) ? Object.entries(node['properties']) : [];
  const inner = [...properties, ['[]', node['items']] as const].filter(([, child]) => isMapping(child));
  return [[place, node], ...inner.flatMap(([name, child]) => nodesOf(child as Node, `${place}/${name}`))];
}

const nodes = nodesOf(configSchema);

test.for(nodes)('describes %s', ([, node]) => {
  expect(node['description']).toMatch(/^[^\s].+\.$/s);
});

test.for(nodes.filter(([, node]) => [node['type']].flat().includes('object')))('closes %s', ([, node]) => {
  expect(node['additionalProperties']).toBe(false);
});

test('asks every question of the PICS that does not follow from another entry', () => {
  const asked = Object.keys(configSchema.properties.pics.properties);
  expect([...asked, ...Object.keys(derivedItems)].toSorted()).toEqual(Object.keys(picsQuestions).toSorted());
});
