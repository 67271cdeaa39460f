import { join } from 'node:path';
import { served } from './cost.ts';
import { type Took, taken } from './process.ts';
import { ratio, type Row } from './row.ts';

const [few, many] = [50_000, 1_000_000];

const asked = ['run', '--only', 'REG/BV/any-*', '--report', 'json', '--explore', '2h'];

/** What a million exchanges take of time and memory, against fifty thousand: each once, as whole processes. */
export async function endurance(scratch: string): Promise<readonly Row[]> {
  using server = await served('1.1');
  const exploring = (exchanges: number): Promise<Took> =>
    taken(
      [...asked, '--target', server.url, '--out', join(scratch, 'out'), '--explore-exchanges', String(exchanges)],
      // What is left out makes a run incomplete.
      [4],
    );
  const [short, long] = [await exploring(few), await exploring(many)];
  const perExchange = ({ ms }: Took, exchanges: number): number => (1000 * ms) / exchanges;
  const against = `${many.toLocaleString('en')} exchanges, against ${few.toLocaleString('en')}`;
  return [
    ratio(`an exchange among ${against}`, 'µs', [[perExchange(long, many), perExchange(short, few)]]),
    ratio(`peak memory of ${against}`, 'MB', [[long.peakMb, short.peakMb]]),
  ];
}
