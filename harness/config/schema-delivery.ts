import { defaultWaitMs } from './defaults.ts';
import { integer, text } from './schema-pixit.ts';
import { certificate, oauth2Schema } from './schema-security.ts';

/** What it has to be is a rule of its own. */
const url = (description: string) => ({ ...text(description), title: 'an http(s) URL' });

/** The section `pixit.delivery`. */
export const deliverySchema = {
  description:
    'Messages to UEs (TS 29.538): the suite sends them as an Application Server and gets them as the gateways. null: no messages are sent.',
  type: ['object', 'null'],
  additionalProperties: false,
  required: ['asServiceId', 'gatewayRoot'],
  properties: {
    asServiceId: text('AS Service ID that the server takes messages from.'),
    apiRoot: url('API root of MSGS_MSGDelivery, without query and fragment; absent: that of the target.'),
    gatewayRoot: url('Where the server delivers what is for pixit.gateway: the suite listens there, in plain text.'),
    secondGatewayRoot: url('The same for pixit.secondGateway; the same port with another path will do.'),
    listen: {
      description: 'Where to listen, where that is not the host and port of the roots.',
      type: ['object', 'null'],
      additionalProperties: false,
      properties: { host: text('An address of this machine.'), port: integer('A port.', [0, 65_535]) },
    },
    token: text('Access token of the Application Server.'),
    tls: {
      description: 'How the Application Server shows who it is over TLS.',
      type: ['object', 'null'],
      additionalProperties: false,
      required: ['cert', 'key'],
      properties: certificate,
    },
    oauth2: { ...oauth2Schema, description: 'OAuth 2.0 client credentials of the Application Server.' },
    waitMs: {
      ...integer('How long a message may take to come, in milliseconds.', [1, 600_000]),
      default: defaultWaitMs,
    },
  },
} as const;
