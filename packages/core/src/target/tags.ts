// The wheel tags that an interpreter takes, best first, exactly as pypa/packaging 26.3 orders them: (python, libc, arch) → tags.

import type { WheelTag } from '../packaging/tag.ts';
import type { Libc, Python } from './target.ts';
import type { Arch } from './platform.ts';

/**
 * Every tag that this interpreter on this libc and machine accepts, in order of preference.
 *
 * The order is that of `packaging.tags.sys_tags()` 26.3 for a CPython release build: the exact ABI, the stable ABI, no
 * ABI, the stable ABI of older minors, then pure Python (PEP 425, 384, 703, 803).
 */
export function tags(python: Python, libc: Libc, arch: Arch): readonly WheelTag[] {
  const platforms = platformTags(libc, arch);
  const [major, minor] = python.release;
  const interpreter = `cp${major}${minor}`;
  const pure = pureInterpreters(python);
  const stable = stableAbi(python);
  const on = (tag: string, abi: string): WheelTag[] => platforms.map((platform) => ({ python: tag, abi, platform }));

  const result = on(interpreter, python.abi);
  if (stable !== undefined) result.push(...on(interpreter, stable));
  result.push(...on(interpreter, 'none'));
  if (stable !== undefined) {
    for (let older = minor - 1; older >= 2; older--) result.push(...on(`cp${major}${older}`, stable));
  }
  for (const tag of pure) result.push(...on(tag, 'none'));
  for (const tag of [interpreter, ...pure]) result.push({ python: tag, abi: 'none', platform: 'any' });
  return result;
}

/** abi3 from 3.2 on (PEP 384); a free-threaded interpreter takes abi3t instead, for every minor alike (PEP 803). */
function stableAbi({ release: [major, minor], freeThreaded }: Python): string | undefined {
  if (major === 2 || minor < 2) return undefined;
  return freeThreaded ? 'abi3t' : 'abi3';
}

/** `py312`, `py3`, `py311` … `py30`: the own minor, the major, the older minors. */
function pureInterpreters({ release: [major, minor] }: Python): readonly string[] {
  const result = [`py${major}${minor}`, `py${major}`];
  for (let older = minor - 1; older >= 0; older--) result.push(`py${major}${older}`);
  return result;
}

/** The platform tags of a machine, best first. Since 26.3 the plain `linux_*` one leads (pypa/packaging issue 160). */
function platformTags(libc: Libc, arch: Arch): readonly string[] {
  return [`linux_${arch}`, ...(libc.family === 'musl' ? musllinux(libc, arch) : manylinux(libc, arch))];
}

/** PEP 656: every minor of the same musl major down to 0, whatever the machine. */
function musllinux({ version: [major, minor] }: Libc, arch: Arch): readonly string[] {
  const result: string[] = [];
  for (let older = minor; older >= 0; older--) result.push(`musllinux_${major}_${older}_${arch}`);
  return result;
}

// PEP 513, 571 and 599: the names from before PEP 600, by glibc minor.
const legacyNames = new Map([
  [17, 'manylinux2014'],
  [12, 'manylinux2010'],
  [5, 'manylinux1'],
]);

// The lowest glibc 2 minor whose tags packaging gives; a machine that is missing gets none: packaging does not know armv6l,
// and armv5tel is soft float, which its ABI check refuses.
const manylinuxFloors = new Map<Arch, number>([
  ['x86_64', 5],
  ['i686', 5],
  ['aarch64', 17],
  ['armv7l', 17],
  ['ppc64le', 17],
  ['s390x', 17],
  ['riscv64', 17],
]);

/** PEP 600: every glibc minor down to the machine's floor, each old name right after its number. */
function manylinux({ version: [major, minor] }: Libc, arch: Arch): readonly string[] {
  const floor = manylinuxFloors.get(arch);
  if (floor === undefined) return [];
  const result: string[] = [];
  for (let older = minor; older >= floor; older--) {
    result.push(`manylinux_${major}_${older}_${arch}`);
    const legacy = legacyNames.get(older);
    if (legacy !== undefined) result.push(`${legacy}_${arch}`);
  }
  return result;
}
