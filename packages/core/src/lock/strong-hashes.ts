/** What pip counts as strong. It stops at a name that hashlib lacks: the JSON API calls one `blake2b_256` (cryptography==41.0.7). */
const strong: ReadonlySet<string> = new Set(['sha256', 'sha384', 'sha512']);

export function strongHashes(
  hashes: Readonly<Record<string, string>>,
): readonly (readonly [name: string, digest: string])[] {
  return Object.entries(hashes).filter(([name]) => strong.has(name));
}
