// `[[metadata.targets]]`: the Pythons and machines that a pdm.lock was made for. PDM refuses to install on any other.

import { ownValue } from '../../text/own-value.ts';
import { parseMarker } from '../../packaging/marker.ts';
import { parseSpecifiers, type SpecifierSet } from '../../packaging/specifier.ts';
import type { LockedEnvironment, Manifest } from '../manifest.ts';
import { brokenAt, type Place, stringOf, tablesOf, type TomlTable, valueOf } from '../../toml/toml-table.ts';
import { once } from '../../text/once.ts';

export type PdmTargets = Pick<Manifest, 'requiresPython' | 'environments'>;

interface LockTarget {
  readonly python: SpecifierSet;
  /** As written: `manylinux_2_17_x86_64`, `windows_amd64`; absent: any machine. */
  readonly platform?: string;
  readonly implementation?: string;
  readonly freeThreaded: boolean;
}

/** dep-logic's names for what Python calls the machine. */
const machines: Readonly<Record<string, string>> = { amd64: 'x86_64', arm64: 'aarch64', x86: 'i686' };

/**
 * @param project the project's own range, which holds besides: it may have been narrowed since the lock was made
 * @throws WheelcheckError where a target's range of Pythons is none
 */
export function readPdmTargets(metadata: TomlTable, project: SpecifierSet | undefined, path: string): PdmTargets {
  const targets = readTargets(metadata, path);
  const onLinux = targets.filter(({ platform }) => platform === undefined || linuxMachine(platform) !== undefined);
  const ranges = pythonRanges(onLinux, project);
  const texts = [...new Set(ranges.map(({ text }) => text))];
  return {
    ...(ranges.length === 0 || ranges.some(({ specifiers }) => specifiers.length === 0)
      ? {}
      : { requiresPython: { text: texts.join(' or '), anyOf: ranges } }),
    ...environmentsOf(targets),
  };
}

function readTargets(metadata: TomlTable, path: string): readonly LockTarget[] {
  const place: Place = { path, what: '[[metadata.targets]]' };
  return tablesOf(metadata, 'targets', place).map((table) => {
    const python = parseSpecifiers(stringOf(table, 'requires_python', place) ?? '');
    if (!python.ok) throw brokenAt(place, `requires_python: ${python.problem}`);
    const [platform, implementation] = [stringOf(table, 'platform', place), stringOf(table, 'implementation', place)];
    return {
      python: python.value,
      ...(platform === undefined ? {} : { platform }),
      ...(implementation === undefined ? {} : { implementation }),
      freeThreaded: valueOf(table, 'gil_disabled') === true,
    };
  });
}

function pythonRanges(targets: readonly LockTarget[], project: SpecifierSet | undefined): readonly SpecifierSet[] {
  if (targets.length === 0) return project ? [project] : [];
  return targets.map(({ python }) => {
    const both = parseSpecifiers([python.text, project?.text ?? ''].filter((text) => text !== '').join(','));
    return both.ok ? both.value : python;
  });
}

/** What dep_logic takes the short names for: its words for glibc 2.40 and musl 1.2. */
function libcOf(platform: string): LockedEnvironment['libc'] {
  if (platform === 'linux' || platform.startsWith('manylinux_')) return 'glibc';
  return platform === 'alpine' || platform.startsWith('musllinux_') ? 'musl' : undefined;
}

/** The machine of a Linux target; undefined for other systems. */
function linuxMachine(platform: string): string | undefined {
  if (platform === 'linux' || platform === 'alpine') return 'x86_64';
  const arch = /^(?:manylinux|musllinux)_\d{1,4}_\d{1,4}_(\w{1,40})$/.exec(platform)?.[1];
  return arch === undefined ? undefined : (ownValue(machines, arch) ?? arch);
}

/** Only where every target names a machine or an implementation; one that names neither is for all. */
function environmentsOf(targets: readonly LockTarget[]): Pick<Manifest, 'environments'> {
  if (targets.length === 0 || targets.some(isForAll)) return {};
  const sameRange = new Set(targets.map(({ python }) => python.text)).size === 1;
  const anyOf = targets.flatMap((target) => {
    const marker = parseMarker(markerOf(target, sameRange));
    return marker.ok ? [{ marker: marker.value, ...besideMarker(target) }] : [];
  });
  const texts = targets.map(({ python, platform, implementation }) =>
    [platform, implementation, sameRange ? '' : `Python ${python.text}`].filter(Boolean).join(' '),
  );
  return { environments: { text: [...new Set(texts)].join(' or '), anyOf: once(anyOf) } };
}

/**
 * A lock for glibc alone is refused on musl, and the other way round, whatever their versions: "None of the lock targets matches the
 * current env". A libc that is older than the lock's is only warned of.
 */
function besideMarker({ platform, implementation, freeThreaded }: LockTarget): Omit<LockedEnvironment, 'marker'> {
  const libc = platform === undefined ? undefined : libcOf(platform);
  return { ...(libc ? { libc } : {}), ...(implementation === undefined ? {} : { freeThreaded }) };
}

function isForAll({ platform, implementation }: LockTarget): boolean {
  return platform === undefined && implementation === undefined;
}

/** @param sameRange whether all targets have one range of Pythons, which the manifest's own range then says */
function markerOf({ python, platform, implementation }: LockTarget, sameRange: boolean): string {
  const machine = platform === undefined ? undefined : linuxMachine(platform);
  return [
    ...(platform === undefined ? [] : [`sys_platform == "${machine === undefined ? 'another' : 'linux'}"`]),
    ...(machine === undefined ? [] : [`platform_machine == "${machine}"`]),
    ...(implementation === undefined ? [] : [`implementation_name == ${JSON.stringify(implementation)}`]),
    ...(sameRange
      ? []
      : python.specifiers.map(({ operator, version }) => `python_full_version ${operator} "${version}"`)),
  ].join(' and ');
}
