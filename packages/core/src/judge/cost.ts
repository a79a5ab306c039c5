// What it costs that a release is built: its source is looked into, and what the build needs is looked up.

import type { Finding } from '../assess/assess.ts';
import { inspected, withBuild } from '../assess/inspected.ts';
import type { Inspection } from '../sdist/inspection.ts';
import { type AskRequirement, buildRequirements } from './build-requirements.ts';
import type { Matcher } from '../match/compatibility.ts';
import type { BinaryRules, LockedPackage } from '../manifest/manifest.ts';

/** What a cost may ask for; what is absent stays unknown. */
export interface AskCost extends Partial<AskRequirement> {
  /** Looks into a folder or an sdist that the file names; undefined where there is nothing to read. */
  readonly inspectPath?: (path: string) => Promise<Inspection | undefined>;
}

/** What is built, and by whose rules. */
interface Built {
  readonly pkg: LockedPackage;
  readonly binaries: BinaryRules;
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
  { pkg, binaries, matcher }: Built,
  ask: AskCost,
): Promise<Finding> {
  const looked = inspected(finding, inspection);
  const { build } = looked;
  if (!build) return looked;
  const { project } = ask;
  const requirements =
    build.reading && project
      ? await buildRequirements(build.reading.requires, binaries, matcher, { ...ask, project })
      : [];
  const costed = withBuild(looked, { ...build, requirements });
  if (costed.verdict !== 'build') return costed;
  // The tables are loaded where something is built, not before.
  const [{ needsOf }, { withRequirements }, { deadEnds }] = await Promise.all([
    import('../assess/toolchain/needs-of.ts'),
    import('../assess/toolchain/requirement-needs.ts'),
    import('../assess/dead-ends.ts'),
  ]);
  const { target } = matcher;
  const { release: python, freeThreaded } = target.python;
  const version = pkg.version ?? '';
  const place = { python, freeThreaded, distro: target.image?.distro ?? null };
  const { reading } = build;
  const own = { name: pkg.name, version, reading, target };
  const built = requirements
    .filter(
      ({ verdict, version: taken }) =>
        // Where the package itself is pure, the requirement that may compile is all that it can need.
        verdict === 'build' || (build.native === false && verdict === 'unknown' && taken !== null),
    )
    .map(({ name, version: taken, reading: read = null }) => {
      const release = { name, version: taken ?? '' };
      return {
        title: `${name} ${release.version}`,
        needs: needsOf({ ...release, reading: read, target }),
        deadEnds: deadEnds({ ...release, ...place, pyo3: read?.rust?.pyo3 ?? null }),
      };
    });
  return {
    ...costed,
    build: {
      ...build,
      requirements,
      needs: withRequirements(needsOf(own), built),
      deadEnds: [
        ...deadEnds({ ...own, ...place, pyo3: reading?.rust?.pyo3 ?? null, abi3: stableAbi(finding) }),
        ...built.flatMap(({ title, deadEnds: ends }) =>
          ends.map((end) => ({ ...end, sentence: `${title}: ${end.sentence}` })),
        ),
      ],
    },
  };
}

/** Whether the release's wheels for a platform are built for the stable ABI; null where it has none. */
function stableAbi({ refused }: Finding): boolean | null {
  const tags = refused.flatMap(({ file: { filename } }) => (filename.kind === 'wheel' ? filename.tags : []));
  const native = tags.filter(({ abi }) => abi !== 'none');
  return native.length === 0 ? null : native.some(({ abi }) => abi === 'abi3');
}
