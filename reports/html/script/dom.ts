/** As much of an element of a page as the script uses; the project is compiled without the types of a browser. */
export interface Part {
  readonly id: string;
  readonly tagName: string;
  readonly dataset: Readonly<Record<string, string | undefined>>;
  readonly textContent: string;
  hidden: boolean;
  open: boolean;
  checked: boolean;
  value: string;
  setAttribute(name: string, value: string): void;
  getAttribute(name: string): string | null;
  append(...children: readonly (Part | string)[]): void;
  replaceChildren(...children: readonly (Part | string)[]): void;
  addEventListener(kind: string, act: (event: Signal) => void): void;
  matches(selector: string): boolean;
  closest(selector: string): Part | null;
  querySelector(selector: string): Part | null;
  querySelectorAll(selector: string): Iterable<Part>;
  getBoundingClientRect(): { readonly top: number };
  scrollIntoView(options?: { readonly block: 'center' | 'start' }): void;
  focus(): void;
}

/** An event, as far as it is looked at. */
export interface Signal {
  readonly key?: string;
  readonly ctrlKey?: boolean;
  readonly metaKey?: boolean;
  readonly altKey?: boolean;
  readonly target: Part | null;
  preventDefault(): void;
}

/** The document and its window. */
export interface Page extends Pick<Part, 'querySelector' | 'querySelectorAll' | 'addEventListener'> {
  readonly activeElement: Part | null;
  readonly defaultView: Pick<Part, 'addEventListener'>;
  createElement(tag: string): Part;
}
