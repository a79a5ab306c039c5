// Why an index gave no answer, in words.

import type { Fault } from '../http/fault.ts';
import { type IndexFault, timedText, triedText } from '../http/index-error.ts';

/** The middle of a sentence about an index: what it did, or what was not done. */
export type Silence = 'did not answer' | 'was not asked' | 'does not decide alone';

const silences = {
  offline: 'was not asked',
  'not-asked': 'was not asked',
  'no-index': 'was not asked',
  variable: 'was not asked',
  links: 'does not decide alone',
  aborted: 'did not answer',
  time: 'did not answer',
  address: 'did not answer',
  refused: 'did not answer',
  proxy: 'did not answer',
  dns: 'did not answer',
  tls: 'did not answer',
  timeout: 'did not answer',
  status: 'did not answer',
  redirect: 'did not answer',
  coding: 'did not answer',
  limit: 'did not answer',
  content: 'did not answer',
} as const satisfies Readonly<Record<Fault['kind'], Silence>>;

export function silence({ fault }: IndexFault): Silence {
  return silences[fault.kind];
}

/** `HTTP 503 four times (index.example)`: without the time that it took, so that two reports compare byte for byte. */
export function faultWords(about: IndexFault): string {
  return ofIndex(triedText(about.fault, about.tries), about);
}

/** `HTTP 503 four times in 7.4 s (index.example)`: for whoever waited. */
export function timedFaultWords(about: IndexFault): string {
  return ofIndex(timedText(about.fault, about.tries), about);
}

/** pip 26.3 logs the fault (HTTP 403, 500, 503, a connection that is refused or lost) and takes what the other indexes have: its index/collector.py. */
const withoutIt =
  'retry; pip itself passes over an index that does not answer, and goes on with what the others have: leave it out to judge that';

/** What helps against a fault, where that is not a further try. */
export function remedyOf({ fault, pooled }: IndexFault): string | undefined {
  switch (fault.kind) {
    case 'no-index':
      return fault.isSetting === false
        ? 'name the index that has it with --index-url'
        : `leave ${fault.name} out, or name an index with --index-url`;
    case 'variable':
      return `set ${fault.name} as it is set where the image is built`;
    case 'links':
      return 'put the files on an index, or judge without them by leaving that setting out';
    case 'proxy':
      return "give user and password in the proxy's address, or name the host in NO_PROXY";
    case 'refused':
    case 'dns':
    case 'timeout':
      return pooled === true ? withoutIt : undefined;
    case 'status':
      if (fault.status !== 401 && fault.status !== 403) return pooled === true ? withoutIt : undefined;
      return 'user and password come from the address (https://USER:PASSWORD@host/simple), netrc, or variables of the installer; no keyring is asked';
    case 'tls':
      if (fault.how === 'authority' || fault.how === 'self-signed')
        return 'name the certificate of its authority: SSL_CERT_FILE=company-ca.pem';
      return fault.how === 'bundle'
        ? 'PIP_CERT, REQUESTS_CA_BUNDLE and CURL_CA_BUNDLE have to name files of certificates'
        : undefined;
    default:
      return undefined;
  }
}

/** An index that answered, or was not asked, is no cause. */
function ofIndex(text: string, about: IndexFault): string {
  return about.index === null || silence(about) !== 'did not answer' ? text : `${text} (${about.index})`;
}
