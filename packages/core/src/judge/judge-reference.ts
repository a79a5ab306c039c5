// A direct reference: a URL, a path or a revision in version control in the place of a version.

import { assess, type Build, buildKnownBy, type Finding, findingWithout } from '../assess/assess.ts';
import { fetchNeeds } from '../assess/toolchain/fetch-needs.ts';
import { mayNeedMore } from '../manifest/fetches-missing.ts';
import { installerTraits } from '../manifest/installer-traits.ts';
import type { LockedPackage, Manifest } from '../manifest/manifest.ts';
import type { Matcher } from '../match/compatibility.ts';
import { match } from '../match/match.ts';
import { addressName } from '../packaging/address-name.ts';
import { parseReleaseFilename } from '../packaging/filename.ts';
import type { DistributionFile } from '../package-index/package-index.ts';
import { refusesPython } from '../match/own-refusal.ts';
import type { Inspection } from '../sdist/inspection.ts';
import type { Ask } from './ask.ts';
import { costAfter } from './cost.ts';
import { refuseHash } from './refuse-hash.ts';

const unread: Build = buildKnownBy(null, [{ kind: 'source-unread' }]);

/** A direct reference leaves no choice: a wheel fits or not, everything else is built. */
export async function judgeReference(
  pkg: LockedPackage,
  source: Exclude<LockedPackage['source'], { kind: 'index' | 'project' }>,
  manifest: Manifest,
  matcher: Matcher,
  ask: Ask,
): Promise<Finding> {
  const address = source.kind === 'path' ? source.path : source.url;
  const raw = addressName(address);
  const isWheel = raw.toLowerCase().endsWith('.whl');
  if (source.kind === 'path' && !((await ask.exists(source.path)) ?? !isOfCondaBuild(source.path)))
    return findingWithout('impossible', 'no-file', {
      detail: { kind: 'absent', what: whatIsAbsent(source.path, isWheel), path: source.path },
    });
  const refusal =
    source.kind === 'vcs' ? undefined : await refuseHash(pkg, raw, { kind: source.kind, address }, matcher, ask);
  if (refusal && !isWheel) return refusal;
  if (source.kind === 'vcs' || !isWheel) {
    const detail = { kind: 'source', from: source.kind } as const;
    const needs =
      source.kind === 'vcs' && installerTraits[manifest.installer].callsGit
        ? fetchNeeds(matcher.target, source.url)
        : null;
    const inspection = await inspectSource(pkg, source, manifest, ask);
    const build = inspection ? buildKnownBy(null, []) : unread;
    const finding = findingWithout('build', 'direct-reference', { detail, build: { ...build, needs } });
    if (!inspection) return finding;
    const python = inspection.state === 'read' ? inspection.reading.requiresPython : null;
    if (python !== null && refusesPython(python, manifest, matcher))
      return refusedByPython({ ...fileAt(raw, pkg, address), requiresPython: python });
    const costed = await costAfter(finding, inspection, { pkg, manifest, matcher }, ask);
    // Whatever it says of itself, what a URL serves is built on every installation.
    return source.kind === 'url' && costed.verdict === 'sdist' ? { ...costed, verdict: 'build' } : costed;
  }
  const file = fileAt(raw, pkg, address);
  const finding = assess(match(pkg.name, [file], matcher, { binaries: { noBinary: [], onlyBinary: [] } }), [file]);
  // A wheel for another machine is refused by its name, before it is downloaded.
  return finding.verdict === 'wheel' && refusal ? refusal : finding;
}

function fileAt(raw: string, { name }: LockedPackage, url: string): DistributionFile {
  return { filename: parseReleaseFilename(raw, name), raw, url, yanked: false, hashes: {} };
}

/** A source is unpacked, and the installer stops before it is built. */
function refusedByPython(file: DistributionFile): Finding {
  return findingWithout('impossible', 'requires-python', { refused: [{ file, reason: 'requires-python' }] });
}

/** A URL is only asked where the installer fetches what the file does not hold: what the sdist requires is wanted for that. */
async function inspectSource(
  pkg: LockedPackage,
  source: LockedPackage['source'],
  manifest: Manifest,
  ask: Ask,
): Promise<Inspection | undefined> {
  if (source.kind === 'path') return ask.inspectPath?.(source.path);
  if (source.kind !== 'url' || !ask.inspect || !mayNeedMore(manifest, pkg)) return undefined;
  const { readAtUrl } = await import('./read-at-url.ts');
  return (await readAtUrl(pkg.name, source.url, pkg, ask.inspect))?.inspection;
}

/**
 * The folder in which conda built a package, as its `direct_url.json` and pip freeze name it; no image has it, nor a drive of
 * Windows. Only looked at where nobody can say what is there: a file from standard input, words of a command line.
 */
function isOfCondaBuild(path: string): boolean {
  return /^(?:\/?[A-Za-z]:[/\\]|\/(?:croot|tmp\/build\/80754af9|opt\/concourse|Users\/ktietz)\/)|\/(?:feedstock_root|conda-bld|ci_py\d+)\//.test(
    path,
  );
}

/** What is absent at a path that is not relative, conda left there on another machine. */
function whatIsAbsent(path: string, isWheel: boolean): 'file' | 'foreign' | 'folder' {
  if (isWheel) return 'file';
  if (isAbsolute(path)) return 'foreign';
  return /\.(?:zip|tgz|tbz|txz|tar(?:\.\w+)?)$/i.test(path) ? 'file' : 'folder';
}

function isAbsolute(path: string): boolean {
  return /^(?:[/\\]|[A-Za-z]:[/\\])/.test(path);
}
