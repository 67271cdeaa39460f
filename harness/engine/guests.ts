import type { UeIdentity } from '../../suites/identity.ts';
import type { Outcome, Stimulus } from '../../suites/iut.ts';
import { UsageError } from '../usage-error.ts';
import type { Brake } from './brake.ts';
import type { Courier } from './courier.ts';

/** The UEs that the server was heard to register for one purpose and not to de-register again. */
export class Guests {
  readonly #ues = new Map<string, UeIdentity>();
  readonly #known: readonly UeIdentity[];

  constructor(known: readonly UeIdentity[]) {
    this.#known = known;
  }

  has({ ueServiceId }: UeIdentity): boolean {
    return this.#ues.has(ueServiceId);
  }

  add(ue: UeIdentity): void {
    this.#ues.set(ue.ueServiceId, ue);
  }

  /** Sends, and follows what comes of it; what cannot be read may have registered the UE. */
  async followed(courier: Courier, stimulus: Stimulus): ReturnType<Courier['send']> {
    const before = courier.count;
    try {
      const sent = await courier.send(stimulus);
      this.#follow(stimulus, sent.outcome);
      return sent;
    } catch (error) {
      if (error instanceof UsageError && courier.count > before) this.#follow(stimulus, { kind: 'unclear' });
      throw error;
    }
  }

  #follow({ operation, message }: Stimulus, outcome: Pick<Outcome, 'kind'>): void {
    const id = message['ueServiceId'];
    const credential = message['ueCredentialInformation'];
    if (typeof id !== 'string' || typeof credential !== 'string') return;
    if (operation === 'deregister' && outcome.kind === 'accepted') this.#ues.delete(id);
    else if (operation === 'register' && outcome.kind !== 'rejected')
      this.add(this.#known.find((ue) => ue.ueServiceId === id) ?? { ueServiceId: id, credential });
  }

  /** De-registers them; it says nothing about the server, so nobody judges it. */
  async leave(courier: Courier, brake: Brake): Promise<void> {
    let left = this.#ues.size;
    for (const ue of this.#ues.values()) {
      if (brake.isSpent) break;
      const outcome = await removed(courier, ue);
      if (outcome?.kind === 'silent') break;
      if (outcome?.kind !== 'unread') left -= 1;
    }
    brake.leave(left);
    this.#ues.clear();
  }
}

/** A binding that cannot read the answer may have asked for the right thing all the same. */
async function removed(courier: Courier, ue: UeIdentity): Promise<{ readonly kind: string } | undefined> {
  try {
    return await courier.remove(ue, 'clean up');
  } catch (error) {
    if (error instanceof UsageError) return { kind: 'unread' };
    throw error;
  }
}
