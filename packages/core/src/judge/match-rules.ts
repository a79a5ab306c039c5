// What a file and its installer say of the kinds of files that count, as rules of matching.

import { formatTraits } from '../manifest/format-traits.ts';
import type { LockedPackage, Manifest } from '../manifest/manifest.ts';
import type { MatchRules } from '../match/judge-file.ts';

export function matchRules(pkg: LockedPackage, manifest: Manifest): MatchRules {
  return {
    binaries: manifest.binaries,
    asListed: formatTraits[manifest.format].order === 'listed',
    ...(pkg.allowedHashes ? { allowedHashes: pkg.allowedHashes } : {}),
  };
}
