/** What a TS 29.500 cause says is wrong: the class of fault it belongs to. */
export type CauseFault =
  | 'format'
  | 'mandatory-missing'
  | 'mandatory-incorrect'
  | 'optional-incorrect'
  | 'query'
  | 'api'
  | 'other';

/** One row of Table 5.2.7.2-1 of TS 29.500 that a registration can meet. */
export interface CauseRow {
  readonly cause: string;
  readonly status: number;
  readonly fault: CauseFault;
  readonly needsInvalidParams: boolean;
}

/** Causes of TS 29.500 Table 5.2.7.2-1. */
// oxfmt-ignore
export const causes: readonly CauseRow[] = [
  { cause: 'INVALID_API',                     status: 400, fault: 'api',                 needsInvalidParams: false },
  { cause: 'INVALID_MSG_FORMAT',              status: 400, fault: 'format',              needsInvalidParams: false },
  { cause: 'INVALID_QUERY_PARAM',             status: 400, fault: 'query',               needsInvalidParams: true },
  { cause: 'MANDATORY_QUERY_PARAM_INCORRECT', status: 400, fault: 'query',               needsInvalidParams: true },
  { cause: 'OPTIONAL_QUERY_PARAM_INCORRECT',  status: 400, fault: 'query',               needsInvalidParams: true },
  { cause: 'MANDATORY_QUERY_PARAM_MISSING',   status: 400, fault: 'query',               needsInvalidParams: true },
  { cause: 'MANDATORY_IE_INCORRECT',          status: 400, fault: 'mandatory-incorrect', needsInvalidParams: true },
  { cause: 'OPTIONAL_IE_INCORRECT',           status: 400, fault: 'optional-incorrect',  needsInvalidParams: true },
  { cause: 'MANDATORY_IE_MISSING',            status: 400, fault: 'mandatory-missing',   needsInvalidParams: true },
  { cause: 'UNSPECIFIED_MSG_FAILURE',         status: 400, fault: 'other',               needsInvalidParams: false },
  { cause: 'ACCESS_TOKEN_CLAIM_MISSING',      status: 401, fault: 'other',               needsInvalidParams: false },
  { cause: 'MODIFICATION_NOT_ALLOWED',        status: 403, fault: 'other',               needsInvalidParams: false },
  { cause: 'MISSING_PARAMETER',               status: 403, fault: 'other',               needsInvalidParams: true },
  { cause: 'RESOURCE_URI_STRUCTURE_NOT_FOUND', status: 404, fault: 'api',                needsInvalidParams: false },
  { cause: 'INCORRECT_LENGTH',                status: 411, fault: 'other',               needsInvalidParams: false },
  { cause: 'NF_CONGESTION_RISK',              status: 429, fault: 'other',               needsInvalidParams: false },
  { cause: 'INSUFFICIENT_RESOURCES',          status: 500, fault: 'other',               needsInvalidParams: false },
  { cause: 'UNSPECIFIED_NF_FAILURE',          status: 500, fault: 'other',               needsInvalidParams: false },
  { cause: 'SYSTEM_FAILURE',                  status: 500, fault: 'other',               needsInvalidParams: false },
  { cause: 'NF_CONGESTION',                   status: 503, fault: 'other',               needsInvalidParams: false },
];
