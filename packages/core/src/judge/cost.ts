// What it costs that a release is built: its source is looked into, and what the build needs is looked up.

import { type Finding, findingWithout } from '../assess/assess.ts';
import type { DeadEnd } from '../assess/dead-end.ts';
import { heedIdle } from '../assess/idle-builds.ts';
import { foreignSystem } from '../assess/foreign-system.ts';
import { inspected, withBuild } from '../assess/inspected.ts';
import type { Inspection } from '../sdist/inspection.ts';
import type { SdistReading } from '../sdist/sdist-reading.ts';
import type { Target } from '../target/target.ts';
import { type AskRequirement, buildRequirements } from './build-requirements.ts';
import { withoutIsolation } from './without-isolation.ts';
import { withoutPyproject } from './without-pyproject.ts';
import type { Matcher } from '../match/compatibility.ts';
import type { LockedPackage, Manifest } from '../manifest/manifest.ts';
import { isUnisolated } from '../manifest/unisolated.ts';

/** What a cost may ask for; what is absent stays unknown. */
export interface AskCost extends Partial<AskRequirement> {
  /** Looks into a folder or an sdist that the file names; undefined where there is nothing to read. */
  readonly inspectPath?: (path: string) => Promise<Inspection | undefined>;
}

/** What is built, and by whose rules. */
interface Built {
  readonly pkg: LockedPackage;
  readonly manifest: Pick<Manifest, 'binaries' | 'unisolated'>;
  readonly matcher: Matcher;
}

/** The finding with what its build needs; one that takes no sdist stays as it is. */
export async function costOf(finding: Finding, built: Built, ask: AskCost): Promise<Finding> {
  const { file, verdict } = finding;
  if (!ask.inspect || file?.filename.kind !== 'sdist' || (verdict !== 'build' && verdict !== 'sdist')) return finding;
  return costAfter(finding, await ask.inspect(file), built, ask);
}

/** The same for a source that was looked into already. */
export async function costAfter(
  finding: Finding,
  inspection: Inspection,
  { pkg, manifest: { binaries, unisolated }, matcher }: Built,
  ask: AskCost,
): Promise<Finding> {
  const set = matcher.target.stage?.variables ?? [];
  const looked = heedIdle(inspected(finding, inspection, set), pkg.name, pkg.version, set);
  const { build } = looked;
  if (!build) return looked;
  const { project } = ask;
  const among = unisolated && isUnisolated(pkg.name, unisolated) ? unisolated.there : undefined;
  const requirements =
    build.reading && project && matcher.readsPyproject && among === undefined
      ? await buildRequirements(build.reading.requires, binaries, matcher, { ...ask, project })
      : [];
  const costed = withBuild(looked, { ...build, requirements });
  if (costed.verdict !== 'build' && costed.verdict !== 'sdist') return costed;
  // The tables are loaded where something is built, not before.
  const { needsOf, olderThanPython, withRequirements, knownEnds } = await import('./build-tables.ts');
  const { target } = matcher;
  const { release: python, freeThreaded } = target.python;
  const { reading } = build;
  const place = { python, freeThreaded, distro: target.image?.distro ?? null };
  const release = { name: pkg.name, version: pkg.version ?? '', reading };
  const known = knownEnds({ ...release, ...place, requirements, abi3: stableAbi(finding) });
  const deadEnds = [
    ...(among !== undefined
      ? withoutIsolation(known, reading, among, target.environment)
      : matcher.readsPyproject
        ? known
        : withoutPyproject(known, reading, target)),
    ...foreignSystem(reading, finding.refused),
    ...withoutPrebuilt(reading, target),
  ];
  const hopeless = deadEnds.find(({ everywhere }) => everywhere);
  if (hopeless)
    return findingWithout('impossible', 'metadata', {
      detail: { kind: 'no-build', end: hopeless },
      refused: finding.refused,
    });
  const ended = withBuild(costed, { ...build, requirements, deadEnds });
  if (ended.verdict === 'sdist') return ended;
  const built = requirements
    .filter(
      ({ verdict, version: taken }) =>
        // Where the package itself is pure, the requirement that may compile is all that it can need.
        verdict === 'build' || (build.native === false && verdict === 'unknown' && taken !== null),
    )
    .map(({ name, version: taken, reading: read = null }) => {
      const own = { name, version: taken ?? '', reading: read };
      return {
        title: `${name} ${own.version}`,
        needs: needsOf({ ...own, target }),
        deadEnds: knownEnds({ ...own, ...place, requirements: [], abi3: null }),
      };
    });
  const needs = withRequirements(needsOf({ ...release, target }), built);
  const age = olderThanPython(ended, { ...release, python });
  return {
    ...ended,
    build: {
      ...build,
      requirements,
      needs: { ...needs, notes: [...needs.notes, ...age] },
      deadEnds: [
        ...deadEnds,
        ...built.flatMap(({ title, deadEnds: ends }) => ends.map((end) => ({ ...end, of: title }))),
      ],
    },
  };
}

/** Backends of NVIDIA's only download a wheel, for glibc on two machines: nvidia-dali-cuda120, cudf-cu12. */
function withoutPrebuilt(reading: SdistReading | null, { libc, arch }: Target): readonly DeadEnd[] {
  const { backend = null } = reading ?? {};
  const isThere = libc.family === 'glibc' && (arch === 'x86_64' || arch === 'aarch64');
  if (isThere || (backend !== 'wheel-stub' && backend !== 'nvidia-stub')) return [];
  return [
    {
      fact: { kind: 'downloads-wheel', libc: libc.family, arch },
      source: 'the sdists of nvidia-dali-cuda120 1.52.0 and cudf-cu12 24.8.3',
      certain: true,
      everywhere: true,
    },
  ];
}

/** Whether the release's wheels for a platform are built for the stable ABI; null where it has none. */
function stableAbi({ refused }: Finding): boolean | null {
  const tags = refused.flatMap(({ file: { filename } }) => (filename.kind === 'wheel' ? filename.tags : []));
  const native = tags.filter(({ abi }) => abi !== 'none');
  return native.length === 0 ? null : native.some(({ abi }) => abi === 'abi3');
}
