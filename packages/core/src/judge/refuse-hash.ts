// A file that is named itself (by URL, by path), and the hashes that are demanded of it.

import { assess, type Finding } from '../assess/assess.ts';
import type { LockedPackage } from '../manifest/manifest.ts';
import type { Matcher } from '../match/compatibility.ts';
import { match } from '../match/match.ts';
import type { DistributionFile } from '../package-index/package-index.ts';
import { parseReleaseFilename } from '../packaging/filename.ts';
import type { Ask } from './ask.ts';

/**
 * What a hash that the file does not have comes to: every installer stops once it has downloaded it.
 *
 * @param raw the file's name
 * @returns undefined where the file has a hash that is demanded, none is, or nobody knows
 */
export async function refuseHash(
  pkg: LockedPackage,
  raw: string,
  { kind, address }: { readonly kind: 'url' | 'path'; readonly address: string },
  matcher: Matcher,
  ask: Ask,
): Promise<Finding | undefined> {
  const demanded = demandedOf(pkg, raw);
  const algorithms = [...new Set(demanded.map((each) => each.slice(0, each.indexOf(':'))))];
  if (algorithms.length === 0) return undefined;
  const known = kind === 'url' ? await listedAt(pkg, address, ask) : await onDisk(address, algorithms, ask);
  // One that is not known may be the right one.
  if (!known || algorithms.some((algorithm) => !Object.hasOwn(known, algorithm))) return undefined;
  const hashes = known;
  const file: DistributionFile = {
    filename: parseReleaseFilename(raw, pkg.name),
    raw,
    url: address,
    yanked: false,
    hashes,
  };
  const rules = { binaries: { noBinary: [], onlyBinary: [] }, allowedHashes: demanded };
  const matched = match(pkg.name, [file], matcher, rules);
  return matched.hashGone ? { ...assess(matched, [file]), detail: { kind: 'other-hash', from: kind } } : undefined;
}

/** pip takes the file if it has any of them: those of `--hash`, that of the address (its `InstallRequirement.hashes`). */
function demandedOf({ allowedHashes = [], files = [] }: LockedPackage, raw: string): readonly string[] {
  const own = files.filter(({ filename, url }) => filename === raw || (filename === undefined && url !== undefined));
  return [
    ...allowedHashes,
    ...own.flatMap(({ hashes }) => Object.entries(hashes).map(([algorithm, hex]) => `${algorithm}:${hex}`)),
  ];
}

async function listedAt(pkg: LockedPackage, url: string, ask: Ask): Promise<DistributionFile['hashes'] | undefined> {
  if (pkg.version === undefined || !ask.serves?.(url)) return undefined;
  const answer = await ask.release(pkg);
  const bare = withoutFragment(url);
  const listed = answer.found ? answer.files.find((file) => withoutFragment(file.url) === bare) : undefined;
  return listed?.hashes;
}

async function onDisk(
  path: string,
  algorithms: readonly string[],
  ask: Ask,
): Promise<Readonly<Record<string, string>> | undefined> {
  const known: Record<string, string> = {};
  for (const algorithm of algorithms) {
    const hex = await ask.digest?.(path, algorithm);
    if (hex !== undefined) known[algorithm] = hex;
  }
  return known;
}

function withoutFragment(url: string): string {
  return url.replace(/#.*$/s, '');
}
