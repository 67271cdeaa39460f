import { open, readdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Files with a verdict, by what each says near its beginning: others may have files of these names. */
export const marks: Readonly<Record<string, string>> = {
  'index.html': '<meta name="generator" content="msgin5g-conformance" />',
  'report.json': '"name": "msgin5g-conformance"',
  'junit.xml': '<testsuites name="msgin5g-conformance"',
  'summary.md': '<code>msgin5g-conformance ',
  'results.sarif': '"name": "msgin5g-conformance"',
  'ctrf-report.json': '"generatedBy": "msgin5g-conformance"',
  'evidence.har': '"name": "msgin5g-conformance"',
  'badge.json': '"label": "MSGin5G ',
  'events.ndjson': '"name":"msgin5g-conformance"',
};

/** So many bytes of a file are looked at. */
export const headBytes = 65_536;

/** Removes what a former run wrote and this one does not write anew, which would be taken for its own; the spared files stay. */
export async function removeFormer(out: string, spared: readonly string[]): Promise<void> {
  const kept = new Set(spared.map((file) => resolve(file)));
  for (const [name, mark] of Object.entries(marks)) {
    const path = resolve(out, name);
    if (!kept.has(path) && (await headOf(path)).includes(mark)) await rm(path);
  }
  const repro = join(out, 'repro');
  for (const name of await readdir(repro).catch(() => []))
    if (await exists(join(repro, name, 'case.json'))) await rm(join(repro, name), { recursive: true });
}

/** Empty where there is no such file. */
async function headOf(path: string): Promise<string> {
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!isFile) return '';
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes));
  return buffer.toString('utf8', 0, bytesRead);
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
