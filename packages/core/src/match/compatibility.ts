// Whether a wheel's tags fit a target, and how well; where they do not, how near they come.

import type { FileChoice } from '../manifest/file-choice.ts';
import { type InstallerName, type InstallerTraits, installerTraits } from '../manifest/installer-traits.ts';
import type { WheelFilename } from '../packaging/filename.ts';
import { interpreterVersion } from '../packaging/interpreter-version.ts';
import { firstPipFor, pipKnows, pipOlderThan, pipReadsLegacy } from '../packaging/pip-knows.ts';
import { parsePlatformTag } from '../packaging/platform-tag.ts';
import { formatTag, type WheelTag } from '../packaging/tag.ts';
import type { Target } from '../target/target.ts';
import { depLogicRanks } from './dep-logic-tags.ts';

/** Why a file is not taken, far to near: the nearest miss of a release is the maximum. */
export const reasons = [
  'requires-python',
  'legacy',
  'bad-name',
  'variant',
  'python',
  'abi',
  'os',
  'arch',
  'libc',
  'libc-version',
  'installer-tag',
  'pip-too-old',
  'not-in-lock',
  'hash',
  'no-binary',
  'only-binary',
  'metadata',
] as const;
/** Why a file does not fit: one of `reasons`. */
export type Reason = (typeof reasons)[number];

/** A tag that fits, with its rank (0 is the best), or the reason nearest to fitting with the tags that come so near. */
export type Compatibility =
  | { readonly ok: true; readonly rank: number; readonly tag: WheelTag }
  | { readonly ok: false; readonly reason: Reason; readonly tags: readonly WheelTag[] };

/** Everything about a target that matching looks up, made once per target. */
export interface Matcher {
  readonly target: Target;
  readonly ranks: ReadonlyMap<string, number>;
  /** Tags of the machine that the image's pip does not know (WC105). */
  readonly beyondPip: ReadonlySet<string>;
  /** Tags of the machine that the pip may not know, by the first that does: which one is there is not known. */
  readonly doubtful: ReadonlyMap<string, string>;
  /** Tags of the machine that the installer takes on no image: PDM and 32-bit x86, uv and old glibcs of riscv64. */
  readonly beyondInstaller: ReadonlySet<string>;
  /** `python-abi` pairs that some tag of the machine has. */
  readonly interpreters: ReadonlySet<string>;
  readonly pythons: ReadonlySet<string>;
  readonly arches: ReadonlySet<string>;
  readonly platforms: ReadonlySet<string>;
  /** What was found of each tag set, which many wheels share. */
  readonly known: WeakMap<readonly WheelTag[], Compatibility>;
  /** Whether one of a set is a tag of the target, where nobody asked why not. */
  readonly fitting: WeakMap<readonly WheelTag[], boolean>;
  /** `3.15.0` of 3.15.0rc1: pip tests Requires-Python with sys.version_info[:3]. */
  readonly pythonVersion: string;
  readonly pythonBound: InstallerTraits['pythonBound'];
  /** Whether the image's pip decides and reads versions and specifiers from before PEP 440 (up to 24.0). */
  readonly readsLegacy: boolean;
  /** Whether it takes wheels whose names PEP 427 does not allow: `foo__bar-1.0-…`, `foo-1.0_1-…` (pip up to 25.2). */
  readonly readsLooseNames: boolean;
  /** Whether what builds reads pyproject.toml, and so installs what a build requires before: pip does from 10 on (PEP 518). */
  readonly readsPyproject: boolean;
  /** The choice between files that fit. */
  readonly fromIndex: FileChoice;
  readonly fromList: FileChoice;
}

/** The first pip whose packaging (26.3) puts plain `linux_*` tags before the manylinux and musllinux ones. */
const LINUX_FIRST_SINCE = '26.3';

/** The first pip that reads the names of wheels with packaging alone, and not with an expression of its own before. */
const STRICT_NAMES_SINCE = '25.3';

