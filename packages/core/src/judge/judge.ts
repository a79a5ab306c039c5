// One package on one target: from what was selected to a finding.

import { assess, type Build, buildKnownBy, type Finding, findingWithout } from '../assess/assess.ts';
import { formatTraits } from '../manifest/format-traits.ts';
import { installerTraits } from '../manifest/installer-traits.ts';
import type { LockedPackage, Manifest } from '../manifest/manifest.ts';
import type { Selected } from '../select/selected.ts';
import type { Matcher } from '../match/compatibility.ts';
import { type AskCost, costAfter, costOf } from './cost.ts';
import { match, type MatchRules, type Refusal } from '../match/match.ts';
import { parseFilename } from '../packaging/filename.ts';
import { beginsBelow } from '../packaging/lower-end.ts';
import { satisfies } from '../packaging/specifier.ts';
import { parseVersion } from '../packaging/version.ts';
import { DEFAULT_INDEX } from '../package-index/default-index.ts';
import type { Asked, DistributionFile } from '../package-index/package-index.ts';

/** What a judgement may ask for, and only where the answer can change the finding. */
export interface Ask extends AskCost {
  /** The index: the files of the package's release. */
  release(pkg: LockedPackage): Promise<Asked>;
  /** The disk: whether a path that the file names is there; undefined where nobody can tell: it is judged by its name then. */
  exists(path: string): Promise<boolean | undefined>;
}

/**
 * Judges what `select` gave for one package. A lock that names its files decides with them alone: the index is then
 * asked only for a package that has no wheel, and may fail.
 */
export async function judge(selected: Selected, manifest: Manifest, matcher: Matcher, ask: Ask): Promise<Finding> {
  const { package: pkg } = selected;
  const finding =
    selected.state === 'skipped' && !selected.builtHere
      ? findingWithout('skipped', selected.reason, { needs: selected.needs })
      : await judgeInstalled(pkg, manifest, matcher, ask);
  return { ...finding, undecided: selected.undecided ?? null };
}

