// The certificates that are trusted: Node's own, and those that the variables of pip, uv and OpenSSL name.

import { ownValue } from '../text/own-value.ts';
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
  const asked = needed.flatMap((name) => {
    const path = ownValue(environment, name);
    return path ? [neededText(name, path)] : [];
  });
  const files = [...(SSL_CERT_FILE ? [SSL_CERT_FILE] : []), ...(SSL_CERT_DIR ?? '').split(':').flatMap(filesIn)];
  const texts = [...asked, ...files.map(textOf)];
  if (texts.length === 0) return undefined;
  const known = new Set(rootCertificates.map(bodyOf));
  const others = new Map(texts.flatMap(certificatesIn).map((each) => [bodyOf(each), each]));
  const named = [...others].flatMap(([body, each]) => (known.has(body) ? [] : [each]));
  if (named.length === 0) return undefined;
  // Node leaves these out as soon as others are named.
  const extra = NODE_EXTRA_CA_CERTS ? certificatesIn(textOf(NODE_EXTRA_CA_CERTS)) : [];
  return [
    ...rootCertificates,
    ...named,
    ...extra.filter((each) => !known.has(bodyOf(each)) && !others.has(bodyOf(each))),
  ];
}

/** Files break their lines as they like; reading a certificate twice costs as much as reading two. */
function bodyOf(certificate: string): string {
  return certificate.replaceAll(/-----[^-]+-----|\s/g, '');
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

/** As c_rehash names them, `5ed36f99.0`, which are all that OpenSSL looks at; else as people do. */
function filesIn(folder: string): readonly string[] {
  if (folder === '') return [];
  try {
    const names = readdirSync(folder);
    const hashed = names.filter((name) => /^[\da-f]{8}\.\d$/.test(name));
    const found = hashed.length > 0 ? hashed : names.filter((name) => /\.(?:pem|crt|cer)$/i.test(name));
    return found.map((name) => join(folder, name));
  } catch {
    return [];
  }
}

function certificatesIn(text: string): readonly string[] {
  return text.match(/-----BEGIN (?:TRUSTED )?CERTIFICATE-----[^-]+-----END (?:TRUSTED )?CERTIFICATE-----/g) ?? [];
}
