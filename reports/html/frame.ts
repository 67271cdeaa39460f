import { html, type Html } from './markup.ts';

/** Where a page refers to its files; `policyOf` says what it may load. */
export const references = {
  style: '<link rel="stylesheet" href="style.css" />',
  script: '<script src="report.js"></script>',
} as const;

/** The content security policy of a page: its own style and script, and nothing else. */
export const policyOf = (style: string, script: string | undefined): string =>
  [
    "default-src 'none'",
    `style-src ${style}`,
    ...(script === undefined ? [] : [`script-src ${script}`]),
    "img-src 'self'; base-uri 'none'; form-action 'none'",
  ].join('; ');

/** What stands on a page. */
export interface Frame {
  readonly title: string;
  readonly top: Html;
  readonly chapters: readonly (readonly [id: string, name: string])[];
  readonly main: Html;
  readonly foot: string;
  /** Whether report.js is there to search and filter. */
  readonly hasScript?: boolean;
}

/** A page that works from a file, without the network, and with everything there without script. */
export function frame({ title, top, chapters, main, foot, hasScript = false }: Frame): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policyOf("'self'", hasScript ? "'self'" : undefined)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="generator" content="msgin5g-conformance" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        <link rel="stylesheet" href="style.css" />
      </head>
      <body>
        <a class="skip" href="#main">Skip to the findings</a>
        ${top}
        <div class="top">
          <nav aria-label="Chapters">
            <ul>
              ${chapters.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}
            </ul>
          </nav>
        </div>
        <main id="main" tabindex="-1">${main}</main>
        <footer><p>${foot}</p></footer>
        ${hasScript && html`<script src="report.js"></script>`}
      </body>
    </html> `;
}
