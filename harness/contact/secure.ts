import { byTarget } from './diagnosis.ts';
import type { Finding } from './network.ts';
import { dialTls } from './speech.ts';
import { placeOf, shownPlace, speaksPlainly } from './wire.ts';

/** What listens speaks TLS. */
export async function secureStep(url: string): Promise<Finding> {
  const place = placeOf(url);
  try {
    const socket = await dialTls(place);
    const version = socket.getProtocol();
    socket.destroy();
    return `${shownPlace(place)} speaks ${version}`;
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    return (
      (await speaksPlainly(url)) ??
      byTarget(
        `${shownPlace(place)} agrees on no TLS connection (${code === '' ? message : code})`,
        'See in the log of the server why.',
      )
    );
  }
}
