import type { Exchange, Header } from '../report.ts';
import { lenderOf } from './borrowed.ts';
import type { Case } from './case.ts';
import { bodyName, numberOf } from './file-name.ts';
import { comment, quoted, scriptHead, urlOf } from './shell.ts';

/** A shell script that sends the recorded requests again, one after another. */
export function curlScript(found: Case): string {
  const { steps } = found;
  const lenders = new Set(steps.map((_, place) => lenderOf(steps, place)));
  return [
    ...scriptHead(found, 'curl.sh'),
    'HEADS=$(mktemp -d) && trap \'rm -rf "$HEADS"\' EXIT',
    `set -- -sS -i --max-time 20 -H 'Accept:' -H 'User-Agent:'${securityOf(found)}`,
    ...(lenders.size > 1 ? ['', ...locationFunction] : []),
    ...steps.flatMap((_, place) => stepLines(found, place, lenders.has(place))),
    '',
  ].join('\n');
}

/** What an answer named, as a URL; the second argument where it named nothing. */
const locationFunction = [
  'location() {',
  `  found=$(sed -n 's/^[Ll]ocation: *//p' "$HEADS/$1" 2>/dev/null | tr -d '\\r' | tail -n 1)`,
  '  case $found in',
  '    http*) printf %s "$found" ;;',
  `    /*) printf %s "$(printf %s "$TARGET" | sed 's|^\\([a-z]*://[^/]*\\).*|\\1|')$found" ;;`,
  '    *) printf %s "$2" ;;',
  '  esac',
  '}',
];

function stepLines(found: Case, place: number, isLender: boolean): readonly string[] {
  const { steps } = found;
  const { step, request } = steps[place] as Exchange;
  const lender = lenderOf(steps, place);
  const url = urlOf(request.url, found.target);
  const { body } = request;
  const options = [
    `-X ${quoted(request.method)}`,
    ...headersOf(request).map((header) => `-H ${quoted(header)}`),
    ...(body === undefined ? [] : [`--data-binary @${bodyName(place)}`]),
    ...(isLender ? [`-D "$HEADS/${numberOf(place)}"`] : []),
    lender === undefined ? url : `"$(location ${numberOf(lender)} ${url})"`,
  ];
  return [
    '',
    comment(`${numberOf(place)} ${step}`),
    ...(body?.cut === true
      ? [comment(`the body had ${body.bytes} bytes; ${bodyName(place)} has its beginning only`)]
      : []),
    `curl "$@" ${options.join(' ')}`,
    'echo',
  ];
}

/** curl takes a header without a value away unless it ends with a semicolon, and gives a body a media type of its own. */
function headersOf({ headers, body }: Exchange['request']): readonly string[] {
  const own = headers.map(([name, value]: Header) => (value === '' ? `${name};` : `${name}: ${value}`));
  const hasType = headers.some(([name]) => name.toLowerCase() === 'content-type');
  return body === undefined || hasType ? own : [...own, 'Content-Type:'];
}

function securityOf({ target, setup }: Case): string {
  const isHttp2 = asRecord(setup?.values['target'])['http'] === '2';
  if (!target.startsWith('https:')) return isHttp2 ? ' --http2-prior-knowledge' : '';
  const lacks = setup?.lacks ?? [];
  const trust = lacks.includes('the authority to trust') ? ' --cacert "${CACERT:-ca.pem}"' : '';
  const own = lacks.includes('the client certificate and its key')
    ? ' --cert "${CERT:-gateway.pem}" --key "${KEY:-gateway.key}"'
    : '';
  return trust + own;
}

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
