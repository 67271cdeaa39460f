import type { ReleaseId } from '../../spec/release.ts';
import type { RunSettings } from './config.ts';

/** The binding of a configuration that names none. */
export const defaultBinding = 'sbi-json';

/** What is spoken at a URL unless it is said. */
export const usualBinding = (url: string | undefined): string =>
  url !== undefined && /^coap:/i.test(url) ? 'coap-json' : defaultBinding;

/** The release set of a configuration that names none. */
export const defaultRelease: ReleaseId = 'rel-17';

/** How long a message to a UE may take where nothing is said, in milliseconds. */
export const defaultWaitMs = 5000;

/** Every way to say which HTTP is spoken; the first is taken when nothing is said. */
export const httpVersions = ['auto', '1.1', '2'] as const;

/** The formats that a run is written in when nothing is said. */
const usualFormats = ['html', 'json', 'junit', 'markdown'] as const;

/** Every format a run can be written in; ndjson grows while it goes on, and github goes to stdout. */
export const reportFormats = [...usualFormats, 'sarif', 'ctrf', 'har', 'badge', 'ndjson', 'github'] as const;

/** How a run goes when nothing is said: always the same, so that two runs can be compared. */
export const runDefaults: RunSettings = {
  seed: 1,
  runs: 100,
  shrinks: 200,
  concurrency: 8,
  strict: false,
  only: [],
  skip: [],
  out: 'conformance-report',
  report: usualFormats,
};
