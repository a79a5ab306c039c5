// What can go wrong with one question: a kind and what its words need, so that whoever has to tell faults apart never reads the words.

const refusals = {
  connection: 'connection refused',
  reset: 'connection reset',
  closed: 'connection closed too early',
  'cut-off': 'the answer was cut off',
  host: 'the host cannot be reached',
  network: 'the network cannot be reached',
  'proxy-address': 'the proxy address in the environment is not valid',
  browser:
    'the browser could not read an answer: the server is down, or it does not let pages of other sites read it (CORS)',
  unknown: 'the connection failed',
} as const;

const lookups = {
  // A resolver that could not be reached is worth another question; a name that does not exist is not.
  resolver: 'the host name could not be looked up',
  name: 'the host name does not exist',
} as const;

const handshakes = {
  'self-signed': 'the certificate is self-signed',
  authority: 'the certificate is signed by an unknown authority',
  expired: 'the certificate has expired',
  early: 'the certificate is not valid yet',
  name: 'the certificate is for another host',
  bundle: 'the certificates that the environment names cannot be read',
  unknown: 'no trusted TLS connection could be made',
} as const;

const codings = {
  broken: 'the compressed answer is broken',
  'cut-off': 'the compressed answer was cut off',
  unknown: 'the answer is compressed in a way that was not asked for',
} as const;

const detours = {
  circle: 'redirected in a circle',
  many: 'redirected more than five times',
  insecure: 'redirected from https to http',
} as const;

/** Why there is no answer. Durations in milliseconds, sizes in bytes. */
export type Fault =
  /** `not-asked`: nothing depended on the answer. */
  | { readonly kind: 'offline' | 'not-asked' | 'aborted' | 'time' | 'address' }
  /** None is asked: for a setting by its name, or, where it is none, for this reason. */
  | { readonly kind: 'no-index'; readonly name: string; readonly isSetting?: false }
  /** `variable`: the address holds one that is not set; `links`: files that no index lists. */
  | { readonly kind: 'variable' | 'links'; readonly name: string }
  | { readonly kind: 'refused'; readonly how: keyof typeof refusals }
  | { readonly kind: 'proxy'; readonly status: number }
  | { readonly kind: 'dns'; readonly how: keyof typeof lookups }
  | { readonly kind: 'tls'; readonly how: keyof typeof handshakes }
  /** `connect`: no connection; `head`: no answer; `body`: it stopped; `whole`: it came too slowly. */
  | { readonly kind: 'timeout'; readonly at: 'connect' | 'head' | 'body' | 'whole'; readonly after?: number }
  /** `user`: whose password was sent along. */
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: number; readonly user?: string }
  | { readonly kind: 'redirect'; readonly how: keyof typeof detours }
  | { readonly kind: 'redirect'; readonly how: 'scheme'; readonly scheme: string }
  | { readonly kind: 'redirect'; readonly how: 'nowhere'; readonly status: number }
  | { readonly kind: 'coding'; readonly how: keyof typeof codings }
  | { readonly kind: 'limit'; readonly bytes?: number }
  /** An answer that is not what was asked for: a phrase such as `an answer that is not JSON`. */
  | { readonly kind: 'content'; readonly problem: string };

/** Ends an attempt with a fault that no error of the platform stands for. */
export class FaultError extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(faultText(fault));
    this.fault = fault;
  }
}

/** Statuses that mean "later". */
const later: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Whether the same question may be answered a moment later. */
export function isTransient(fault: Fault): boolean {
  switch (fault.kind) {
    case 'refused':
      return fault.how !== 'proxy-address';
    case 'dns':
      return fault.how === 'resolver';
    case 'status':
      return later.has(fault.status);
    case 'coding':
      return fault.how !== 'unknown';
    case 'timeout':
      return true;
    case 'offline':
    case 'not-asked':
    case 'no-index':
    case 'variable':
    case 'links':
    case 'aborted':
    case 'time':
    case 'address':
    case 'proxy':
    case 'tls':
    case 'redirect':
    case 'limit':
    case 'content':
      return false;
  }
}

/** Milliseconds for people: `15 s`, `7.4 s`. */
export const formatSeconds = (ms: number): string => `${(ms / 1000).toFixed(1).replace('.0', '')} s`;

/** Half a sentence that names no host: what a report prints as the cause. */
export function faultText(fault: Fault): string {
  switch (fault.kind) {
    case 'offline':
      return 'the run is offline';
    case 'not-asked':
      return 'nothing depended on it';
    case 'no-index':
      return `no index may be asked: ${fault.name}`;
    case 'variable':
      return `${fault.name} in its address is not set`;
    case 'links':
      return `the files at ${fault.name} are not seen`;
    case 'aborted':
      return 'the run was stopped';
    case 'time':
      return 'the run was out of time';
    case 'address':
      return 'it is no web address';
    case 'refused':
      return refusals[fault.how];
    case 'proxy':
      return `the proxy answered HTTP ${fault.status}`;
    case 'dns':
      return lookups[fault.how];
    case 'tls':
      return handshakes[fault.how];
    case 'coding':
      return codings[fault.how];
    case 'timeout':
      return timeoutText(fault);
    case 'status':
      return statusText(fault.status, fault.user);
    case 'redirect':
      if (fault.how === 'scheme') return `redirected to a ${fault.scheme} address`;
      if (fault.how === 'nowhere') return `HTTP ${fault.status} without an address to go to`;
      return detours[fault.how];
    case 'limit':
      if (fault.bytes === undefined) return 'the answer is larger than any index document should be';
      return `the answer is larger than ${Math.floor(fault.bytes / 2 ** 20)} MB`;
    case 'content':
      return fault.problem;
  }
}

function timeoutText({ at, after }: Extract<Fault, { kind: 'timeout' }>): string {
  switch (at) {
    case 'connect':
      return 'the connection timed out';
    case 'head':
      return after === undefined ? 'no answer in time' : `no answer within ${formatSeconds(after)}`;
    case 'body':
      return after === undefined ? 'the answer stopped' : `the answer stopped for ${formatSeconds(after)}`;
    case 'whole':
      return after === undefined ? 'the answer came too slowly' : `the answer took longer than ${formatSeconds(after)}`;
  }
}

function statusText(status: number, user: string | undefined): string {
  if (user !== undefined)
    return `HTTP ${status}: the user ${user} ${status === 401 ? 'or the password is wrong' : 'has no access'}`;
  if (status === 401) return 'HTTP 401: credentials are wanted';
  return status === 403 ? 'HTTP 403: access is refused' : `HTTP ${status}`;
}
