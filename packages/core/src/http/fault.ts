// What can go wrong with one request, told from the error that a fetch rejects with: its kind, its words, and whether asking again can help.

/** One failed attempt. `text` is part of a sentence and names no host. */
export interface Fault {
  /** As in IndexError. */
  readonly kind: string;
  readonly text: string;
  /** True where the same question may be answered a moment later. */
  readonly transient: boolean;
  /** Milliseconds that the server asked to wait. */
  readonly retryAfter?: number;
}

/** Ends an attempt with a fault that no error of the platform stands for. */
export class FaultError extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(fault.text);
    this.fault = fault;
  }
}

const again = (kind: string, text: string): Fault => ({ kind, text, transient: true });
const final = (kind: string, text: string): Fault => ({ kind, text, transient: false });

const tls = final('tls', 'no trusted TLS connection could be made');

/** By the codes of Node's sockets, resolver, TLS and zlib, of undici, and of node/http.ts. */
const faults: ReadonlyMap<string, Fault> = new Map([
  ['ECONNREFUSED', again('refused', 'connection refused')],
  ['ECONNRESET', again('refused', 'connection reset')],
  ['ECONNABORTED', again('refused', 'connection reset')],
  ['EPIPE', again('refused', 'connection reset')],
  ['UND_ERR_SOCKET', again('refused', 'connection closed too early')],
  ['ERR_STREAM_PREMATURE_CLOSE', again('refused', 'connection closed too early')],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', again('refused', 'the answer was cut off')],
  ['EHOSTUNREACH', again('refused', 'the host cannot be reached')],
  ['ENETUNREACH', again('refused', 'the network cannot be reached')],
  ['ETIMEDOUT', again('timeout', 'the connection timed out')],
  ['UND_ERR_CONNECT_TIMEOUT', again('timeout', 'the connection timed out')],
  ['UND_ERR_HEADERS_TIMEOUT', again('timeout', 'no answer in time')],
  ['UND_ERR_BODY_TIMEOUT', again('timeout', 'the answer stopped')],
  // A resolver that could not be reached is worth another question; a name that does not exist is not.
  ['EAI_AGAIN', again('dns', 'the host name could not be looked up')],
  ['ENOTFOUND', final('dns', 'the host name does not exist')],
  ['Z_DATA_ERROR', again('content', 'the compressed answer is broken')],
  ['Z_BUF_ERROR', again('content', 'the compressed answer was cut off')],
  ['ERR_BODY_LIMIT', final('limit', 'the answer is larger than any index document should be')],
  ['ERR_CONTENT_ENCODING', final('content', 'the answer is compressed in a way that was not asked for')],
  ['ERR_PROXY', final('refused', 'the proxy address in the environment is not valid')],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', final('tls', 'the certificate is self-signed')],
  ['SELF_SIGNED_CERT_IN_CHAIN', final('tls', 'the certificate is signed by an unknown authority')],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', final('tls', 'the certificate is signed by an unknown authority')],
  ['UNABLE_TO_GET_ISSUER_CERT', final('tls', 'the certificate is signed by an unknown authority')],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', final('tls', 'the certificate is signed by an unknown authority')],
  ['CERT_HAS_EXPIRED', final('tls', 'the certificate has expired')],
  ['CERT_NOT_YET_VALID', final('tls', 'the certificate is not valid yet')],
  ['ERR_TLS_CERT_ALTNAME_INVALID', final('tls', 'the certificate is for another host')],
  ['EPROTO', tls],
]);

/** OpenSSL has some fifty more codes; all of these families mean that the same handshake will fail again. */
const tlsFamily = /^(?:ERR_SSL_|ERR_TLS_|CERT_|CRL_|UNABLE_TO_)/;

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
    if (status !== undefined) return final('refused', `the proxy answered HTTP ${status}`);
    if (typeof code === 'string') {
      const known = faults.get(code) ?? (tlsFamily.test(code) ? tls : undefined);
      if (known !== undefined) return known;
    }
    current = cause;
  }
  return again('refused', 'the connection failed');
}
