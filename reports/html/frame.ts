import { html, type Html } from './markup.ts';

const policy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

/** What stands on a page. */
export interface Frame {
  readonly title: string;
  readonly top: Html;
  readonly chapters: readonly (readonly [id: string, name: string])[];
  readonly main: Html;
  readonly foot: string;
}

/** A page that works from a file, without script and without the network. */
export function frame({ title, top, chapters, main, foot }: Frame): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        <link rel="stylesheet" href="style.css" />
      </head>
      <body>
        <a class="skip" href="#main">Skip to the findings</a>
        ${top}
        <nav aria-label="Chapters">
          <ul>
            ${chapters.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}
          </ul>
        </nav>
        <main id="main" tabindex="-1">${main}</main>
        <footer><p>${foot}</p></footer>
      </body>
    </html> `;
}
