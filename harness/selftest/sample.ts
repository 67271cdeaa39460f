import { readdirSync } from 'node:fs';

/** The last row of each group that qualifies, the newest; a group is a file of the folder, so that a new one takes part by itself. */
export async function lastOfEach<Row>(
  folder: 'faults' | 'variants',
  qualifies: (row: Row) => boolean = () => true,
): Promise<readonly Row[]> {
  const place = new URL(`../reference/${folder}/`, import.meta.url);
  const names = readdirSync(place).filter((name) => name.endsWith('.ts') && name !== 'index.ts');
  const modules = await Promise.all(
    names.map(async (name) => (await import(new URL(name, place).href)) as Record<string, unknown>),
  );
  const groups = modules.flatMap((module) => Object.values(module)).filter((value) => Array.isArray(value));
  return groups.flatMap((rows: readonly Row[]) => rows.findLast(qualifies) ?? []);
}
