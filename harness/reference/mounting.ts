/** How a server is reached. */
export interface Mounting {
  /** `2`: with prior knowledge. */
  readonly http?: '1.1' | '2' | undefined;
}
