import { readFile } from 'node:fs/promises';
import type { QualityCard } from '../../reports/quality.ts';
import { root } from '../root.ts';

/** Lies beside the reports, in the repository and in the package. */
export const releaseCardFile = new URL('reports/quality.json', root);

/** The quality card of this release, or undefined where it is missing. */
export async function releaseCard(): Promise<QualityCard | undefined> {
  try {
    return JSON.parse(await readFile(releaseCardFile, 'utf8')) as QualityCard;
  } catch {
    return undefined;
  }
}
