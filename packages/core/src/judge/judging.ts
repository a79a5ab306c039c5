// Every package of the files on one target: selected, told from its repeats, judged; and the same once more with pins put in.

import type { Pin } from '../advise/advice.ts';
import type { Judged, JudgedSet } from '../advise/inquiry.ts';
import { type Finding, findingWithout } from '../assess/assess.ts';
import { refuseMetadata } from '../assess/refuse-metadata.ts';
import type { AskCost } from './cost.ts';
import { makeMatcher, type Matcher } from '../match/compatibility.ts';
import { WheelcheckError } from '../error.ts';
import { type Ask, judge } from './judge.ts';
import { type InForce, requirementsInForce } from '../select/in-force.ts';
import { installerTraits } from '../manifest/installer-traits.ts';
import type { LockedPackage, Manifest, Selection } from '../manifest/manifest.ts';
import { select } from '../select/select.ts';
import type { Selected } from '../select/selected.ts';
import type { Asked, DistributionFile } from '../package-index/package-index.ts';
import { requiresDistDialect } from '../manifest/requires-dist-dialect.ts';
import { normalizeName } from '../packaging/name.ts';
import { resolveTarget } from '../image/resolve-target.ts';
import type { Target, TargetRequest } from '../target/target.ts';

/** Where releases are asked for; the run remembers what was said. */
export interface AskReleases {
  /** The files of the package's pinned release; never rejects but when the run is aborted. */
  ask(pkg: LockedPackage, manifest: Manifest): Promise<Asked>;
  /** What `ask` said, for a package that was asked for. */
  answered(pkg: LockedPackage, manifest: Manifest): Asked | undefined;
}

export interface JudgingInput {
  readonly manifests: readonly Manifest[];
  readonly selection: Selection;
  readonly releases: AskReleases;
  /** Whether there is something at a path that the manifest of this position names. */
  readonly exists: (position: number, path: string) => Promise<boolean | undefined>;
  /** What a build's cost may ask for, for the manifest of this position; absent: nothing. */
  readonly cost?: (position: number) => AskCost;
}

export interface Judging {
  /** @param onJudged called for each package as soon as it has its verdict; `total` counts them all */
  on(request: TargetRequest, target: Target, onJudged: (pkg: LockedPackage, total: number) => void): Promise<JudgedSet>;
  /** As `Inquiry.judgeOn` describes it; asks for nothing that a judgement did not ask for before, but for pinned releases. */
  again(request: TargetRequest, pins: readonly Pin[]): Promise<JudgedSet | undefined>;
  /**
   * What an sdist says that its distribution requires, for packages that no judgement looks into: the run's first
   * MAX_LOOKED_INTO are fetched for it, unless they are known to be large. Undefined where it is not known.
   */
  requiresInSdist(sdist: DistributionFile): Promise<readonly string[] | undefined>;
}

/** Sdists that are fetched only because somebody else's version is to change. */
const MAX_LOOKED_INTO = 20;

/** In bytes. An index of plain HTML tells no sizes: there all are fetched, as for packages that are to be built. */
const LARGE = 5_000_000;

/** One package as it stands on one target before it is judged. */
interface Row {
  readonly manifest: Manifest;
  readonly position: number;
  readonly selected: Selected;
  readonly force: InForce | undefined;
  readonly matcher: Matcher;
}

