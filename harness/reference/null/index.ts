import { fixed } from './fixed.ts';
import type { NullServer } from './null-server.ts';
import { raw } from './raw.ts';

/** Every null server. */
export const nullServers: readonly NullServer[] = [...raw, ...fixed];
