// What pip installs before it builds a package (PEP 518), and what these require in turn, judged on the target that builds.

import { assess } from '../assess/assess.ts';
import type { BuildRequirement } from '../assess/build-requirement.ts';
import { inspected } from '../assess/inspected.ts';
import { pinsIn, refusesPin } from './pins-in.ts';
import { type Candidate, candidatesOf } from '../candidates/candidates-of.ts';
import { choose } from '../candidates/choose.ts';
import { knownRequirements } from '../assess/known-requirements.ts';
import type { Inspection } from '../sdist/inspection.ts';
import type { Matcher } from '../match/compatibility.ts';
import type { BinaryRules } from '../manifest/binary-rules.ts';
import { evaluateMarker } from '../packaging/marker.ts';
import { normalizeName, type PackageName } from '../packaging/name.ts';
import { parseRequirement } from '../packaging/requirement.ts';
import { parseSpecifiers, satisfies, type SpecifierSet } from '../packaging/specifier.ts';
import { parseVersion, type Version } from '../packaging/version.ts';
import { type DistributionFile, IndexError, type PackageIndex } from '../package-index/package-index.ts';

/** What judging requirements may ask for; what is absent stays unknown. */
export interface AskRequirement {
  /** The files of every version, as PackageIndex.project answers it: undefined where there is no such project; rejects with IndexError where nobody can tell. */
  readonly project: (name: PackageName) => ReturnType<PackageIndex['project']>;
  /** Requires-Dist of a wheel; undefined where it is not known. */
  readonly requires?: (wheel: DistributionFile) => Promise<readonly string[] | undefined>;
  /** Looks into an sdist. */
  readonly inspect?: (sdist: DistributionFile) => Promise<Inspection>;
}

/** All that one build asks of one project: pip joins what it is told of a name. */
interface Wanted {
  readonly texts: readonly string[];
  readonly specifiers: SpecifierSet;
  readonly extras: readonly string[];
  /** False where a URL or a marker leaves open what is installed. */
  readonly decided: boolean;
}

type AllWanted = Map<PackageName, Wanted>;

interface JudgedRequirement {
  readonly requirement: BuildRequirement;
  readonly extras: readonly string[];
  /** What is taken; undefined where nothing is, or it is not known. */
  readonly file: DistributionFile | undefined;
  /** Every file of that version. */
  readonly files: readonly DistributionFile[];
}

/**
 * Projects beyond those of pyproject.toml that one build makes us ask for: setuptools-scm, hatchling and scikit-build-core
 * bring three or four, jupyterlab fifty.
 */
const MAX_FOLLOWED = 12;

/**
 * Judges what a build needs to be installed first, as pip's build isolation does: it runs a pip of its own with the same
 * index and the same `--no-binary` and `--only-binary` (pip/_internal/build_env), but without the file's pins,
 * constraints and hashes.
 *
 * That pip installs what the requirements require as well. These are followed for one level: oldest-supported-numpy is
 * nothing but an old numpy (h5py 3.6.0, pandas 1.3.5). pip's resolver would take another version of a requirement whose own
 * cannot be met, which is not tried here: such a one is `unknown`, never `impossible`.
 *
 * @param requires `build-system.requires`, or PEP 518's default
 * @returns in the order of `requires`, a row a name, and behind them what they bring; what a marker excludes is left out
 */
export async function buildRequirements(
  requires: readonly string[],
  binaries: BinaryRules,
  matcher: Matcher,
  ask: AskRequirement,
): Promise<readonly BuildRequirement[]> {
  const judge = (name: PackageName, each: Wanted): Promise<JudgedRequirement> =>
    judgeOne(name, each, binaries, matcher, ask);
  const wanted: AllWanted = new Map();
  const broken = requires.filter((text) => !want(wanted, text, matcher, []));
  const alone = await Promise.all([...wanted].map(([name, each]) => judge(name, each)));
  const named = await goingTogether(alone);
  const brought = await broughtBy(named, matcher, ask);
  const settled = await Promise.all(named.map(({ requirement }) => narrowed(requirement)));
  const followed = [...brought].filter(([name]) => !wanted.has(name)).slice(0, MAX_FOLLOWED);
  const others = await Promise.all(followed.map(([name, each]) => judge(name, each)));
  return [
    ...settled,
    // pip stops: "contains an invalid requirement" (InvalidPyProjectBuildRequires).
    ...broken.map((text): BuildRequirement => {
      return { name: normalizeName(text.trim()), text, verdict: 'impossible', version: null };
    }),
    ...others.map(({ requirement }): BuildRequirement => {
      return requirement.verdict === 'impossible' ? { ...requirement, verdict: 'unknown' } : requirement;
    }),
  ];

  /**
   * pip takes an older version of what does not go with a version that another one pins: scikit-learn 1.3.2 on Python 3.9 is built with
   * numpy 1.19.3, which oldest-supported-numpy names, and not with the newest scipy, which needs a later one.
   */
  async function goingTogether(all: readonly JudgedRequirement[]): Promise<readonly JudgedRequirement[]> {
    const pins = pinsIn(
      [...requires, ...(await Promise.all(all.map((each) => requiresOf(each, ask)))).flatMap((lines) => lines ?? [])],
      matcher,
    );
    return Promise.all(all.map(async (each) => (pins.has(each.requirement.name) ? each : await older(each, pins))));
  }

  async function older(judged: JudgedRequirement, pins: ReadonlyMap<PackageName, Version>): Promise<JudgedRequirement> {
    const { name } = judged.requirement;
    const own = wanted.get(name);
    if (!own || judged.requirement.version === null) return judged;
    let next = judged;
    for (let tried = 0; next.requirement.version !== null && tried < MAX_OLDER; tried++) {
      const lines = await requiresOf(next, ask);
      if (lines === undefined && next !== judged) break;
      if (!refusesPin(lines ?? [], pins, matcher)) return next;
      const below = parseSpecifiers(`<${next.requirement.version}`);
      if (!below.ok) break;
      next = await judge(name, { ...own, specifiers: bothOf(own.specifiers, below.value) });
    }
    return { ...judged, requirement: { ...judged.requirement, verdict: 'unknown', version: null }, file: undefined };
  }

  /** `numpy` beside oldest-supported-numpy: the version that both admit. */
  async function narrowed(requirement: BuildRequirement): Promise<BuildRequirement> {
    const [own, more] = [wanted.get(requirement.name), brought.get(requirement.name)];
    const taken = parsedOrNone(requirement.version ?? '');
    if (!own || !more || !taken || satisfies(taken, more.specifiers, true)) return requirement;
    const both = { ...own, specifiers: bothOf(own.specifiers, more.specifiers) };
    const again = (await judge(requirement.name, both)).requirement;
    return again.version === null ? requirement : again;
  }
}

