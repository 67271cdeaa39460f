import type { Setup } from '../../reports/report.ts';
import type { Config, UePool } from './config.ts';
import { derivedItems } from './schema.ts';

/** A longer list of UEs is not repeated in every report. */
const longestList = 200;

/** The configuration as used, in the form of conform.yaml, for the report. */
export function setupOf(config: Config, hide: (text: string) => string): Setup {
  const { url, http, binding, isTestSystem, rate, connections, release, pics, pixit, file } = config;
  const isLong = isList(pixit.ues) && pixit.ues.length > longestList;
  const shown = {
    target: {
      ...(url !== undefined && { url, ...(isTestSystem && { isTestSystem }) }),
      http,
      binding,
      ...(rate !== undefined && { rate }),
      ...(connections !== undefined && { connections }),
    },
    release,
    pics: Object.fromEntries(Object.entries(pics).filter(([item]) => !Object.hasOwn(derivedItems, item))),
    pixit: { ...pixit, ...(isLong && { ues: [] }) },
  };
  const values = everyText(shown, hide) as Setup['values'];
  const isHidden = JSON.stringify(values) !== JSON.stringify(shown);
  return {
    ...(file !== undefined && { file }),
    lacks: [
      ...(isHidden ? ['values from the environment'] : []),
      ...(isLong ? ['the list of UEs'] : []),
      ...securityOf(config),
    ],
    values,
  };
}

const isList = (ues: UePool): ues is Extract<UePool, readonly unknown[]> => Array.isArray(ues);

function securityOf({ security: { ca, gateway, testKey } }: Config): readonly string[] {
  return [
    ...(ca === undefined ? [] : ['the authority to trust']),
    ...(gateway.certificate === undefined ? [] : ['the client certificate and its key']),
    ...(gateway.client === undefined && testKey === undefined ? [] : ['the source of access tokens']),
  ];
}

function everyText(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => everyText(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, everyText(item, change)]));
}
