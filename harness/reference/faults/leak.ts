import type { Deviation } from '../behaviour.ts';
import { ackMembers, acks, problemMembers } from '../edit.ts';
import type { Fault } from './fault.ts';

/** Stores the credential with the registration and shows the whole record. */
const lookUpShowsCredential: Deviation['change'] = (strict) => {
  const credentials = new Map<string, string>();
  return {
    store: (ue, call) => {
      credentials.set(ue.ueSvcId, ue.ueCredInfo);
      return strict.store(ue, call);
    },
    show: (found, call) =>
      strict.show(
        found.map((registration) => ({ ...registration, ueCredInfo: credentials.get(registration.ueSvcId) })),
        call,
      ),
  };
};

const stack = [
  "TypeError: Cannot read properties of undefined (reading 'trim')",
  '    at RegistrationController.validate (/srv/msgin5g/src/registration/controller.js:118:27)',
  '    at process.processTicksAndRejections (node:internal/process/task_queues:103:5)',
].join('\n');

const otherTraces: Readonly<Record<string, string>> = {
  java: 'java.lang.NullPointerException\n\tat com.example.Registrations.create(Registrations.java:57)',
  python: 'Traceback (most recent call last):\n  File "/srv/app.py", line 12, in register\nKeyError: 1',
  go: 'runtime error: index out of range\n\ngoroutine 17 [running]:\nmain.register(0x0)',
  dotnet:
    'System.ArgumentNullException\n   at Msg.Registrations.Create(Request r) in C:\\\\msg\\\\Registrations.cs:line 42',
  php: 'Fatal error\n#0 /var/www/registrations.php(57): create()',
  ruby: "registrations.rb:57:in `create'",
  rust: "thread 'main' panicked at src/registrations.rs:57:9",
  perl: 'malformed JSON string at /opt/msg/Registrations.pm line 57.',
  elixir: '** (FunctionClauseError) no function clause matching in Registrations.create/2',
  database: 'SQLSTATE[22001]: value too long for type character varying(64)',
};

/** What gets out that should stay in. */
// oxfmt-ignore
export const leak: readonly Fault[] = [
  { id: 'credential-in-ack',       requirement: 'S-10', title: 'repeats the whole request in an Ack',                                 change: ackMembers(['register', 'deregister'], (ack, { message }) => ({ ...message, ...ack })), caughtBy: ['WIRE/answer/no-secrets'] },
  { id: 'credential-in-header',    requirement: 'S-10', title: 'repeats the credential in a header',                                  change: acks(['register', 'deregister'], (answer, { message }) => ({ ...answer, headers: { ...answer.headers, 'x-debug': encodeURIComponent(String(message?.['ueCredInfo'])) } })), caughtBy: ['WIRE/answer/no-secrets'] },
  { id: 'credential-in-detail',    requirement: 'S-10', title: 'repeats the credential in the detail of a problem',                   change: problemMembers((problem, { message }) => (message === undefined ? problem : { ...problem, detail: `bad credential ${String(message['ueCredInfo'])}` })), caughtBy: ['WIRE/answer/no-secrets'] },
  { id: 'credential-in-reason',    requirement: 'S-10', title: 'repeats the whole message in the detail of a malformed one',          change: problemMembers((problem, { message }) => (String(problem['cause']).startsWith('MANDATORY_IE') ? { ...problem, detail: `cannot map ${JSON.stringify(message)}` } : problem)), caughtBy: ['WIRE/answer/no-secrets'] },
  { id: 'credential-in-look-up',   requirement: 'W-07', title: 'shows the credential in the look-up',                                 change: lookUpShowsCredential, caughtBy: ['WIRE/look-up/no-credential'] },
  { id: 'stack-trace',             requirement: 'S-10', title: 'shows a stack trace in the detail of a problem',                      change: problemMembers((problem) => ({ ...problem, detail: stack })), caughtBy: ['WIRE/answer/no-secrets'] },
  ...Object.entries(otherTraces).map(([of, trace]): Fault =>
    ({ id: `internals-${of}`, requirement: 'S-10', title: `shows internals of ${of} in the detail of a problem`, change: problemMembers((problem) => ({ ...problem, detail: trace })), caughtBy: ['WIRE/answer/no-secrets'] }),
  ),
];