const made = new WeakMap<Target['tags'], Map<string, Matcher>>();
const ofTargets = new WeakMap<Target, Map<InstallerName, Matcher>>();

/** The look-up tables of a target, as one installer sees it; made once for both. */
export function makeMatcher(target: Target, installer: InstallerName): Matcher {
  const known = ofTargets.get(target) ?? new Map<InstallerName, Matcher>();
  const matcher = known.get(installer) ?? { ...tablesOf(target, installer), target };
  ofTargets.set(target, known.set(installer, matcher));
  return matcher;
}

/** Stages that start from one image share what their tags come to. */
function tablesOf(target: Target, installer: InstallerName): Matcher {
  const { tags, pip, pipAtLeast, python } = target;
  const known = made.get(tags) ?? new Map<string, Matcher>();
  const key = `${installer} ${pip ?? `>=${pipAtLeast ?? ''}`} ${python.version}`;
  const matcher = known.get(key) ?? newMatcher(target, installer);
  made.set(tags, known.set(key, matcher));
  return matcher;
}

function newMatcher(target: Target, installer: InstallerName): Matcher {
  const { imagePipDecides, pythonBound, tagOrder, manylinuxSince, fromIndex, fromList } = installerTraits[installer];
  const pip = imagePipDecides ? target.pip : undefined;
  const depLogic = tagOrder === 'dep-logic' ? depLogicRanks(target.tags, target) : undefined;
  const isLinuxLast = tagOrder === 'linux-last' || pipOlderThan(pip, LINUX_FIRST_SINCE);
  const all = isLinuxLast ? linuxLast(target.tags) : target.tags;
  const known = pipKnows(pip);
  // A target has a thousand tags and more, of some thirty platforms.
  const platforms = new Set(all.map((tag) => tag.platform));
  const tooOld = new Set([...platforms].filter((platform) => isBefore(platform, manylinuxSince)));
  const [accepted, beyondPip, beyondInstaller]: [string[], string[], string[]] = [[], [], []];
  for (const tag of all) {
    const text = formatTag(tag);
    if (!known(tag)) beyondPip.push(text);
    else if (tooOld.has(tag.platform) || depLogic?.has(text) === false) beyondInstaller.push(text);
    else accepted.push(text);
  }
  return {
    target,
    ranks: depLogic ?? new Map(accepted.map((tag, rank) => [tag, rank])),
    beyondPip: new Set(beyondPip),
    doubtful: imagePipDecides && pip === undefined ? doubtfulFor(target.pipAtLeast, all) : new Map(),
    beyondInstaller: new Set(beyondInstaller),
    interpreters: new Set(all.map((tag) => `${tag.python}-${tag.abi}`)),
    pythons: new Set(all.map((tag) => tag.python)),
    arches: new Set(
      [...platforms].flatMap((each) => {
        const platform = parsePlatformTag(each);
        return platform.os === 'linux' ? [platform.arch] : [];
      }),
    ),
    platforms,
    known: new WeakMap(),
    fitting: new WeakMap(),
    pythonVersion: interpreterVersion(target.python.version),
    pythonBound,
    readsLegacy: pipReadsLegacy(pip),
    readsLooseNames: pipOlderThan(pip, STRICT_NAMES_SINCE),
    readsPyproject: !pipOlderThan(pip, '10'),
    fromIndex: choiceOfPip(fromIndex, pip),
    fromList,
  };
}

function doubtfulFor(oldest: string | undefined, tags: readonly WheelTag[]): ReadonlyMap<string, string> {
  return new Map(
    oldest === undefined
      ? []
      : tags.flatMap((tag) => {
          const first = firstPipFor(tag);
          return first !== undefined && pipOlderThan(oldest, first) ? [[formatTag(tag), first]] : [];
        }),
  );
}

/** The platform of an older glibc than the installer knows for this machine. */
function isBefore(platform: string, since: InstallerTraits['manylinuxSince']): boolean {
  const [, minor, machine = ''] = /^manylinux_2_(\d+)_(.+)$/.exec(platform) ?? [];
  return Number(minor) < (since[machine] ?? 0);
}

