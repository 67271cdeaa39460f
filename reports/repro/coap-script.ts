import type { Exchange } from '../report.ts';
import { visibleLine } from '../visible.ts';
import type { Case } from './case.ts';
import { bodyName, numberOf } from './file-name.ts';
import { comment, quoted, scriptHead, urlOf } from './shell.ts';

/** A shell script that sends the recorded requests again with the client of libcoap, one after another. */
export const coapScript = (found: Case): string =>
  [
    ...scriptHead(found, 'coap-client.sh'),
    ...found.steps.flatMap((step, place) => stepLines(step, place, found)),
    '',
  ].join('\n');

/** The command of the report, with the payload from its file and the URL below `$TARGET`. */
function stepLines({ step, request, curl }: Exchange, place: number, { target }: Case): readonly string[] {
  const { url, body } = request;
  const begin = curl.lastIndexOf('coap-client -v');
  const options = curl.slice(begin, -quoted(url).length).replace(/ -f - $/, ` -f ${bodyName(place)} `);
  return [
    '',
    comment(`${numberOf(place)} ${step}`),
    ...(body?.cut === true ? [comment(`${bodyName(place)} has only the beginning of ${body.bytes} bytes`)] : []),
    begin < 0 ? visibleLine(curl) : `${visibleLine(options)}${urlOf(url, target)}`,
  ];
}

/** What went over the wire in a step, a message a line: in words, and in digits. */
export const datagramsText = ({ datagrams = [] }: Exchange): string =>
  datagrams.map((datagram) => `${visibleLine(datagram)}\n`).join('');
