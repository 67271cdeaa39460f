import { referenceBodyLimit, referenceDelivery } from '../reference/provisioning.ts';
import { examinationOf, nameOf, type Trial } from '../selftest/trial.ts';
import { typed } from './typed.ts';

const port = '9000';
const roots = { gatewayRoot: 'http://127.0.0.1:9100/gateway', secondGatewayRoot: 'http://127.0.0.1:9100/second' };

/** Command lines, each for a terminal of its own, that show what a trial saw: the server, and the run of the whole suite against it. */
export function showTrial(trial: Trial): readonly string[] {
  const { kind, id, isShuffled = false, disturbance } = trial;
  const { seed, runs, concurrency, binding, pics, release, answerMs, settleMs, mounting } = examinationOf(trial);
  if (isShuffled || disturbance || mounting?.isSecured)
    return [`${typed('selftest', { only: nameOf(trial) })}${trial.isBrief ? '' : ' --deep'}`];
  const timers = (answerMs ?? settleMs) ? { timers: { answerMs, settleMs } } : {};
  const isCoap = binding === 'coap-json';
  const delivery = mounting?.isDelivering && { delivery: { asServiceId: referenceDelivery.asServiceId, ...roots } };
  const config = JSON.stringify({
    ...(release && { release }),
    ...((pics ?? delivery) && { pics: { ...pics, ...(delivery && { messageDelivery: true }) } }),
    pixit: { maxBodyBytes: referenceBodyLimit, ...timers, ...delivery },
  });
  const serve = typed('serve', {
    port,
    ...(isCoap && { binding }),
    ...(kind !== 'reference' && { [kind]: id }),
    ...(delivery && { 'gateway-root': roots.gatewayRoot, 'second-gateway-root': roots.secondGatewayRoot }),
  });
  const run = typed('run', {
    config: '/dev/stdin',
    target: `${isCoap ? 'coap' : 'http'}://127.0.0.1:${port}`,
    binding,
    http: mounting?.http,
    seed,
    runs,
    concurrency,
  });
  return [serve, `echo '${config}' | ${run}`];
}
