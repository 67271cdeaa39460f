import { createRequire } from 'node:module';
import type * as Yaml from 'yaml';

/** The library that reads YAML, loaded where there is some to read: most runs have none. */
export const yaml = (): typeof Yaml => createRequire(import.meta.url)('yaml') as typeof Yaml;
