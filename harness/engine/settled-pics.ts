import type { PicsRow } from '../../reports/report.ts';
import { type Pics, type PicsItem, picsQuestions } from '../../spec/pics.ts';
import { releases } from '../../spec/release.ts';
import type { Config } from '../config/config.ts';
import type { Preflight } from './preflight.ts';

/** The PICS as used: what was declared, what the release set says, what preflight observed. */
export function settledPics(
  config: Config,
  { lookup, freeIdentities }: Pick<Preflight, 'lookup' | 'freeIdentities'>,
  claims: Partial<Pics> = {},
): { readonly pics: Pics; readonly rows: readonly PicsRow[] } {
  const kinds = [config.pixit.gateway, config.pixit.secondGateway].map((gateway) => gateway?.kind);
  const observed: Partial<Record<PicsItem, boolean>> = {
    lookup,
    freeIdentities,
    legacy3gpp: kinds.includes('l3g'),
    non3gpp: kinds.includes('n3g'),
    implicit: config.pics.mtls !== true && config.pics.oauth2 !== true,
  };
  const rows = (Object.keys(picsQuestions) as PicsItem[]).map((item): PicsRow & { readonly holds: boolean } => {
    const { question, fallback } = picsQuestions[item];
    const fromRelease = item === 'credentialIe' ? releases[config.release].credentialIe : undefined;
    const stated = fromRelease ?? config.pics[item];
    const declared = stated ?? claims[item] ?? fallback;
    const holds = declared === 'auto' ? (observed[item] ?? false) : declared;
    const source = sourceOf(declared, stated, claims[item]);
    return { item, question, declared: word(declared), value: word(holds), source, holds };
  });
  const pics = Object.fromEntries(rows.map(({ item, holds }) => [item, holds])) as Pics;
  return { pics, rows: rows.map(({ holds: _, ...row }) => row) };
}

function sourceOf(declared: Claim, stated: Claim | undefined, claimed: Claim | undefined): PicsRow['source'] {
  if (declared === 'auto') return 'observed';
  if (stated !== undefined) return 'configuration';
  return claimed === undefined ? 'default' : 'binding';
}

type Claim = boolean | 'auto';

const word = (value: boolean | 'auto'): string => (value === 'auto' ? 'auto' : value ? 'yes' : 'no');
