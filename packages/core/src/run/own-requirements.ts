// What one version requires by the file of it that would be installed, and whether the installer goes past it.

import { installerTraits } from '../manifest/installer-traits.ts';
import type { LockedPackage, Manifest } from '../manifest/manifest.ts';
import { requiresDistDialect } from '../manifest/requires-dist-dialect.ts';
import { makeMatcher } from '../match/compatibility.ts';
import { type OwnRefusal, ownRefusal } from '../match/own-refusal.ts';
import type { DistributionFile } from '../package-index/package-index.ts';
import type { PackageName } from '../packaging/name.ts';
import type { Option, Requirements } from '../resolve/universe.ts';
import { wantedOf } from '../resolve/wanted-of.ts';
import type { Target } from '../target/target.ts';
import type { DirectOptions } from './direct-options.ts';
import type { DiskRequirements } from './disk-requirements.ts';
import { extraSpelling } from './extra-spelling.ts';
import { grantedExtras } from './granted-extras.ts';
import type { IndexOptions } from './index-options.ts';
import { releaseRequirements } from './release-requirements.ts';
import type { ToldRequirements } from './told-requirements.ts';
import type { Releases } from './releases.ts';
import type { Sdists } from './sdists.ts';

export interface OwnRequirements {
  /** Undefined where nobody can tell. */
  ask(option: Option): Promise<ToldRequirements | undefined>;
  /** Lines of Requires-Dist, as far as they count for these extras on the target. */
  read(option: Option, found: readonly string[] | undefined, extras: readonly PackageName[]): Promise<Requirements>;
  /** What makes the installer go on to another version, where it does not stop altogether. */
  passedOver(option: Option): OwnRefusal | undefined;
}

interface OwnRequirementsInput {
  readonly manifest: Manifest;
  readonly target: Target;
  readonly releases: Releases;
  readonly sdists: Sdists;
  /** Projects whose files are asked themselves, whatever the index says of the release. */
  readonly itself?: ReadonlySet<PackageName>;
  readonly options: IndexOptions;
  readonly direct: DirectOptions;
  readonly onDisk?: DiskRequirements | undefined;
  readonly pinOf: (name: PackageName) => LockedPackage | undefined;
  readonly manifestOf: (name: PackageName) => Manifest;
}

export function ownRequirements(input: OwnRequirementsInput): OwnRequirements {
  const { manifest, target, releases, sdists, options, direct, pinOf, manifestOf } = input;
  const learn = releaseRequirements({ releases, sdists, manifestOf });
  const matcher = makeMatcher(target, manifest.installer);
  const spelling = extraSpelling(manifest, target);
  const reading = { environment: target.environment, dialect: requiresDistDialect(manifest, target.pip), spelling };
  const requiresOf = (wheel: DistributionFile, { name }: Option): Promise<readonly string[] | undefined> =>
    releases.requiresOf(wheel, releases.indexOf(manifestOf(name)));

  async function ask(option: Option): Promise<ToldRequirements | undefined> {
    const taken = options.taken(option);
    if (option.address !== undefined) {
      const there = await input.onDisk?.(option.address);
      if (there) return there;
      const wheel = direct.wheel(option);
      const lines = direct.isFolder(option) ? [] : wheel && (await requiresOf(wheel, option));
      if (lines) return { lines, from: 'metadata', byItself: true };
      const source = await direct.source(option);
      const own = source?.inspection.state === 'read' ? source.inspection.reading.requiresDist : null;
      return own ? { lines: own, from: 'sdist', byItself: true } : undefined;
    }
    if (!taken || !option.version) return undefined;
    const pkg = pinOf(option.name) ?? { name: option.name, version: option.version.text, source: { kind: 'index' } };
    return learn(pkg, taken, options.files(option), input.itself?.has(option.name));
  }

  async function read(
    option: Option,
    found: readonly string[] | undefined,
    extras: readonly PackageName[],
  ): Promise<Requirements> {
    if (!found) return { state: 'unknown' };
    if (extras.length === 0 || installerTraits[manifest.installer].takesUnprovided)
      return wantedOf(found, extras, reading);
    const taken = options.taken(option) ?? direct.wheel(option);
    const granted = await grantedExtras(extras, taken, releases, (wheel) => requiresOf(wheel, option), spelling);
    const own = taken && releases.known(taken);
    return wantedOf(found, granted, { ...reading, provided: own?.writtenExtras ?? own?.extras });
  }

  function passedOver(option: Option): OwnRefusal | undefined {
    const taken = options.taken(option);
    const own = taken && releases.known(taken);
    const refusal = own && ownRefusal(taken, own, manifest, matcher);
    const goesOn = refusal?.kind === 'python' || installerTraits[manifest.installer].afterOtherName === 'next';
    return goesOn ? refusal : undefined;
  }

  return { ask, read, passedOver };
}