/** Adds a requirement that its marker does not exclude. False where the text is none. */
function want(wanted: AllWanted, text: string, { target }: Matcher, extras: readonly string[]): boolean {
  const parsed = parseRequirement(text);
  if (!parsed.ok) return false;
  const { name, specifiers, url, marker, extras: asked } = parsed.value;
  const holds = marker === undefined || evaluateMarker(marker, target.environment, { extras });
  if (holds === false) return true;
  const before = wanted.get(name);
  wanted.set(name, {
    texts: [...(before?.texts ?? []), text],
    specifiers: before ? bothOf(before.specifiers, specifiers) : specifiers,
    extras: [...(before?.extras ?? []), ...asked],
    decided: before?.decided !== false && url === undefined && holds === true,
  });
  return true;
}

/** What pip would try before it gives up a version; it tries more. */
const MAX_OLDER = 15;

/** What a file requires, or, of an sdist that does not say it, a wheel of the same version: they are the same. */
async function requiresOf(
  { requirement, file, files }: JudgedRequirement,
  ask: AskRequirement,
): Promise<readonly string[] | undefined> {
  const wheel = file?.filename.kind === 'wheel' ? file : files.find(({ filename }) => filename.kind === 'wheel');
  const told = file?.filename.kind === 'wheel' ? undefined : requirement.reading?.requiresDist;
  return (
    told ?? (wheel && (await ask.requires?.(wheel))) ?? knownRequirements(requirement.name, requirement.version ?? '')
  );
}

/** What the files that were taken require. Those that nobody knows it of bring nothing. */
async function broughtBy(
  judged: readonly JudgedRequirement[],
  matcher: Matcher,
  ask: AskRequirement,
): Promise<AllWanted> {
  const wanted: AllWanted = new Map();
  const lists = await Promise.all(judged.map((each) => requiresOf(each, ask)));
  for (const [position, { extras }] of judged.entries())
    for (const text of lists[position] ?? []) want(wanted, text, matcher, extras);
  return wanted;
}

function bothOf(a: SpecifierSet, b: SpecifierSet): SpecifierSet {
  const both = parseSpecifiers([a.text, b.text].join(','));
  return both.ok ? both.value : a;
}

async function judgeOne(
  name: PackageName,
  { texts, specifiers, extras, decided }: Wanted,
  binaries: BinaryRules,
  matcher: Matcher,
  ask: AskRequirement,
): Promise<JudgedRequirement> {
  const row = { name, text: texts.join(', ') };
  const without = (verdict: 'unknown' | 'impossible'): JudgedRequirement => {
    return { requirement: { ...row, verdict, version: null }, extras, file: undefined, files: [] };
  };
  const unheld = (): JudgedRequirement => {
    const judged = without('impossible');
    return { ...judged, requirement: { ...judged.requirement, unheld: true } };
  };
  if (!decided) return without('unknown');
  let project: Awaited<ReturnType<AskRequirement['project']>>;
  try {
    project = await ask.project(name);
  } catch (error) {
    if (!(error instanceof IndexError) || error.kind === 'aborted') throw error;
    return without('unknown');
  }
  if (!project || project.size === 0) return unheld();
  const taken = choose(candidatesOf(name, project, { specifiers, binaries }, matcher), specifiers);
  if (!taken) return without('impossible');
  const file = taken.matched.taken?.file;
  return { requirement: { ...row, ...(await costOf(taken, matcher, ask)) }, extras, file, files: taken.files };
}

/** Looks into an sdist that no wheel of its version tells of: only that shows whether it has to be compiled. */
async function costOf(
  { matched, files, version }: Candidate,
  { target }: Matcher,
  { inspect }: AskRequirement,
): Promise<Pick<BuildRequirement, 'verdict' | 'version' | 'reading'>> {
  const finding = assess(matched, files);
  const untold = finding.build?.native === null ? finding.file : null;
  const { verdict, build } =
    untold && inspect ? inspected(finding, await inspect(untold), target.stage?.variables) : finding;
  const open = verdict === 'skipped' || (verdict === 'build' && build?.native !== true);
  return {
    verdict: open ? 'unknown' : verdict,
    version: version.text,
    ...(build?.reading ? { reading: build.reading } : {}),
  };
}

function parsedOrNone(text: string): Version | undefined {
  const version = parseVersion(text);
  return version.ok ? version.value : undefined;
}
