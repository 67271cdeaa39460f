interface InvalidParam {
  readonly param: string;
  readonly reason?: string;
}

/** What a refusal says besides its status, in the members of ProblemDetails. */
export interface Grounds {
  readonly cause?: string;
  readonly detail: string;
  readonly invalidParams?: readonly InvalidParam[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that is refused, with the HTTP status and the grounds that the answer names. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly grounds: Grounds;

  constructor(status: number, grounds: Grounds) {
    super(grounds.detail);
    this.status = status;
    this.grounds = grounds;
  }
}

/** The refusal that a thrown value stands for; what was not meant as one is a system failure without details. */
export function refusalOf(thrown: unknown): Refusal {
  if (thrown instanceof Refusal) return thrown;
  return new Refusal(500, { cause: 'SYSTEM_FAILURE', detail: 'The request could not be processed.' });
}
