/** A case cannot be replayed as things are, with what has to be done about it. */
export class Blocked extends Error {
  override readonly name = 'Blocked';
  readonly remedy: string | undefined;

  constructor(reason: string, remedy?: string) {
    super(reason);
    this.remedy = remedy;
  }
}
