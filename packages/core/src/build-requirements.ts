// What pip installs before it builds a package (PEP 518), judged one level deep on the target that builds.

import { assess } from './assess/assess.ts';
import type { BuildRequirement } from './assess/build-requirement.ts';
import type { Matcher } from './compatibility.ts';
import type { BinaryRules } from './manifest/manifest.ts';
import { match, type Match } from './match.ts';
import { evaluateMarker } from './packaging/marker.ts';
import { normalizeName, type PackageName } from './packaging/name.ts';
import { parseRequirement } from './packaging/requirement.ts';
import { parseSpecifiers, pinOf, satisfies, type Specifier, type SpecifierSet } from './packaging/specifier.ts';
import { compareVersions, isPrerelease, parseVersion, type Version } from './packaging/version.ts';
import { type DistributionFile, IndexError, type PackageIndex } from './package-index/package-index.ts';

/** The files of every version of a project, as PackageIndex.project answers it: undefined where there is none; rejects with IndexError where nobody can tell. */
export type AskProject = (name: PackageName) => ReturnType<PackageIndex['project']>;

/** All that one build asks of one project: pip joins what it is told of a name. */
interface Wanted {
  readonly texts: readonly string[];
  readonly specifiers: SpecifierSet;
  /** False where a URL or a marker leaves open what is installed. */
  readonly decided: boolean;
}

interface Candidate {
  readonly version: Version;
  readonly files: readonly DistributionFile[];
  readonly matched: Match;
}

/**
 * Judges what a build needs to be installed first, as pip's build isolation does: it runs a pip of its own with the same
 * index and the same `--no-binary` and `--only-binary` (pip/_internal/build_env), but without the file's pins,
 * constraints and hashes.
 *
 * @param requires `build-system.requires`, or PEP 518's default
 * @returns in the order of `requires`, a row a name; what a marker excludes is left out
 */
export async function buildRequirements(
  requires: readonly string[],
  binaries: BinaryRules,
  matcher: Matcher,
  ask: AskProject,
): Promise<readonly BuildRequirement[]> {
  const wanted = new Map<PackageName, Wanted>();
  const broken: BuildRequirement[] = [];
  for (const text of requires) {
    const requirement = parseRequirement(text);
    if (!requirement.ok) {
      // pip stops: "contains an invalid requirement" (InvalidPyProjectBuildRequires).
      broken.push({ name: normalizeName(text.trim()), text, verdict: 'impossible', version: null });
      continue;
    }
    const { name, specifiers, url, marker } = requirement.value;
    const holds = marker === undefined || evaluateMarker(marker, matcher.target.environment, { extras: [] });
    if (holds === false) continue;
    const before = wanted.get(name);
    wanted.set(name, {
      texts: [...(before?.texts ?? []), text],
      specifiers: before ? bothOf(before.specifiers, specifiers) : specifiers,
      decided: before?.decided !== false && url === undefined && holds === true,
    });
  }
  const judged = await Promise.all([...wanted].map(([name, each]) => judgeOne(name, each, binaries, matcher, ask)));
  return [...judged, ...broken];
}

function bothOf(a: SpecifierSet, b: SpecifierSet): SpecifierSet {
  const both = parseSpecifiers([a.text, b.text].join(','));
  return both.ok ? both.value : a;
}

async function judgeOne(
  name: PackageName,
  { texts, specifiers, decided }: Wanted,
  binaries: BinaryRules,
  matcher: Matcher,
  ask: AskProject,
): Promise<BuildRequirement> {
  const row = { name, text: texts.join(', ') };
  if (!decided) return { ...row, verdict: 'unknown', version: null };
  let project: Awaited<ReturnType<AskProject>>;
  try {
    project = await ask(name);
  } catch (error) {
    if (!(error instanceof IndexError) || error.kind === 'aborted') throw error;
    return { ...row, verdict: 'unknown', version: null };
  }
  const taken = choose(candidatesOf(name, project ?? new Map(), specifiers, binaries, matcher), specifiers);
  if (!taken) return { ...row, verdict: 'impossible', version: null };
  const { verdict } = assess(taken.matched, taken.files);
  return { ...row, verdict: verdict === 'skipped' ? 'unknown' : verdict, version: taken.version.text };
}

/** What pip's finder keeps: versions of which some file can be installed here, newest first. Matched one by one, as they are asked for. */
function* candidatesOf(
  name: PackageName,
  project: ReadonlyMap<string, readonly DistributionFile[]>,
  specifiers: SpecifierSet,
  binaries: BinaryRules,
  matcher: Matcher,
): Generator<Candidate> {
  const versions = [...project]
    .flatMap(([text, files]) => {
      const version = parseVersion(text);
      return version.ok && satisfies(version.value, specifiers, true) ? [{ version: version.value, files }] : [];
    })
    .toSorted((a, b) => compareVersions(b.version, a.version));
  let next = 0;
  for (const [position, { version }] of versions.entries()) {
    if (position < next) continue;
    // An index may file 1.0 and 1.0.0 apart; they are one version.
    const end = versions.findIndex((each, at) => at > position && compareVersions(each.version, version) !== 0);
    next = end < 0 ? versions.length : end;
    const files = versions.slice(position, next).flatMap((each) => each.files);
    const matched = match(name, files, matcher, { binaries });
    if (matched.taken) yield { version, files, matched };
  }
}

/**
 * The newest candidate by pip's two rules: a pre-release only where the specifiers name one or no final version is left
 * (PEP 440, packaging's `filter`), and after that a yanked one only where a pin admits nothing else (PEP 592).
 */
function choose(candidates: Iterable<Candidate>, specifiers: SpecifierSet): Candidate | undefined {
  const anyStage = specifiers.specifiers.some(namesPrerelease);
  const passedOver: Candidate[] = [];
  const yanked: Candidate[] = [];
  for (const candidate of candidates) {
    if (!anyStage && isPrerelease(candidate.version)) passedOver.push(candidate);
    else if (isYanked(candidate)) yanked.push(candidate);
    else return candidate;
  }
  const left = yanked.length > 0 ? yanked : passedOver;
  return left.find((each) => !isYanked(each)) ?? (pinOf(specifiers) ? left[0] : undefined);
}

const isYanked = ({ matched }: Candidate): boolean => matched.taken?.file.yanked !== false;

/** packaging's `Specifier.prereleases`. */
function namesPrerelease({ operator, version, base, wildcard }: Specifier): boolean {
  if (operator === '!=' || wildcard) return false;
  const named = base ?? parsedOrNone(version);
  return named !== undefined && isPrerelease(named);
}

function parsedOrNone(text: string): Version | undefined {
  const version = parseVersion(text);
  return version.ok ? version.value : undefined;
}
