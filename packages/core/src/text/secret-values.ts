// What variables hold whose names say that it is a secret, wherever it stands in a text: in a path, an argument, an address.

import { HIDDEN } from './mask-addresses.ts';

/** `TOKEN`, `UV_INDEX_OWN_PASSWORD`, `GITHUB_PAT`, `AWS_SECRET_ACCESS_KEY`, `npm_auth`; not `AUTHOR`, `PATH`. */
const secretName =
  /token(?!i)|passw|passphrase|secret|credential|(?:api|access|private)_?key|(?:^|_)(?:pat|pwd|pass|auth)$/i;

/** In characters: shorter ones stand in texts by chance. */
export const SHORTEST_SECRET = 6;

/** A name that says so; installers call one `UV_INDEX_OWN_PASSWORD`. */
export function isSecretName(name: string): boolean {
  return secretName.test(name);
}

/** The secrets among variables, the longest first: one may begin with another. */
export function secretsIn(
  variables: Iterable<readonly [name: string, value: string | null | undefined]>,
): readonly Secret[] {
  return [...variables]
    .flatMap(([name, value]) =>
      value && value.length >= SHORTEST_SECRET && isSecretName(name) ? [{ name, value }] : [],
    )
    .toSorted((one, other) => other.value.length - one.value.length);
}

/** A variable and what it holds. */
export interface Secret {
  readonly name: string;
  readonly value: string;
}

/** The text with `****` for each. */
export function hideSecrets(text: string, secrets: readonly Secret[]): string {
  return secrets.reduce((hidden, { value }) => hidden.replaceAll(value, HIDDEN), text);
}

/** The text with `${NAME}` for each, which whoever asks fills in again. */
export function nameSecrets(text: string, secrets: readonly Secret[]): string {
  return secrets.reduce((named, { name, value }) => named.replaceAll(value, `\${${name}}`), text);
}
