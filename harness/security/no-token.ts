import { Inconclusive } from '../../suites/verdict.ts';

/** There is no access token to be had. */
export class NoToken extends Inconclusive {
  override readonly name = 'NoToken';
  /** What happened, as a sentence without its full stop. */
  readonly found: string;
  /** The entry of the configuration to look at. */
  readonly see: string;
  /** The authorization server fails, whatever is asked of it. */
  readonly isServerFault: boolean;

  constructor(found: string, see: string, isServerFault = false) {
    super('configuration', `${found}; see ${see}`);
    this.found = found;
    this.see = see;
    this.isServerFault = isServerFault;
  }
}
