import { differenceSchema } from '../reports/json/difference-schema.ts';
import { judgedSchema } from '../reports/json/judged-schema.ts';
import { qualitySchema } from '../reports/json/quality-schema.ts';
import { reportSchema } from '../reports/json/report-schema.ts';
import { caseSchema } from '../reports/repro/case-schema.ts';
import { publishedBaselineSchema } from './baseline/published-schema.ts';
import { bindingSchema } from './binding/form-schema.ts';
import { configSchema } from './config/schema.ts';

/** The published JSON Schemas by name; the package has each as `schema/<name>.schema.json`. */
export const schemas = {
  baseline: publishedBaselineSchema,
  binding: bindingSchema,
  case: caseSchema,
  config: configSchema,
  difference: differenceSchema,
  judged: judgedSchema,
  quality: qualitySchema,
  report: reportSchema,
} as const;
