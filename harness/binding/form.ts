import type { Json } from '../../fixtures/json.ts';
import type { PicsItem } from '../../spec/pics.ts';
import type { RequirementId } from '../../spec/requirements.ts';
import type { Outcome, Refusal } from '../../suites/iut.ts';
import type { CodingForm } from './coding.ts';
import type { NamesForm } from './names.ts';

/** A binding as its YAML file has it; the published schema says what each entry means. */
export interface Form extends NamesForm {
  readonly binding: string;
  /** What carries it; http unless given. */
  readonly transport?: 'http' | 'coap';
  readonly base?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, CodingForm>>;
  readonly claims?: Readonly<Partial<Record<PicsItem, boolean>>>;
  readonly registration?: { readonly from: string; readonly unknown: string | number };
  readonly errors?: ErrorForm;
  readonly register: OperationForm;
  readonly deregister: OperationForm;
  readonly lookup?: LookupForm;
  /** Outcomes of both operations, where an operation says `common`, or after its own. */
  readonly outcomes?: readonly OutcomeForm[];
}

/** How one operation is asked for, and what its answers mean. */
export interface OperationForm {
  readonly method: string;
  readonly path: string;
  readonly methods?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly mediaType?: string;
  readonly body?: readonly string[] | Readonly<Record<string, string>>;
  readonly constants?: Readonly<Record<string, Json>>;
  readonly elsewhere?: Readonly<Record<string, string>>;
  readonly answer?: AnswerForm;
  readonly outcomes: readonly (OutcomeForm | 'common')[];
}

/** Where the response IEs stand: a JSON Pointer, or `implied`. */
export interface AnswerForm {
  readonly mediaType?: string;
  readonly ueServiceId?: string;
  readonly result?: string;
  readonly failureCause?: string;
}

export type StatusForm = number | string | readonly (number | string)[];

/** What an answer has to be like; everything given must hold. */
export interface ConditionForm {
  readonly status?: StatusForm;
  readonly mediaType?: string;
  readonly body?: 'none' | 'object' | 'no-object' | 'no-json';
  readonly header?: string;
  readonly has?: readonly string[];
  readonly hasAny?: readonly string[];
  readonly hasNone?: readonly string[];
  readonly equals?: Readonly<Record<string, Json>>;
  readonly matches?: Readonly<Record<string, string>>;
}

/** What an answer means that fits the condition, unless an earlier outcome takes it. */
export interface OutcomeForm extends ConditionForm {
  readonly is: Exclude<Outcome['kind'], 'silent'> | 'unsupported';
  readonly as?: Refusal;
  readonly because?: string;
  readonly reads?: 'answer' | 'error' | 'both' | 'nothing';
  /** Headers that have to be there, each with the requirement that is broken without it. */
  readonly expects?: Readonly<Record<string, RequirementId>>;
  readonly tolerated?: RequirementId;
}

/** Where an error says what is wrong. */
export interface ErrorForm {
  readonly form: 'problem-details' | 'object';
  readonly mediaType?: string;
  readonly cause?: string;
  readonly causes?: Readonly<Record<string, string>>;
  readonly blames?: { readonly list: string; readonly at?: string };
}

/** The look-up of what is stored of one UE. */
export interface LookupForm {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly mediaType?: string;
  readonly constants?: Readonly<Record<string, Json>>;
  readonly body?: Readonly<Record<string, string>>;
  readonly found: ConditionForm;
  readonly none?: readonly ConditionForm[];
  /** JSON Pointer of the list of records, or of the one record. */
  readonly records?: string;
  readonly record?: string;
  /** JSON Pointers in a record; `implied` for the UE Service ID, and nothing for what is not shown. */
  readonly shows: { readonly ueServiceId?: string; readonly mgwServiceId?: string; readonly profile?: string };
}
