// The certificates that are trusted: Node's own, and those that the variables of pip, uv and OpenSSL name.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';

type Environment = Readonly<Record<string, string | undefined>>;

/** pip stops where one of these cannot be read; the others are OpenSSL's, which passes over what is not there. */
const needed = ['PIP_CERT', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE'] as const;

/**
 * Each installer has variables of its own for the authority of a private index (SSL_CERT_FILE for uv, PIP_CERT and
 * REQUESTS_CA_BUNDLE for pip); an index that one of them trusts is trusted.
 *
 * @returns PEM, undefined where no variable says anything, so that Node's own are meant
 * @throws an error with the code ERR_CA_FILE
 */
export function trustedAuthorities(environment: Environment): readonly string[] | undefined {
  const { SSL_CERT_FILE, SSL_CERT_DIR, NODE_EXTRA_CA_CERTS } = environment;
  const named = needed.flatMap((name) => (environment[name] ? [neededText(name, environment[name])] : []));
  const files = [...(SSL_CERT_FILE ? [SSL_CERT_FILE] : []), ...(SSL_CERT_DIR ?? '').split(':').flatMap(filesIn)];
  const texts = [...named, ...files.map(textOf)];
  if (texts.length === 0) return undefined;
  // Node leaves these out as soon as others are named.
  const extra = NODE_EXTRA_CA_CERTS ? [textOf(NODE_EXTRA_CA_CERTS)] : [];
  return [...new Set([...rootCertificates, ...[...texts, ...extra].flatMap(certificatesIn)])];
}

function neededText(name: string, path: string): string {
  try {
    return statIsFolder(path) ? filesIn(path).map(textOf).join('\n') : readFileSync(path, 'utf8');
  } catch {
    throw Object.assign(new Error(`${name} names no certificates`), { code: 'ERR_CA_FILE' });
  }
}

function statIsFolder(path: string): boolean {
  try {
    return readdirSync(path).length >= 0;
  } catch {
    return false;
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** As c_rehash names them, `5ed36f99.0`, and as people do. */
function filesIn(folder: string): readonly string[] {
  if (folder === '') return [];
  try {
    return readdirSync(folder).flatMap((name) =>
      /^[\da-f]{8}\.\d$|\.(?:pem|crt|cer)$/i.test(name) ? [join(folder, name)] : [],
    );
  } catch {
    return [];
  }
}

function certificatesIn(text: string): readonly string[] {
  return text.match(/-----BEGIN (?:TRUSTED )?CERTIFICATE-----[^-]+-----END (?:TRUSTED )?CERTIFICATE-----/g) ?? [];
}
