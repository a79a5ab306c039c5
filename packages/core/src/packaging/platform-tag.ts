// What a platform tag says: operating system, C library with its version, architecture (PEP 425, 513, 571, 599, 600, 656).

import { remembered } from './remembered.ts';

export type PlatformTag =
  | { readonly os: 'any' }
  /** libc null: a plain `linux_*` tag, which names none. */
  | {
      readonly os: 'linux';
      readonly libc: {
        readonly family: 'glibc' | 'musl';
        readonly version: readonly [major: number, minor: number];
      } | null;
      readonly arch: string;
    }
  | { readonly os: 'macOS' | 'Windows' | 'iOS' | 'Android' | 'Emscripten' | 'other' };

/** PEP 600: the three old names are aliases of a glibc version. */
const aliases: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['manylinux1', [2, 5]],
  ['manylinux2010', [2, 12]],
  ['manylinux2014', [2, 17]],
]);

const systems: readonly (readonly [prefix: string, os: 'macOS' | 'Windows' | 'iOS' | 'Android' | 'Emscripten'])[] = [
  ['macosx_', 'macOS'],
  ['win', 'Windows'],
  ['ios_', 'iOS'],
  ['android_', 'Android'],
  ['emscripten_', 'Emscripten'],
  ['pyodide_', 'Emscripten'],
  ['pyemscripten_', 'Emscripten'],
];

/**
 * Reads one platform tag, already lower case, such as `manylinux_2_28_aarch64`.
 * Never fails: what is not known is `{ os: 'other' }`, which matches no target.
 */
export function parsePlatformTag(tag: string): PlatformTag {
  return readRemembered(tag);
}

const readRemembered = remembered(10_000, (tag): PlatformTag => {
  if (tag === 'any') return { os: 'any' };
  const versioned = /^(many|musl)linux_(\d{1,4})_(\d{1,4})_(\w+)$/.exec(tag);
  if (versioned) {
    const [, family, major, minor, arch] = versioned;
    return {
      os: 'linux',
      libc: { family: family === 'musl' ? 'musl' : 'glibc', version: [Number(major), Number(minor)] },
      arch: arch ?? '',
    };
  }
  const legacy = /^(manylinux(?:1|2010|2014))_(\w+)$/.exec(tag);
  const version = legacy && aliases.get(legacy[1] ?? '');
  if (version) return { os: 'linux', libc: { family: 'glibc', version }, arch: legacy[2] ?? '' };
  if (tag.startsWith('linux_')) return { os: 'linux', libc: null, arch: tag.slice('linux_'.length) };
  return { os: systems.find(([prefix]) => tag.startsWith(prefix))?.[1] ?? 'other' };
});
