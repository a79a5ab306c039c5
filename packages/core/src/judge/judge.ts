// One package on one target: from what was selected to a finding.

import { type Finding, findingWithout } from '../assess/assess.ts';
import { installerTraits } from '../manifest/installer-traits.ts';
import type { LockedPackage, Manifest } from '../manifest/manifest.ts';
import type { Matcher } from '../match/compatibility.ts';
import { beginsBelow } from '../packaging/lower-end.ts';
import { satisfies } from '../packaging/specifier.ts';
import { parseVersion } from '../packaging/version.ts';
import type { Selected } from '../select/selected.ts';
import type { Ask } from './ask.ts';
import { judgeIndexed } from './judge-indexed.ts';
import { stoppedByFolder } from './stopped-by-folder.ts';

/**
 * Judges what `select` gave for one package. A lock that names its files decides with them alone: the index is then
 * asked only for a package that has no wheel, and may fail.
 */
export async function judge(selected: Selected, manifest: Manifest, matcher: Matcher, ask: Ask): Promise<Finding> {
  const { package: pkg } = selected;
  const finding =
    selected.state === 'skipped' && !selected.builtHere
      ? findingWithout('skipped', selected.reason, { needs: selected.needs })
      : await surely(await judgeInstalled(pkg, manifest, matcher, ask), matcher);
  return { ...finding, undecided: selected.undecided ?? null };
}

/** Few images have a pip that nobody knows. */
async function surely(finding: Finding, matcher: Matcher): Promise<Finding> {
  if (matcher.doubtful.size === 0) return finding;
  const { heedUnknownPip } = await import('./heed-unknown-pip.ts');
  return heedUnknownPip(finding, matcher);
}

async function judgeInstalled(pkg: LockedPackage, manifest: Manifest, matcher: Matcher, ask: Ask): Promise<Finding> {
  const stopped = await stoppedByFolder(pkg, ask);
  if (stopped) return stopped;
  if (!admitsPython(pkg, manifest, matcher)) {
    return findingWithout('impossible', 'requires-python', {
      detail: { kind: 'pythons', ranges: (pkg.requiresPython ?? []).map(({ text }) => text).join(' or ') },
    });
  }
  if (pkg.source.kind === 'project') {
    const { judgeProject } = await import('./judge-project.ts');
    return judgeProject(pkg, manifest, matcher, ask);
  }
  if (pkg.source.kind !== 'index') {
    const { judgeReference } = await import('./judge-reference.ts');
    return judgeReference(pkg, pkg.source, manifest, matcher, ask);
  }
  if (pkg.version === undefined) {
    const fault = ask.fault?.(pkg);
    if (fault) return findingWithout('unknown', 'index', { fault });
    const absent = ask.absent?.(pkg);
    if (absent) return (await import('./not-there.ts')).notThere(absent, pkg);
    const { unresolved } = ask;
    if (unresolved === 'no-solution') return findingWithout('unknown', 'no-solution');
    return findingWithout('unknown', 'unpinned', unresolved ? { detail: { kind: 'given-up' } } : {});
  }
  const finding = await judgePinned(pkg, manifest, matcher, ask);
  if (finding.file?.filename.kind !== 'sdist') return finding;
  const { costOf } = await import('./cost.ts');
  return costOf(finding, { pkg, manifest, matcher }, ask);
}

async function judgePinned(pkg: LockedPackage, manifest: Manifest, matcher: Matcher, ask: Ask): Promise<Finding> {
  if (pkg.files === undefined) return judgeIndexed(pkg, manifest, matcher, ask);
  const { judgeLocked } = await import('./judge-locked.ts');
  return judgeLocked(pkg, pkg.files, manifest, matcher, ask);
}

/** Poetry and PDM keep Requires-Python per release, not per file; a project in a folder has one of its own. */
function admitsPython(pkg: LockedPackage, { installer }: Manifest, matcher: Matcher): boolean {
  const python = parseVersion(matcher.pythonVersion);
  if (!pkg.requiresPython || pkg.requiresPython.length === 0 || !python.ok) return true;
  const atLeast = pkg.local !== undefined && installerTraits[installer].pythonBound === 'lower';
  return pkg.requiresPython.some((set) =>
    atLeast ? beginsBelow(set.text, python.value) : satisfies(python.value, set, true),
  );
}