/** Prepares judging the files' packages on any target. */
export function openJudging({ manifests, selection, releases, exists, cost }: JudgingInput): Judging {
  /** Sdists that are known to hold nothing to compile: they need not be looked into again. */
  const pure = new Set<string>();
  const inspected = new Map<string, ReturnType<NonNullable<AskCost['inspectPath']>>>();
  const sets = new Map<string, Promise<JudgedSet | undefined>>();
  const lookedInto = new Map<string, Promise<readonly string[] | undefined>>();

  function rowsOn(target: Target): readonly Row[] {
    const selections = manifests.map((manifest) =>
      select(manifest, selection, target.environment, target.kernelEnvironment),
    );
    const byPackage = new Map(selections.flat().map((selected) => [selected.package, selected]));
    const inForce = requirementsInForce(manifests, byPackage);
    return manifests.flatMap((manifest, position) => {
      const matcher = makeMatcher(target, manifest.installer);
      return (selections[position] ?? []).map((selected) => {
        const force = inForce.get(selected.package);
        return { manifest, position, selected, force, matcher };
      });
    });
  }

  async function judgeRow(row: Row, ask: Ask, pin: Pin | undefined): Promise<Judged> {
    const { manifest, selected, force, matcher } = row;
    const counting = force?.kind === 'counts' ? force.as : selected.package;
    const as = pin ? pinned(counting, pin) : counting;
    const extras = selected.state === 'installed' ? selected.extras : [];
    const finding = await findingOf({ ...selected, package: as });
    return { manifest, pkg: selected.package, as, extras, matcher, finding };

    async function findingOf(counted: Selected): Promise<Finding> {
      if (force?.kind === 'conflict')
        return findingWithout('impossible', 'conflict', { detail: installerTraits[manifest.installer].title });
      if (force?.kind === 'covered')
        return findingWithout('skipped', 'repeated', { detail: `${force.by.at.path}:${force.by.at.line}` });
      return judge(counted, manifest, matcher, ask);
    }
  }

  async function judgeAgain(request: TargetRequest, pins: readonly Pin[]): Promise<JudgedSet | undefined> {
    const pinOf = new Map(pins.map((pin) => [pin.of, pin]));
    const target = await resolveTarget(request);
    const rows = await Promise.all(
      rowsOn(target).map(async (row) => {
        const judged = await judgeRow(row, askAgain(row), pinOf.get(row.selected.package));
        const known = { ...judged, finding: asKnown(judged.finding) };
        const answer = releases.answered(judged.as, judged.manifest);
        return {
          ...known,
          finding: refuseMetadata(known.finding, answer, requiresDistDialect(row.manifest, target.pip)),
        };
      }),
    );
    return { request, target, rows };
  }

  /** A lock's own files decide without the index, which is not asked again about packages that were no trouble before. */
  function askAgain({ manifest, position }: Row): Ask {
    const unasked: Asked = { found: null, fault: { fault: { kind: 'not-asked' }, tries: null, index: null } };
    return {
      ...inspectPathOf(position),
      release: async (pkg) => (pkg.files ? (releases.answered(pkg, manifest) ?? unasked) : releases.ask(pkg, manifest)),
      exists: (path) => exists(position, path),
    };
  }

  /** What lies on the disk is the same on every target, and is read once. */
  function inspectPathOf(position: number): Pick<AskCost, 'inspectPath'> {
    const { inspectPath } = cost?.(position) ?? {};
    if (!inspectPath) return {};
    return {
      inspectPath(path) {
        const key = `${position} ${path}`;
        const known = inspected.get(key) ?? inspectPath(path);
        inspected.set(key, known);
        return known;
      },
    };
  }

  async function requiresIn(sdist: DistributionFile): Promise<readonly string[] | undefined> {
    const inspection = await cost?.(0).inspect?.(sdist);
    return inspection?.state === 'read' ? (inspection.reading.requiresDist ?? undefined) : undefined;
  }

  function asKnown(finding: Finding): Finding {
    return finding.verdict === 'build' && finding.file && pure.has(finding.file.raw)
      ? { ...finding, verdict: 'sdist' }
      : finding;
  }

  return {
    async on(request, target, onJudged) {
      const open = rowsOn(target);
      const rows = await Promise.all(
        open.map(async (row) => {
          const { manifest, position } = row;
          const judged = await judgeRow(
            row,
            {
              ...cost?.(position),
              ...inspectPathOf(position),
              release: (pkg) => releases.ask(pkg, manifest),
              exists: (path) => exists(position, path),
            },
            undefined,
          );
          const { verdict, file } = judged.finding;
          if (verdict === 'sdist' && file) pure.add(file.raw);
          onJudged(judged.pkg, open.length);
          return judged;
        }),
      );
      return { request, target, rows };
    },
    again(request, pins) {
      const changes = pins.map(({ of, name, version }) => [of.at.path, of.at.line, of.name, of.version, name, version]);
      const key = JSON.stringify([Object.entries(request).toSorted(([a], [b]) => (a < b ? -1 : 1)), changes]);
      const set =
        sets.get(key) ??
        judgeAgain(request, pins).catch((error: unknown) => {
          // A marker or a set of choices that cannot be had there: nothing is installed from the files.
          if (error instanceof WheelcheckError) return undefined;
          throw error;
        });
      sets.set(key, set);
      return set;
    },
    requiresInSdist(sdist) {
      const known = lookedInto.get(sdist.url);
      if (known) return known;
      if ((sdist.size ?? 0) >= LARGE || lookedInto.size >= MAX_LOOKED_INTO) return Promise.resolve(undefined);
      const answer = requiresIn(sdist);
      lookedInto.set(sdist.url, answer);
      return answer;
    },
  };
}

/** Another version of a package, or another package in its place: its files are those of the index. */
function pinned(pkg: LockedPackage, { name, version }: Pin): LockedPackage {
  const { files: _files, allowedHashes: _hashes, requiresPython: _python, arbitrary: _arbitrary, ...rest } = pkg;
  return { ...rest, name: normalizeName(name), version };
}
