import { programOf, statusLine } from '../exchange-text.ts';
import { prettyJson } from '../pretty-json.ts';
import type { Body, Exchange, Header } from '../report.ts';
import { clip } from '../visible.ts';
import { durationText } from './duration.ts';
import { html, joined, pre, type Html } from './markup.ts';

const longestBody = 4000;
const longestLine = 1000;

function head(first: string, headers: readonly Header[]): Html {
  const rows = headers.map(
    ([name, value]) => html`<span class="name">${clip(name, longestLine)}:</span> ${clip(value, longestLine)}`,
  );
  return html`<pre>${joined([html`<b>${clip(first, longestLine)}</b>`, ...rows], '\n')}</pre>`;
}

function bodyBlock(body: Body | undefined): Html | undefined {
  if (body === undefined || body.bytes === 0) return undefined;
  const raw = body.text ?? body.base64 ?? '';
  const pretty = body.text === undefined || body.cut ? undefined : prettyJson(body.text);
  const notes = [body.text === undefined && 'base64, because it is not UTF-8', body.cut && 'only the beginning'].filter(
    Boolean,
  );
  const size = `${body.bytes} bytes${notes.length > 0 ? `, ${notes.join(', ')}` : ''}`;
  if (pretty === undefined || pretty === raw) {
    return html`<p class="size">Body, ${size}</p>
      ${pre(clip(raw, longestBody))}`;
  }
  return html`<p class="size">Body, JSON, indented for reading</p>
    ${pre(clip(pretty, longestBody))}
    <details class="raw">
      <summary>Body as sent, ${size}</summary>
      ${pre(clip(raw, longestBody))}
    </details>`;
}

function requestFigure({ request, receivedBy }: Exchange): Html {
  return html`<figure>
    <figcaption>
      ${receivedBy === undefined ? 'Request' : `Request of the server to the gateway ${clip(receivedBy, 200)}`}
    </figcaption>
    ${head(`${request.method} ${request.url}`, request.headers)} ${bodyBlock(request.body)}
  </figure>`;
}

function responseFigure({ response, error, receivedBy }: Exchange): Html {
  const date = response?.date === undefined ? [] : ([['Date', response.date]] as const);
  return html`<figure>
    <figcaption>${receivedBy === undefined ? 'Response' : 'Response of the suite'}</figcaption>
    ${response && html`${head(statusLine(response), [...response.headers, ...date])} ${bodyBlock(response.body)}`}
    ${error !== undefined && html`<p class="broken">No complete answer: ${clip(error, longestLine)}</p>`}
  </figure>`;
}

function datagramFigure({ datagrams = [] }: Exchange): Html | undefined {
  if (datagrams.length === 0) return undefined;
  return html`<figure>
    <figcaption>Messages on the wire</figcaption>
    ${pre(clip(datagrams.join('\n'), longestBody))}
  </figure>`;
}

function outcome({ response, error }: Exchange): string {
  const status = response === undefined ? 'no answer' : clip(statusLine(response), 60);
  return error !== undefined && response !== undefined ? `${status}, incomplete` : status;
}

function item(exchange: Exchange, isDecisive: boolean): Html {
  const since = exchange.receivedBy === undefined ? '' : ' after the message was sent';
  const took = `${durationText(exchange.durationMs)}${since}`;
  return html`<li>
    <details class="exchange" ${isDecisive ? 'open' : ''}>
      <summary>
        <b>${clip(exchange.step, 200)}</b> ${isDecisive && html`<span class="meta">(decides)</span>`}
        <span class="meta"><code>${exchange.request.method}</code> → <code>${outcome(exchange)}</code>, ${took}</span>
      </summary>
      <div class="pair">${requestFigure(exchange)}${responseFigure(exchange)}</div>
      ${datagramFigure(exchange)}
      ${
        exchange.receivedBy === undefined &&
        html`<figure class="command">
          <figcaption>Again with ${programOf(exchange)}</figcaption>
          ${pre(clip(exchange.curl, longestBody))}
        </figure>`
      }
    </details>
  </li>`;
}

/** Exchanges in the order of the wire; the one that decides is open, where there is such. */
export function exchangeList(exchanges: readonly Exchange[], decisive?: number): Html {
  return html`<ol class="exchanges">
    ${exchanges.map((exchange, index) => item(exchange, index === decisive))}
  </ol>`;
}
