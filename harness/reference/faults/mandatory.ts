import type { Fault } from './fault.ts';
import { crashesOn, tolerates } from './spoiling.ts';

/** Mandatory IEs that are accepted although they cannot be used, or that the server falls over. */
// oxfmt-ignore
export const mandatory: readonly Fault[] = [
  { id: 'register-ue-id-missing',          requirement: 'R-30', title: 'accepts a registration without a UE Service ID',                        change: tolerates({ operation: 'register', ie: 'ueSvcId', by: 'missing' }),       caughtBy: [] },
  { id: 'register-ue-id-null',             requirement: 'R-34', title: 'accepts a registration whose UE Service ID is null',                    change: tolerates({ operation: 'register', ie: 'ueSvcId', by: 'null' }),          caughtBy: [] },
  { id: 'register-ue-id-empty',            requirement: 'R-33', title: 'accepts a registration whose UE Service ID is empty',                   change: tolerates({ operation: 'register', ie: 'ueSvcId', by: 'empty' }),         caughtBy: [] },
  { id: 'register-ue-id-mistyped',         requirement: 'R-34', title: 'accepts a registration whose UE Service ID is not a text',              change: tolerates({ operation: 'register', ie: 'ueSvcId', by: 'mistyped' }),      caughtBy: [] },
  { id: 'register-gateway-missing',        requirement: 'R-31', title: 'accepts a registration without an MGW Service ID',                      change: tolerates({ operation: 'register', ie: 'mgwSvcId', by: 'missing' }),      caughtBy: [] },
  { id: 'register-gateway-null',           requirement: 'R-34', title: 'accepts a registration whose MGW Service ID is null',                   change: tolerates({ operation: 'register', ie: 'mgwSvcId', by: 'null' }),         caughtBy: [] },
  { id: 'register-gateway-empty',          requirement: 'R-33', title: 'accepts a registration whose MGW Service ID is empty',                  change: tolerates({ operation: 'register', ie: 'mgwSvcId', by: 'empty' }),        caughtBy: [] },
  { id: 'register-gateway-mistyped',       requirement: 'R-34', title: 'accepts a registration whose MGW Service ID is not a text',             change: tolerates({ operation: 'register', ie: 'mgwSvcId', by: 'mistyped' }),     caughtBy: [] },
  { id: 'register-credential-missing',     requirement: 'R-32', title: 'accepts a registration without UE credential information',              change: tolerates({ operation: 'register', ie: 'ueCredInfo', by: 'missing' }),    caughtBy: [] },
  { id: 'register-credential-null',        requirement: 'R-34', title: 'accepts a registration whose UE credential information is null',        change: tolerates({ operation: 'register', ie: 'ueCredInfo', by: 'null' }),       caughtBy: [] },
  { id: 'register-credential-empty',       requirement: 'R-33', title: 'accepts a registration whose UE credential information is empty',       change: tolerates({ operation: 'register', ie: 'ueCredInfo', by: 'empty' }),      caughtBy: [] },
  { id: 'register-credential-mistyped',    requirement: 'R-34', title: 'accepts a registration whose UE credential information is not a text',  change: tolerates({ operation: 'register', ie: 'ueCredInfo', by: 'mistyped' }),   caughtBy: [] },
  { id: 'deregister-ue-id-missing',        requirement: 'D-08', title: 'reports success for a de-registration without a UE Service ID',         change: tolerates({ operation: 'deregister', ie: 'ueSvcId', by: 'missing' }),     caughtBy: [] },
  { id: 'deregister-ue-id-null',           requirement: 'D-08', title: 'reports success for a de-registration whose UE Service ID is null',     change: tolerates({ operation: 'deregister', ie: 'ueSvcId', by: 'null' }),        caughtBy: [] },
  { id: 'deregister-ue-id-empty',          requirement: 'D-08', title: 'reports success for a de-registration whose UE Service ID is empty',    change: tolerates({ operation: 'deregister', ie: 'ueSvcId', by: 'empty' }),       caughtBy: [] },
  { id: 'deregister-ue-id-mistyped',       requirement: 'D-08', title: 'reports success for a de-registration whose UE Service ID is not a text', change: tolerates({ operation: 'deregister', ie: 'ueSvcId', by: 'mistyped' }),  caughtBy: [] },
  { id: 'deregister-credential-missing',   requirement: 'D-09', title: 'de-registers without UE credential information',                        change: tolerates({ operation: 'deregister', ie: 'ueCredInfo', by: 'missing' }),  caughtBy: [] },
  { id: 'deregister-credential-null',      requirement: 'D-09', title: 'de-registers although the UE credential information is null',           change: tolerates({ operation: 'deregister', ie: 'ueCredInfo', by: 'null' }),     caughtBy: [] },
  { id: 'deregister-credential-empty',     requirement: 'D-09', title: 'de-registers although the UE credential information is empty',          change: tolerates({ operation: 'deregister', ie: 'ueCredInfo', by: 'empty' }),    caughtBy: [] },
  { id: 'deregister-credential-mistyped',  requirement: 'D-09', title: 'de-registers although the UE credential information is not a text',     change: tolerates({ operation: 'deregister', ie: 'ueCredInfo', by: 'mistyped' }), caughtBy: [] },
  { id: 'register-ue-id-missing-500',      requirement: 'W-03', title: 'answers 500 to a registration without a UE Service ID',                 change: crashesOn({ operation: 'register', ie: 'ueSvcId', by: 'missing' }),       caughtBy: [] },
  { id: 'register-ue-id-mistyped-500',     requirement: 'W-03', title: 'answers 500 to a registration whose UE Service ID is not a text',       change: crashesOn({ operation: 'register', ie: 'ueSvcId', by: 'mistyped' }),      caughtBy: [] },
  { id: 'register-gateway-null-500',       requirement: 'W-03', title: 'answers 500 to a registration whose MGW Service ID is null',            change: crashesOn({ operation: 'register', ie: 'mgwSvcId', by: 'null' }),         caughtBy: [] },
  { id: 'register-credential-empty-500',   requirement: 'W-03', title: 'answers 500 to a registration whose UE credential information is empty', change: crashesOn({ operation: 'register', ie: 'ueCredInfo', by: 'empty' }),     caughtBy: [] },
  { id: 'deregister-ue-id-empty-500',      requirement: 'W-03', title: 'answers 500 to a de-registration whose UE Service ID is empty',         change: crashesOn({ operation: 'deregister', ie: 'ueSvcId', by: 'empty' }),       caughtBy: [] },
  { id: 'deregister-credential-missing-500', requirement: 'W-03', title: 'answers 500 to a de-registration without UE credential information',   change: crashesOn({ operation: 'deregister', ie: 'ueCredInfo', by: 'missing' }),  caughtBy: [] },
];
