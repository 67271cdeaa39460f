/** A commented conform.yaml for a server of one's own; it loads as it stands. */
export const exampleConfig = `# How msgin5g-conformance reaches and judges one MSGin5G Server.
# Any text may take \${NAME} or \${NAME:-fallback} from the environment; such values never show in a report.
target:
  url: \${MSGIN5G_URL:-http://127.0.0.1:8080}   # API root; without it the embedded reference server is started
  # isTestSystem: true   # nobody depends on it: wanted where the address is neither loopback nor private
  # rate: 50             # requests per second, at most
  # connections: 1       # that the server takes at a time over HTTP/1.1
  http: auto                                   # or '1.1' or '2'; auto: 1.1 in plain text, what ALPN gives over TLS
  binding: sbi-json                            # name, or path of a binding file seen from this file
release: rel-17                                # or rel-18: UE credential information is no mandatory IE

# What the server claims (PICS): true, false, and for some auto: as observed before the run.
pics:
  lookup: auto                # stored registrations can be looked up
  profileReadBack: true       # the look-up shows the stored profile
  freeIdentities: auto        # UE Service IDs of any text are provisioned, see pixit.freeUe
  gatewayTrusted: false       # UE credentials may be ignored
  gatewayFromTransport: false # the MGW Service ID may be taken from the secured connection
  gatewayAuthorisation: false # unknown gateways are refused
  credentialPerUe: false      # a UE credential authenticates its own UE only
  errorProfile: true          # errors follow TS 29.500
  closedSchema: false         # unknown members are forbidden
  strictQuery: false          # unsupported query parameters are refused
  legacy3gpp: true            # Legacy 3GPP Message Gateways are served
  non3gpp: true               # Non-3GPP Message Gateways are served
  mtls: false                 # a client certificate is required, see target.tls
  oauth2: false               # an access token is required, see target.oauth2
  implicit: auto              # NDS/IP or physical security; auto: neither mtls nor oauth2
  tlsOnly: false              # nothing is served outside of TLS
  bearerChallenges: false     # refused tokens are answered as TS 29.500 says
  gatewayMatch: false         # a message has to name the gateway that is authenticated
  messageDelivery: false      # messages for registered UEs are delivered, see pixit.delivery
  ownershipCheck: false       # only the gateway that registered a UE can de-register it

# How the server is provisioned (PIXIT). With \`ues\` given nothing about identities is assumed;
# what an optional entry would say is then not tested where it is null or absent.
pixit:
  gateway: { mgwServiceId: mgw-1@msgin5g.example, kind: n3g }         # n3g or l3g
  secondGateway: { mgwServiceId: mgw-2@msgin5g.example, kind: l3g }   # one that may register every UE of \`ues\`, too
  forbiddenGateway: mgw-forbidden@msgin5g.example                     # known and refused
  unknownGateway: mgw-unknown@msgin5g.example
  # The pool: {n} runs from \`from\` to \`to\`. Or a list: [{ ueServiceId: …, credential: … }, …]
  ues: { ueServiceId: 'ue-{n}@msgin5g.example', credential: 'cred-{n}', from: 1, to: 5000 }
  unauthorisedUe: { ueServiceId: ue-barred@msgin5g.example, credential: cred-barred }
  unknownUe: { ueServiceId: ue-unknown@msgin5g.example, credential: cred-unknown }
  wrongCredential: not-the-credential                                 # the credential of no UE
  freeUe: { ueServiceId: 'free-{any}', credential: cred-free }        # {any} stands for generated text
  maxBodyBytes: 1048576                                               # null: no limit is tested
  # delivery:                                 # messages to UEs: the suite plays Application Server and gateways
  #   asServiceId: as-1@msgin5g.example
  #   gatewayRoot: http://127.0.0.1:9100/gateway       # where the server delivers what is for \`gateway\`
  #   secondGatewayRoot: http://127.0.0.1:9100/second
  timers:
    answerMs: 5000       # for a complete answer
    settleMs: 0          # until a stored change shows
    retryAfterMs: 10000  # the longest Retry-After that is waited for

# How the run goes; the command line overrides it.
run:
  seed: 1
  runs: 100          # generated cases per property-based purpose
  shrinks: 200       # further cases, at most, to make a counterexample smaller
  concurrency: 8
  strict: false      # true: an unmet "should" fails the run too
  only: []
  skip: []
  # baseline: baseline.yaml   # known deviations, which the gate lets pass
  out: conformance-report
  report: [html, json, junit, markdown]
`;