/** What pips did before: their first resolver took the first of equals, and until 21.0 the build tag came before the tag. */
function choiceOfPip(choice: FileChoice, pip: string | undefined): FileChoice {
  return {
    ...choice,
    ...(pipOlderThan(pip, '20.3') ? { equals: 'first' } : {}),
    ...(pipOlderThan(pip, '21.1') ? { buildTag: 'before-tag' } : {}),
  };
}

/** The order of packaging 20.9 to 26.2: within one python-abi pair, plain `linux_*` after every other platform. */
function linuxLast(tags: readonly WheelTag[]): readonly WheelTag[] {
  const blocks: WheelTag[][] = [];
  for (const tag of tags) {
    const block = blocks.at(-1);
    if (block?.[0]?.python === tag.python && block[0].abi === tag.abi) block.push(tag);
    else blocks.push([tag]);
  }
  const isPlain = (tag: WheelTag): boolean => tag.platform.startsWith('linux_');
  return blocks.flatMap((block) => [...block.filter((tag) => !isPlain(tag)), ...block.filter(isPlain)]);
}

/** Whether one wheel's tags fit: any tag of its set is enough (PEP 425), the best rank counts. */
export function compatibility({ tags }: WheelFilename, matcher: Matcher): Compatibility {
  const known = matcher.known.get(tags) ?? ofTags(tags, matcher);
  matcher.known.set(tags, known);
  return known;
}

/** The same where nobody asks why not. */
export function isCompatible({ tags }: WheelFilename, { known, fitting, ranks }: Matcher): boolean {
  const before = fitting.get(tags) ?? known.get(tags)?.ok;
  if (before !== undefined) return before;
  const fits = tags.some((tag) => ranks.has(formatTag(tag)));
  fitting.set(tags, fits);
  return fits;
}

function ofTags(tags: readonly WheelTag[], matcher: Matcher): Compatibility {
  let best: { rank: number; tag: WheelTag } | undefined;
  let nearest = -1;
  let nearby: WheelTag[] = [];
  for (const tag of tags) {
    const rank = matcher.ranks.get(formatTag(tag));
    if (rank === undefined) {
      const miss = reasons.indexOf(refusalOf(tag, matcher));
      if (miss > nearest) nearby = [];
      if (miss >= nearest) nearby.push(tag);
      nearest = Math.max(nearest, miss);
    } else if (best === undefined || rank < best.rank) best = { rank, tag };
  }
  if (best) return { ok: true, ...best };
  return { ok: false, reason: reasons[nearest] ?? 'bad-name', tags: nearby };
}

/** Why a tag that is not in the target's list is not: the first thing, far to near, that does not fit. */
function refusalOf(tag: WheelTag, matcher: Matcher): Reason {
  const { target, beyondPip, beyondInstaller, interpreters, pythons, arches } = matcher;
  const text = formatTag(tag);
  if (beyondPip.has(text)) return 'pip-too-old';
  if (beyondInstaller.has(text)) return 'installer-tag';
  if (!pythonFits(tag, target, pythons)) return 'python';
  if (!interpreters.has(`${tag.python}-${tag.abi}`)) return 'abi';
  const platform = parsePlatformTag(tag.platform);
  if (platform.os !== 'linux') return 'os';
  if (!arches.has(platform.arch)) return 'arch';
  if (platform.libc?.family !== target.libc.family) return 'libc';
  return 'libc-version';
}

/** `cp311-cp311` and `cp311-none` are for 3.11 alone, `cp311-abi3` for 3.11 and later (PEP 384, PEP 803 for abi3t), `py3` for all. */
function pythonFits(tag: WheelTag, target: Target, pythons: ReadonlySet<string>): boolean {
  if (!pythons.has(tag.python)) return false;
  if (!tag.python.startsWith('cp')) return true;
  return tag.abi.startsWith('abi3') || tag.python === `cp${target.python.release.join('')}`;
}
