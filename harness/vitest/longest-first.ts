import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files whose tests wait longest, which would otherwise be what the end of a run waits for. */
const longest = [
  'selftest/null-server',
  'explore/explore',
  'replay/replay',
  'reference/deviation',
  'html/browser',
  'transport/coap',
  'reference/coap',
  'selftest/fault',
  'cli/killed',
  'foreign/foreign',
].map((name) => `/${name}.test.ts`);

/** Begins with what takes long, so that the short files fill the gaps. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const place = longest.findIndex((end) => moduleId.endsWith(end));
  return place === -1 ? longest.length : place;
}
