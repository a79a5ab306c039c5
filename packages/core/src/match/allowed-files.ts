// The files of a release that may be installed at all, whatever the target.

import type { DistributionFile } from '../package-index/package-index.ts';
import type { PackageName } from '../packaging/name.ts';
import { forbiddenKinds } from './forbidden-kinds.ts';
import { hashStates } from './hash-states.ts';
import type { MatchRules } from './judge-file.ts';

/** Those of a kind that the rules leave, with a hash that is demanded where some are. */
export function allowedFiles(
  name: PackageName,
  files: readonly DistributionFile[],
  { binaries, allowedHashes }: Pick<MatchRules, 'binaries' | 'allowedHashes'>,
): readonly DistributionFile[] {
  const forbidden = forbiddenKinds(name, binaries);
  const hashOf = hashStates(allowedHashes);
  return files.filter(
    (file) => file.filename.kind !== 'other' && !forbidden[file.filename.kind] && hashOf(file) !== 'no',
  );
}
