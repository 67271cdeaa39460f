import { exchangeOf, problem, reportOf, resultOf } from './sample-report.ts';

/** Everything is met. */
export const conformantReport = reportOf([
  resultOf('REG/BV/minimal'),
  resultOf('REG/BI/ueServiceId/omitted', { exchanges: [exchangeOf('register without UE Service ID', 400, problem)] }),
]);
