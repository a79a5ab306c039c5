// What a rejected fetch means, told from the codes of its error.

import { type Fault, FaultError } from './fault.ts';

const unknownAuthority: Fault = { kind: 'tls', how: 'authority' };

/** By the codes of Node's sockets, resolver, TLS and zlib, of undici, of node/http.ts and of web/web-fetch.ts. */
const faults: ReadonlyMap<string, Fault> = new Map<string, Fault>([
  ['ECONNREFUSED', { kind: 'refused', how: 'connection' }],
  ['ECONNRESET', { kind: 'refused', how: 'reset' }],
  ['ECONNABORTED', { kind: 'refused', how: 'reset' }],
  ['EPIPE', { kind: 'refused', how: 'reset' }],
  ['UND_ERR_SOCKET', { kind: 'refused', how: 'closed' }],
  ['ERR_STREAM_PREMATURE_CLOSE', { kind: 'refused', how: 'closed' }],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', { kind: 'refused', how: 'cut-off' }],
  ['EHOSTUNREACH', { kind: 'refused', how: 'host' }],
  ['ENETUNREACH', { kind: 'refused', how: 'network' }],
  ['ETIMEDOUT', { kind: 'timeout', at: 'connect' }],
  ['UND_ERR_CONNECT_TIMEOUT', { kind: 'timeout', at: 'connect' }],
  ['UND_ERR_HEADERS_TIMEOUT', { kind: 'timeout', at: 'head' }],
  ['UND_ERR_BODY_TIMEOUT', { kind: 'timeout', at: 'body' }],
  ['EAI_AGAIN', { kind: 'dns', how: 'resolver' }],
  ['ENOTFOUND', { kind: 'dns', how: 'name' }],
  ['Z_DATA_ERROR', { kind: 'coding', how: 'broken' }],
  ['Z_BUF_ERROR', { kind: 'coding', how: 'cut-off' }],
  ['ERR_BODY_LIMIT', { kind: 'limit' }],
  ['ERR_CONTENT_ENCODING', { kind: 'coding', how: 'unknown' }],
  ['ERR_CA_FILE', { kind: 'tls', how: 'bundle' }],
  ['ERR_WEB_FETCH', { kind: 'refused', how: 'browser' }],
  ['ERR_PROXY', { kind: 'refused', how: 'proxy-address' }],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', { kind: 'tls', how: 'self-signed' }],
  ['SELF_SIGNED_CERT_IN_CHAIN', unknownAuthority],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', unknownAuthority],
  ['UNABLE_TO_GET_ISSUER_CERT', unknownAuthority],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', unknownAuthority],
  ['CERT_HAS_EXPIRED', { kind: 'tls', how: 'expired' }],
  ['CERT_NOT_YET_VALID', { kind: 'tls', how: 'early' }],
  ['ERR_TLS_CERT_ALTNAME_INVALID', { kind: 'tls', how: 'name' }],
]);

/** OpenSSL has some fifty more codes; all of these families mean that the same handshake will fail again. */
const tlsFamily = /^(?:EPROTO$|ERR_SSL_|ERR_TLS_|CERT_|CRL_|UNABLE_TO_)/;

/** An error as Node throws them; undici and fetch hide the telling one in `cause`. */
interface NodeError {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
}

/** undici says of a proxy that refused only this, with codes that mean something else. */
const proxyRefusal = /^Proxy (?:response|Authentication Required) \((\d{3})\)/;

/**
 * Tells what a rejected fetch means.
 *
 * @param error Whatever was thrown: an error of Node or undici, or the web's TypeError with the telling one as its `cause`.
 */
export function explainFault(error: unknown): Fault {
  if (error instanceof FaultError) return error.fault;
  let current: unknown = error;
  for (let depth = 0; depth < 5 && typeof current === 'object' && current !== null; depth += 1) {
    const { code, message, cause } = current as NodeError;
    const status = typeof message === 'string' ? proxyRefusal.exec(message)?.[1] : undefined;
    if (status !== undefined) return { kind: 'proxy', status: Number(status) };
    if (typeof code === 'string') {
      const known = faults.get(code);
      if (known !== undefined) return known;
      if (tlsFamily.test(code)) return { kind: 'tls', how: 'unknown' };
    }
    current = cause;
  }
  return { kind: 'refused', how: 'unknown' };
}
