/** The library: run the suite from a program, judge results, render reports. */
export { loadConfig } from './config/load.ts';
export type { Binding, Header, Known, LookupResult, RequestPacket, ResponsePacket } from './binding/binding.ts';
export { bindingSchema } from './binding/form-schema.ts';
export { loadBinding } from './binding/load.ts';
export { configSchema } from './config/schema.ts';
export type { Config } from './config/config.ts';
export { run, type Rig, type RunEvent } from './engine/run.ts';
export { mountRig } from './rig.ts';
export { UsageError } from './usage-error.ts';
export { gate } from '../reports/gate.ts';
export { renderers } from '../reports/renderers.ts';
export { qualitySchema } from '../reports/json/quality-schema.ts';
export { reportSchema } from '../reports/json/report-schema.ts';
export type { QualityCard } from '../reports/quality.ts';
export type { Report, Result } from '../reports/report.ts';
export type { Answer, Check, Outcome, Stimulus, StoredRegistration } from '../suites/iut.ts';
export { purposes } from '../suites/purposes.ts';
export { requirements } from '../spec/requirements.ts';
