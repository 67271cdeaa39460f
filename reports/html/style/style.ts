import { base } from './base.ts';
import { charts } from './charts.ts';
import { compared } from './compared.ts';
import { evidence } from './evidence.ts';
import { overview } from './overview.ts';
import { paper } from './paper.ts';
import { tables } from './tables.ts';

/** style.css, from general to particular. */
export const style = [base, overview, tables, evidence, charts, compared, paper].join('\n');
