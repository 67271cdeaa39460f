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
];

/** Credentials of UEs that the server knows more of, and UEs that it does not admit. */
export async function people({ register, deregister, show }: Steps): Promise<void> {
  for (const more of [{ mgwSvcId }, { ueProf }]) {
    for (const ueCredInfo of ['other', 'cred-33']) await register({ ...ue(33), ...more, ueCredInfo });
    for (const ueCredInfo of ['other', 'cred-33']) await deregister({ ...ue(33), ueCredInfo });
  }
  for (const n of [33, 34]) await register(ue(n));
  for (const n of [34, 33]) await deregister({ ...ue(33), ueCredInfo: `cred-${n}` });
  for (const n of ['barred', 'unknown']) {
    await register({ ...ue(n), mgwSvcId });
    await register({ ...ue(n), ueProf });
    await register(ue(n));
    await show(ue(n)['ueSvcId']);
    await deregister(ue(n));
  }
}
