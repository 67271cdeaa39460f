import { setTimeout as sleep } from 'node:timers/promises';
import type { UeIdentity } from '../../suites/identity.ts';
import { shown, toDeregister, toRegister } from '../../suites/step.ts';
import { NoVerdict } from '../../suites/verdict.ts';
import type { LookupResult } from '../binding/binding.ts';
import { headerOf } from '../binding/body.ts';
import type { Config } from '../config/config.ts';
import { Courier } from '../engine/courier.ts';
import type { World } from '../engine/world.ts';
import { byConfiguration, byTarget, type Finding } from './diagnosis.ts';
import { query, queryRegistration, removed } from './query.ts';
import { readBack } from './read-back.ts';
import { whyRefused } from './refused.ts';

/** Clocks further apart make tokens and certificates look expired, or not valid yet. */
const tolerableSkewS = 30;

/** What the binding cannot ask for is not answered either. */
function unsayable(error: unknown): { readonly result: LookupResult } {
  if (error instanceof NoVerdict) return { result: { text: error.message, checks: [] } };
  throw error;
}

/** One UE of the pool on its way through the service, and what is left of it. */
export class Visit {
  readonly #world: World;
  readonly #config: Config;
  readonly #ues: readonly UeIdentity[];
  readonly #courier: Courier;
  #mayHaveRegistered = false;
  #isShown = false;

  constructor(world: World, config: Config, ues: readonly UeIdentity[]) {
    this.#world = world;
    this.#config = config;
    this.#ues = ues;
    this.#courier = new Courier(world);
  }

  /** The UE that is registered and removed again. */
  get ue(): UeIdentity {
    return this.#ues[0] as UeIdentity;
  }

