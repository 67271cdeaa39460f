import { referenceBodyLimit } from '../reference/provisioning.ts';
import { examinationOf, type Trial } from './trial.ts';

/** What a trial is called in lists, and in `selftest --only`. */
export const nameOf = ({ kind, id, seed, isShuffled = false, disturbance }: Trial): string =>
  [
    kind,
    ...(kind === 'reference' ? [] : [id]),
    ...(seed === 1 ? [] : [`seed-${seed}`]),
    ...(isShuffled ? ['shuffled'] : []),
    ...(disturbance ? [disturbance] : []),
  ].join('/');

const port = 9000;
const conform = 'npm run -s conform --';

/** Command lines for a shell that show what a trial saw: the server, and the run of the whole suite against it. */
export function showCommand(trial: Trial): string {
  const { kind, id, isShuffled = false, disturbance } = trial;
  if (isShuffled || disturbance) return `${conform} selftest --deep --only ${nameOf(trial)}`;
  const { seed, runs, concurrency, only = [], pics, answerMs } = examinationOf(trial);
  const timers = answerMs === undefined ? {} : { timers: { answerMs } };
  const config = JSON.stringify({ ...(pics && { pics }), pixit: { maxBodyBytes: referenceBodyLimit, ...timers } });
  const options = [
    `--target http://127.0.0.1:${port} --config /dev/stdin --seed ${seed} --runs ${runs}`,
    ...(concurrency === undefined ? [] : [`--concurrency ${concurrency}`]),
    ...only.map((pattern) => `--only '${pattern}'`),
  ];
  const serve = `${conform} serve --port ${port}${kind === 'reference' ? '' : ` --${kind} ${id}`}`;
  return `${serve} & sleep 2; echo '${config}' | ${conform} run ${options.join(' ')}; kill $!`;
}