async function judgeInstalled(pkg: LockedPackage, manifest: Manifest, matcher: Matcher, ask: Ask): Promise<Finding> {
  const stopped = await stoppedByFolder(pkg, ask);
  if (stopped) return stopped;
  if (!admitsPython(pkg, manifest, matcher)) {
    return findingWithout('impossible', 'requires-python', {
      detail: pkg.requiresPython?.map(({ text }) => text).join(' or ') ?? null,
    });
  }
  if (pkg.source.kind === 'project') return judgeProject(pkg, manifest, matcher, ask);
  if (pkg.source.kind !== 'index') return judgeReference(pkg, pkg.source, manifest, matcher, ask);
  if (pkg.version === undefined) return findingWithout('unknown', 'unpinned', { detail: pkg.specifier ?? null });
  const finding = await (pkg.files
    ? judgeLocked(pkg, pkg.files, manifest, matcher, ask)
    : judgeIndexed(pkg, manifest, matcher, ask));
  return costOf(finding, { pkg, binaries: manifest.binaries, matcher }, ask);
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

async function judgeLocked(
  pkg: LockedPackage,
  locked: NonNullable<LockedPackage['files']>,
  manifest: Manifest,
  matcher: Matcher,
  ask: Ask,
): Promise<Finding> {
  const files = candidatesOf(pkg, locked);
  const matched = match(pkg.name, files, matcher, rulesFor(pkg, manifest));
  if (matched.taken?.tag) return assess(matched, files);
  const answer = await ask.release(pkg);
  const known = answer.found === true ? answer.files : [];
  const relock = laterFiles(pkg, files, known, manifest, matcher).filter(
    ({ file, reason }) => reason === 'not-in-lock' && file.filename.kind === 'wheel',
  );
  const found = { ...matched, refused: [...relock, ...matched.refused] };
  return assess({ ...found, ...(found.taken ? { taken: withFacts(found.taken, known) } : {}) }, [...files, ...known]);
}

/**
 * The files that the index has and the lock does not name, for a lock that decides alone: those that fit would come in by
 * locking again (`not-in-lock`, WC109), the others keep their own reason.
 */
export function laterFiles(
  pkg: LockedPackage,
  locked: readonly DistributionFile[],
  known: readonly DistributionFile[],
  manifest: Manifest,
  matcher: Matcher,
): readonly Refusal[] {
  const names = new Set(locked.map(({ raw }) => raw));
  const later = known.filter(({ raw }) => !names.has(raw));
  const { taken, alternatives, refused } = match(pkg.name, later, matcher, { binaries: manifest.binaries });
  const fitting = [...(taken ? [taken] : []), ...alternatives];
  return [...fitting.map(({ file }) => ({ file, reason: 'not-in-lock' as const })), ...refused];
}

/** Size, upload date and yank come from the index where the lock has only names. */
function withFacts(
  taken: { readonly file: DistributionFile },
  known: readonly DistributionFile[],
): { readonly file: DistributionFile } {
  const listed = known.find(({ raw }) => raw === taken.file.raw);
  if (!listed) return taken;
  // poetry.lock names no addresses.
  const url = taken.file.url === '' ? listed.url : taken.file.url;
  return { file: { ...listed, ...taken.file, url, yanked: listed.yanked } };
}

async function judgeIndexed(pkg: LockedPackage, manifest: Manifest, matcher: Matcher, ask: Ask): Promise<Finding> {
  const answer = await ask.release(pkg);
  if (answer.found === null) return findingWithout('unknown', 'index', { fault: answer.fault });
  if (!answer.found) return findingWithout('impossible', `no-${answer.missing}`);
  const files = pkg.arbitrary ? answer.files.filter((file) => hasExactVersion(file, pkg.version)) : answer.files;
  if (files.length === 0 && answer.files.length > 0) return findingWithout('impossible', 'no-version');
  const finding = assess(match(pkg.name, files, matcher, rulesFor(pkg, manifest)), files);
  return { ...finding, rivals: rivalIndexes(answer.indexes ?? []) };
}

/** A private index and the public one that have the same name: pip pools them, whoever published the better file. */
function rivalIndexes(names: readonly string[]): readonly string[] {
  return names.length > 1 && names.includes(DEFAULT_INDEX) ? names : [];
}

/** `===` compares the text of the file's own, normalised version (PEP 440, arbitrary equality). */
function hasExactVersion({ filename }: DistributionFile, version: string | undefined): boolean {
  return filename.kind !== 'other' && filename.version.toLowerCase() === version?.toLowerCase();
}

function rulesFor(pkg: LockedPackage, manifest: Manifest): MatchRules {
  return {
    binaries: manifest.binaries,
    asListed: formatTraits[manifest.format].order === 'listed',
    ...(pkg.allowedHashes ? { allowedHashes: pkg.allowedHashes } : {}),
  };
}

const candidates = new WeakMap<object, readonly DistributionFile[]>();

/** Read once for all the targets that a set is judged on. */
function candidatesOf(pkg: LockedPackage, locked: NonNullable<LockedPackage['files']>): readonly DistributionFile[] {
  const known = candidates.get(locked) ?? locked.flatMap((file) => lockedCandidate(pkg, file));
  candidates.set(locked, known);
  return known;
}

/** A lock names its files by name, or only by URL; a file that has neither cannot be matched. */
function lockedCandidate(
  pkg: LockedPackage,
  file: NonNullable<LockedPackage['files']>[number],
): readonly DistributionFile[] {
  const raw = file.filename ?? basename(file.url);
  if (raw === '') return [];
  return [
    {
      filename: parseFilename(raw, pkg.name),
      raw,
      url: file.url ?? '',
      yanked: false,
      hashes: file.hashes,
      ...(file.size === undefined ? {} : { size: file.size }),
      ...(file.uploaded === undefined ? {} : { uploaded: file.uploaded }),
    },
  ];
}

/** A folder without a project, or with one that its own build backend refuses. */
async function stoppedByFolder({ local, source }: LockedPackage, ask: Ask): Promise<Finding | undefined> {
  if (local?.state === 'no-project' && (source.kind === 'path' || source.kind === 'project')) {
    const isThere = await ask.exists(source.path ?? '.');
    // Where nobody can look, nothing is missing for certain
    if (isThere === undefined) return undefined;
    const detail = isThere
      ? `There is neither pyproject.toml nor setup.py in ${local.folder}.`
      : `There is no folder ${local.folder}.`;
    return findingWithout('impossible', 'no-file', { detail });
  }
  if (local?.refused === undefined) return undefined;
  return findingWithout('impossible', 'metadata', { detail: `Its project cannot be built: ${local.refused}.` });
}

const unread: Build = buildKnownBy(null, ['the source was not read']);

/** The user's own project is built where it has something to compile; else nobody needs to be told of it. */
async function judgeProject(pkg: LockedPackage, manifest: Manifest, matcher: Matcher, ask: Ask): Promise<Finding> {
  const skipped = findingWithout('skipped', 'project');
  const path = pkg.source.kind === 'project' ? pkg.source.path : undefined;
  const inspection = path === undefined ? undefined : await ask.inspectPath?.(path);
  if (inspection?.state !== 'read' || inspection.reading.native !== true) return skipped;
  const finding = findingWithout('build', 'project', { build: buildKnownBy(true, []) });
  return costAfter(finding, inspection, { pkg, binaries: manifest.binaries, matcher }, ask);
}

/** A direct reference leaves no choice: a wheel fits or not, everything else is built. */
async function judgeReference(
  pkg: LockedPackage,
  source: Exclude<LockedPackage['source'], { kind: 'index' | 'project' }>,
  manifest: Manifest,
  matcher: Matcher,
  ask: Ask,
): Promise<Finding> {
  const address = source.kind === 'path' ? source.path : source.url;
  const raw = basename(address);
  if (source.kind === 'vcs' || !raw.toLowerCase().endsWith('.whl')) {
    if (source.kind === 'path' && isAbsolute(source.path) && (await ask.exists(source.path)) === false)
      return findingWithout('impossible', 'no-file', {
        detail: `${source.path} is a path of another machine and not in the image, as pip freeze writes it in conda: give a version instead.`,
      });
    const detail =
      source.kind === 'vcs'
        ? 'It is built from version control.'
        : source.kind === 'url'
          ? 'It is built from the source at a URL.'
          : 'It is built from a local path.';
    const finding = findingWithout('build', 'direct-reference', { detail, build: unread });
    const inspection = source.kind === 'path' ? await ask.inspectPath?.(source.path) : undefined;
    return inspection ? costAfter(finding, inspection, { pkg, binaries: manifest.binaries, matcher }, ask) : finding;
  }
  if (source.kind === 'path' && (await ask.exists(source.path)) === false) {
    return findingWithout('impossible', 'no-file', { detail: `There is no file ${source.path}.` });
  }
  const file: DistributionFile = {
    filename: parseFilename(raw, pkg.name),
    raw,
    url: address,
    yanked: false,
    hashes: {},
  };
  return assess(match(pkg.name, [file], matcher, { binaries: { noBinary: [], onlyBinary: [] } }), [file]);
}

function isAbsolute(path: string): boolean {
  return /^(?:[/\\]|[A-Za-z]:[/\\])/.test(path);
}

/** The last part of a URL or path, without query and fragment, percent-decoded where that gives text. */
function basename(address: string | undefined): string {
  const last =
    (address ?? '')
      .replace(/[?#].*$/s, '')
      .split(/[/\\]/)
      .at(-1) ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