  /** The clock of the server, from the Date of an answer to a request that changes nothing. */
  async clock(): Promise<Finding> {
    const spoilt = { ...toRegister(this.#world, this.ue), disturbance: 'not-json' } as const;
    // Not every wire can say what is no JSON; the UE is not registered yet.
    const reply = (await query(this.#world, spoilt)) ?? (await query(this.#world, toDeregister(this.ue)));
    const date = reply?.packet && headerOf(reply.packet, 'date');
    const ms = Date.parse(date ?? '');
    if (Number.isNaN(ms)) return 'not compared: the answers carry no Date';
    const skew = Math.round((ms - Date.now()) / 1000);
    if (Math.abs(skew) <= tolerableSkewS) return `within ${tolerableSkewS} s of the one here`;
    return `${Math.abs(skew)} s ${skew > 0 ? 'ahead of' : 'behind'} the one here: tokens and certificates may be refused for it; set both by NTP`;
  }

  async registration(): Promise<Finding> {
    this.#mayHaveRegistered = true;
    await removed(this.#world, this.ue, 'remove what a former run left');
    const { outcome } = await this.#courier.send(toRegister(this.#world, this.ue));
    if (outcome.kind === 'accepted') return `${shown(this.ue)} is registered (${outcome.text})`;
    const reply = await queryRegistration(this.#world, this.ue);
    if (reply === undefined)
      return byConfiguration('the binding cannot say a plain registration', 'Complete the binding.');
    return whyRefused({ world: this.#world, ue: this.ue, reply }, this.#ues[1]);
  }

  async #looked(): Promise<{ readonly result?: LookupResult | undefined; readonly found: boolean | undefined }> {
    const { result } = await this.#courier.lookUp(this.ue).catch(unsayable);
    return { result, found: result?.records?.some(({ ueServiceId }) => ueServiceId === this.ue.ueServiceId) };
  }

  /** The look-up shows nothing of the UE; perhaps it does a little later. */
  async #unseen(text: string): Promise<Finding> {
    const started = performance.now();
    for (let look = 0; look < 10; look++) {
      await sleep(200);
      if ((await this.#looked()).found !== true) continue;
      const ms = Math.ceil((performance.now() - started) / 100) * 100;
      return byConfiguration(
        `the look-up shows ${shown(this.ue)} only some time after it was registered (${ms} ms)`,
        `Where that is meant, write \`timers: { settleMs: ${2 * ms} }\` in pixit: so long is looked again.`,
      );
    }
    return byTarget(
      `the look-up does not show ${shown(this.ue)}, which is registered (${text})`,
      'Let it show what is stored, or write `lookup: false` in pics: then stored state is judged by answers.',
    );
  }

  async lookUp(): Promise<Finding> {
    const claim = this.#config.pics.lookup ?? 'auto';
    if (claim === false) return 'not asked for: pics.lookup is false, so stored state is judged by answers';
    if (this.#world.binding.lookup === undefined) return 'the binding has none: stored state is judged by answers';
    const { result, found } = await this.#looked();
    if (found === true) {
      this.#isShown = true;
      const isReadBack = this.#world.pics.profileReadBack && this.#world.pics.profileCarried;
      return isReadBack ? readBack(this.#world, this.#courier, this.ue) : 'shows the registration';
    }
    const text = result?.text ?? 'no answer';
    if (found === false && !/^4\.?04/.test(text)) return this.#unseen(text);
    // As in a run: an answer about the UE that cannot be read is a look-up, too.
    if (found === undefined && /^2\.?0[05]/.test(text) && text.includes(this.ue.ueServiceId))
      return byConfiguration(
        `the look-up answers about ${shown(this.ue)}, and the binding cannot read it (${text})`,
        'Correct `found`, `records`, `record` and `shows` of the look-up in the binding, or what the server answers.',
      );
    if (claim === 'auto') return `not offered (${text}): stored state is judged by answers`;
    return byConfiguration(
      `pics.lookup is true, and the look-up is not offered (${text})`,
      `If there is none, write \`lookup: auto\` in pics; if there is, correct the look-up of the binding, or the server did not store ${shown(this.ue)}.`,
    );
  }

  async deregistration(): Promise<Finding> {
    const { binding, memory } = this.#world;
    const isLost = binding.needsRegistration === true && !memory.hasRegistration(this.ue.ueServiceId);
    const reply = isLost ? undefined : await query(this.#world, toDeregister(this.ue));
    if (reply === undefined)
      return byTarget(
        `the answer to the registration of ${shown(this.ue)} does not say what has to be de-registered`,
        `The binding ${binding.name} reads it from that answer: let it be there.`,
      );
    const { outcome } = reply;
    if (outcome.kind === 'accepted')
      return (await this.#unread()) ?? `${shown(this.ue)} is de-registered (${outcome.text})`;
    const text = `${this.#world.apiRoot} does not de-register ${shown(this.ue)}, which it has just registered (${outcome.text})`;
    if (outcome.refusal === 'not-found' || outcome.refusal === 'method-not-allowed' || outcome.isForeign === true)
      return byTarget(
        text,
        `The binding ${binding.name} sends it to ${reply.path}: serve that, or declare another de-registration in a binding.`,
      );
    return byTarget(text, 'See in the log of the server why; the credential is the one that the registration had.');
  }

  /** What the look-up answers of a UE that is gone has to be read too. */
  async #unread(): Promise<Finding | undefined> {
    const { result } = this.#isShown ? await this.#courier.lookUp(this.ue) : {};
    if (result === undefined || result.records !== undefined || result.isThrottled === true) return undefined;
    return byConfiguration(
      `the look-up of ${shown(this.ue)}, which is no longer registered, is answered by ${result.text}, and the binding ${this.#world.binding.name} reads neither a registration nor none in that`,
      'Declare that answer under `lookup.none` in the binding.',
    );
  }

  async refusal(): Promise<Finding> {
    const { pics, cast } = this.#world;
    if (pics.gatewayTrusted || !pics.credentialIe) return 'not asked for: UE credentials may be ignored';
    const reply = await queryRegistration(this.#world, this.ue, { credential: cast.wrongCredential });
    if (reply?.outcome.kind === 'rejected') return `a wrong credential is refused (${reply.outcome.text})`;
    if (reply?.outcome.kind === 'accepted')
      return byTarget(
        `${this.#world.apiRoot} registers ${shown(this.ue)} with pixit.wrongCredential (${reply.outcome.text})`,
        'Check the credential in the server; if it may trust the gateway instead, write `gatewayTrusted: true` in pics.',
      );
    return byTarget(
      `${this.#world.apiRoot} does not say whether it refuses a wrong credential (${reply?.outcome.text})`,
      'Refuse it with a 4xx status.',
    );
  }

  /** Leaves nothing behind. */
  async leave(): Promise<void> {
    if (this.#mayHaveRegistered) await removed(this.#world, this.ue, 'clean up');
  }
}
