// One row on one target: its package, or what counts in its place, to a finding.

import type { Pin } from '../advise/advice.ts';
import type { Judged } from '../advise/inquiry.ts';
import { type Finding, findingWithout } from '../assess/assess.ts';
import { installerTraits } from '../manifest/installer-traits.ts';
import type { LockedPackage } from '../manifest/manifest.ts';
import { normalizeName } from '../packaging/name.ts';
import type { Ask } from './ask.ts';
import { judge } from './judge.ts';
import type { Row } from './rows-on.ts';

/** @param pin another version, or another package, in the place of the row's own */
export async function judgeRow(row: Row, ask: Ask, pin?: Pin): Promise<Judged> {
  const { selected, force, matcher } = row;
  const { manifest } = row.input;
  const counting = force?.kind === 'counts' ? force.as : selected.package;
  const as = pin ? pinned(counting, pin) : counting;
  const extras = selected.state === 'installed' ? selected.extras : [];
  const finding = repeated(row) ?? (await judge({ ...selected, package: as }, manifest, matcher, ask));
  return { manifest, pkg: selected.package, as, extras, matcher, finding };
}

/** What another row of the name decides. */
function repeated({ force, input: { manifest } }: Row): Finding | undefined {
  if (force?.kind === 'conflict')
    return findingWithout('impossible', 'conflict', {
      detail: { kind: 'installer', title: installerTraits[manifest.installer].title },
    });
  if (force?.kind === 'covered')
    return findingWithout('skipped', 'repeated', { detail: { kind: 'line', ...force.by.at } });
  return undefined;
}

/** Another version of a package, or another package in its place: its files are those of the index. */
function pinned(pkg: LockedPackage, { name, version }: Pin): LockedPackage {
  const { files: _files, allowedHashes: _hashes, requiresPython: _python, arbitrary: _arbitrary, ...rest } = pkg;
  return { ...rest, name: normalizeName(name), version };
}
