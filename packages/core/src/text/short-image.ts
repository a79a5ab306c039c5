// What an image is called once its whole reference has been said.

/** A digest has 64 digits, of which so many tell it from others. */
const DIGITS = 12;

/** Without the digest: `python:3.12-slim`; a short one where there is no tag: `python@sha256:5049c050bdc6`. */
export function shortImage(reference: string): string {
  const [name = '', digest] = reference.split('@');
  if (digest === undefined) return reference;
  const hasTag = name.slice(name.lastIndexOf('/') + 1).includes(':');
  return hasTag ? name : `${name}@${digest.slice(0, digest.indexOf(':') + 1 + DIGITS)}`;
}
