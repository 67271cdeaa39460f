import type { Call, Defect, Deviation } from '../behaviour.ts';
import { referencePixit } from '../provisioning.ts';
import type { Fault } from './fault.ts';

const second = referencePixit.secondGateway?.mgwServiceId;

const comesBySecond = ({ operation, message = {}, registry }: Call): boolean =>
  (operation === 'register' ? message['mgwSvcId'] : registry.get(String(message['ueSvcId']))?.mgwSvcId) === second;

/** Takes one sort of defect for none where the second gateway is concerned. */
const overlooks =
  (operation: Call['operation'], isOverlooked: (defect: Defect) => boolean): Deviation['change'] =>
  (strict) => ({
    judge: (defects, call) => {
      const overlooked = call.operation === operation && comesBySecond(call) && defects.every(isOverlooked);
      if (!overlooked) strict.judge(defects, call);
    },
    authenticate: (ue, call) => (typeof ue.ueCredInfo === 'string' ? strict.authenticate(ue, call) : undefined),
  });

const isAbsentCredential = ({ param, cause }: Defect): boolean =>
  param === '/ueCredInfo' && cause === 'MANDATORY_IE_MISSING';

const refusesProfiles: Deviation['change'] = (strict) => ({
  inspect: (call) => {
    const defects = strict.inspect(call);
    const isRefused = call.operation === 'register' && comesBySecond(call) && call.message?.['ueProf'] !== undefined;
    const defect = { param: '/ueProf', cause: 'OPTIONAL_IE_INCORRECT', reason: 'not known' } as const;
    return isRefused ? [...defects, defect] : defects;
  },
});

/** What a server does for one gateway and forgets for the other. */
// oxfmt-ignore
export const hardGateway: readonly Fault[] = [
  { id: 'second-gateway-no-credential',        requirement: 'R-32', title: 'registers UEs of the second gateway without a credential',     change: overlooks('register', isAbsentCredential),   caughtBy: ['REG/BI/any-single-fault'] },
  { id: 'second-gateway-leaves-no-credential', requirement: 'D-09', title: 'de-registers UEs of the second gateway without a credential',  change: overlooks('deregister', isAbsentCredential), caughtBy: ['DEREG/BI/any-single-fault'] },
  { id: 'second-gateway-no-profile',           requirement: 'R-09', title: 'refuses profiles that come by the second gateway',             change: refusesProfiles,                                caughtBy: ['REG/BV/any-valid'] },
];
