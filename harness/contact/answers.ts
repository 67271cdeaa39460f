import { usualBinding } from '../config/defaults.ts';

/** What `init` wants to know; every other setting can wait until it is missed. */
export interface Answers {
  readonly target: string;
  readonly binding: string;
  readonly gateway: string;
  readonly kind: string;
  /** Empty: there is none. */
  readonly secondGateway: string;
  readonly ue: string;
  readonly credential: string;
  readonly from: string;
  readonly to: string;
}

/** One question: its option on the command line, its answer in most cases, and the entry of conform.yaml that it fills. */
export interface Question {
  readonly name: keyof Answers;
  readonly option: string;
  readonly text: string;
  readonly fallback: string | ((answers: Partial<Answers>) => string);
  readonly pointer: string;
  /** False: makes no sense after these answers. */
  readonly applies?: (answers: Partial<Answers>) => boolean;
}

/** Whether they name a pool of UEs by a template. */
export const isPool = ({ ue = '{n}' }: Partial<Answers>): boolean => ue.includes('{n}');

const byTarget = ({ target }: Partial<Answers>): string => usualBinding(target);

const usualCredential = (answers: Partial<Answers>): string => (isPool(answers) ? 'cred-{n}' : 'cred-1');

/** What is answered to a question unless somebody says otherwise, after these answers. */
export const fallbackOf = ({ fallback }: Question, answers: Partial<Answers>): string =>
  typeof fallback === 'string' ? fallback : fallback(answers);

/** The questions in the order in which they are asked. */
// oxfmt-ignore
export const questions: readonly Question[] = [
  { name: 'target',        option: 'target',         text: 'API root of the server',                                   fallback: 'http://127.0.0.1:8080', pointer: '/target/url' },
  { name: 'binding',       option: 'binding',        text: 'Binding: a name, or the path of a binding file',           fallback: byTarget,                pointer: '/target/binding' },
  { name: 'gateway',       option: 'gateway',        text: 'MGW Service ID of a gateway that the server serves',       fallback: 'mgw-1@msgin5g.example', pointer: '/pixit/gateway/mgwServiceId' },
  { name: 'kind',          option: 'kind',           text: 'Its kind: n3g (Non-3GPP) or l3g (Legacy 3GPP)',            fallback: 'n3g',                   pointer: '/pixit/gateway/kind' },
  { name: 'secondGateway', option: 'second-gateway', text: 'MGW Service ID of another one (empty: none)',              fallback: '',                      pointer: '/pixit/secondGateway/mgwServiceId' },
  { name: 'ue',            option: 'ue',             text: 'UE Service IDs that are provisioned; {n} is a number',     fallback: 'ue-{n}@msgin5g.example', pointer: '/pixit/ues/ueServiceId' },
  { name: 'credential',    option: 'credential',     text: 'Their credentials; {n} is the same number',                fallback: usualCredential,         pointer: '/pixit/ues/credential' },
  { name: 'from',          option: 'from',           text: 'The first number',                                         fallback: '1',                     pointer: '/pixit/ues/from', applies: isPool },
  { name: 'to',            option: 'to',             text: 'The last number',                                          fallback: '5000',                  pointer: '/pixit/ues/to',   applies: isPool },
];

/** The entries of conform.yaml that the answers stand for. */
export function entriesOf(answers: Answers): Readonly<Record<'target' | 'pixit', Readonly<Record<string, unknown>>>> {
  const { target, binding, gateway, kind, secondGateway, ue, credential, from, to } = answers;
  const other = kind === 'l3g' ? 'n3g' : 'l3g';
  const template = { ueServiceId: ue, credential };
  return {
    target: { url: target, binding },
    pixit: {
      gateway: { mgwServiceId: gateway, kind },
      ...(secondGateway !== '' && { secondGateway: { mgwServiceId: secondGateway, kind: other } }),
      ues: isPool(answers) ? { ...template, from: numberOr(from), to: numberOr(to) } : [template],
      wrongCredential: 'not-the-credential',
    },
  };
}

/** What is no number stays a text, so that loading says what was expected. */
const numberOr = (text: string): number | string => (/^\d+$/.test(text) ? Number(text) : text);
