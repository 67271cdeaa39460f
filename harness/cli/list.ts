import { requirement } from '../../spec/requirements.ts';
import { purposes } from '../../suites/purposes.ts';

/** Lists the purposes: id and title, or everything as JSON. */
export function listCommand({ json = false }: { readonly json?: boolean }): void {
  const rows = purposes.map(({ id, title, verifies, ues, needs = [], watches = false }) => {
    const { level, layer, clause, condition = [] } = requirement(verifies[0]);
    return { id, title, level, layer, clause, condition, verifies, ues, needs, watches };
  });
  if (json) console.log(JSON.stringify(rows, undefined, 2));
  else {
    const width = Math.max(...rows.map(({ id }) => id.length));
    for (const { id, title, level } of rows) console.log(`${id.padEnd(width)}  ${level.padEnd(6)}  ${title}`);
  }
}
