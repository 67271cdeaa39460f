import type { Steps } from './script.ts';

/** A registration with the mandatory IEs. */
export const ue = (n: number | string): Record<string, unknown> => ({
  ueSvcId: `ue-${n}@msgin5g.example`,
  mgwSvcId: 'mgw-1@msgin5g.example',
  ueCredInfo: `cred-${n}`,
});

const ueProf = { commAvail: { commDurTime: 90, stoAndFwInd: false } };
const mgwSvcId = 'mgw-2@msgin5g.example';

/** Gateways that may register, must not, or only look like one. */
export const gateways = [
  mgwSvcId,
  'mgw-forbidden@msgin5g.example',
  'nobody',
  'MGW-1@MSGIN5G.EXAMPLE',
  'mgw-1@msgin5g.examplex',
  'mgw-1@msgin5g.exampl',
  'mgw-1@msgin5g.example ',
  'mgw-1@msgin5g.example,x',
  'mgw-1@msgin5g.example\u0000x',
];

/** Credentials of the first UE, most of them wrong. */
export const credentials = [
  'cred',
  'ed-1',
  'cred-1x',
  'rced-1',
  'cr0d-1',
  'cred-1:0',
  'CRED-1',
  ' cred-1',
  'cred-2',
  'cred-1\u0000x',
  'cred-1\n',
  '%',
  'ue-1@msgin5g.example',
  'y'.repeat(80),
  'null',
  "' OR '1'='1",
  '1-derc',
  'x,cred-1',
  'Y3JlZC0x',
  '%63red-1',
  'c\u0000red-1',
  'Cred-1',
  'cred-1,x',
  'cred-1|x',
  'cred-1@x',
  '0:cred-1',
  'cred-1cred-1',
  'cred-',
  '\u03bb',
  `cred-1${'x'.repeat(256)}`,
  '0cred-1',
  '\u0107red-1',
  'cred1',
];

/** Credentials of UEs that the server knows more of, and UEs that it does not admit. */
export async function people({ register, deregister, show }: Steps): Promise<void> {
  for (const more of [{ mgwSvcId }, { ueProf }]) {
    for (const ueCredInfo of ['other', 'cred-33']) await register({ ...ue(33), ...more, ueCredInfo });
    for (const ueCredInfo of ['other', 'cred-33']) await deregister({ ...ue(33), ueCredInfo });
  }
  await register(ue(33));
  await register({ ...ue(33), mgwSvcId, ueCredInfo: 'other' });
  await show(ue(33)['ueSvcId']);
  await register({ ...ue(33), mgwSvcId, ueProf: { commAvail: { perTime: 'x' } } });
  await show(ue(33)['ueSvcId']);
  for (const gateway of ['mgw-1@msgin5g.example', mgwSvcId]) await register({ ...ue(36), mgwSvcId: gateway });
  for (const ueCredInfo of ['other', 'cred-36']) await deregister({ ...ue(36), ueCredInfo });
  for (const spoilt of [null, '']) {
    await register({ ...ue(33), ueCredInfo: spoilt });
    await register({ ...ue(33), mgwSvcId: spoilt });
  }
  await register({ ...ue(34), ueProf: { commAvail: { schedCommTime: { timeOfDayStart: '08:00:00Z' } } } });
  const days = { commAvail: { schedCommTime: { daysOfWeek: [2] } } };
  await register({ ...ue(34), ueProf: days, ueCredInfo: 'other' });
  await show(ue(34)['ueSvcId']);
  await register({ ...ue(35), ueCredInfo: 'cred-34' });
  for (const n of [34, 33]) await deregister({ ...ue(33), ueCredInfo: `cred-${n}` });
  for (const text of ['wrong', 'x'.repeat(80), '\u00e9', 'x'.repeat(180), '\n', '"']) {
    const free = { ...ue(1), ueSvcId: `free-${text}` };
    for (const ueCredInfo of ['other', 'cred-free']) await register({ ...free, ueCredInfo });
    for (const ueCredInfo of ['other', 'cred-free']) await deregister({ ...free, ueCredInfo });
  }
  // Once more, after a refusal, an end, a zero and a long duration.
  for (const mgwSvcId of ['mgw-forbidden@msgin5g.example', 'mgw-1@msgin5g.example'])
    await register({ ...ue(38), mgwSvcId });
  await show(ue(38)['ueSvcId']);
  for (const commAvail of [{ perTime: 60 }, { perTime: 0 }, { commDurTime: 2 ** 31 }]) {
    await register({ ...ue(38), ueProf: { commAvail } });
    await show(ue(38)['ueSvcId']);
  }
  await deregister(ue(38));
  await show(ue(38)['ueSvcId']);
  await register({ ...ue(38), ueProf: {} });
  await show(ue(38)['ueSvcId']);
  for (const n of ['barred', 'unknown']) {
    await register({ ...ue(n), mgwSvcId });
    await register({ ...ue(n), ueProf });
    await register(ue(n));
    await show(ue(n)['ueSvcId']);
    await deregister(ue(n));
  }
}
