/** What the value of an information element may be, in terms of its JSON coding. */
export type IeType =
  | { readonly kind: 'identifier' }
  | { readonly kind: 'opaque' }
  | { readonly kind: 'text' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'integer'; readonly min: number; readonly unit: 's' | 'octet' }
  | { readonly kind: 'enumeration'; readonly values: readonly string[]; readonly extensible: boolean }
  | { readonly kind: 'time-of-day' }
  | { readonly kind: 'days-of-week' }
  | { readonly kind: 'object'; readonly ies: readonly Ie[] };

/** One row of an information element table; `id` is the key in an abstract message. */
export interface Ie {
  readonly id: string;
  readonly name: string;
  readonly presence: 'M' | 'O';
  readonly type: IeType;
}

/** A message of TS 23.554: its table, and the IEs row by row. */
export interface Message {
  readonly id: 'register' | 'deregister' | 'registerAnswer' | 'deregisterAnswer';
  readonly name: string;
  readonly clause: string;
  readonly ies: readonly Ie[];
}
