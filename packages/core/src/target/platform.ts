// Docker's words for a platform, read as Docker reads them, and the word that wheels use for each.

import type { Parsed } from '../packaging/parsed.ts';

/** A platform in Docker's words. */
export type Platform =
  | 'linux/amd64'
  | 'linux/386'
  | 'linux/arm64'
  | 'linux/arm/v7'
  | 'linux/arm/v6'
  | 'linux/arm/v5'
  | 'linux/ppc64le'
  | 'linux/s390x'
  | 'linux/riscv64';

/** The word that stands in wheel tags and in `platform_machine`. */
export type Arch = 'x86_64' | 'i686' | 'aarch64' | 'armv7l' | 'armv6l' | 'armv5tel' | 'ppc64le' | 's390x' | 'riscv64';

/** Platform → the machine of its wheel tags and of `platform_machine`. */
export const arches = {
  'linux/amd64': 'x86_64',
  'linux/386': 'i686',
  'linux/arm64': 'aarch64',
  'linux/arm/v7': 'armv7l',
  'linux/arm/v6': 'armv6l',
  'linux/arm/v5': 'armv5tel',
  'linux/ppc64le': 'ppc64le',
  'linux/s390x': 's390x',
  'linux/riscv64': 'riscv64',
} as const satisfies Record<Platform, Arch>;

/** Every platform that can be a target, in the order of the official list. */
export const allPlatforms: readonly Platform[] = Object.keys(arches).filter(isPlatform);

/** Whether a word of an image's list is a platform that can be a target: `linux/mips64le` is not. */
export function isPlatform(text: string): text is Platform {
  return Object.hasOwn(arches, text);
}

// containerd's normalizeArch, plus the words of `uname -m` that it leaves out.
const words = new Map<string, Platform>([
  ['amd64', 'linux/amd64'],
  ['x86_64', 'linux/amd64'],
  ['x86-64', 'linux/amd64'],
  ['386', 'linux/386'],
  ['i386', 'linux/386'],
  ['i686', 'linux/386'],
  ['arm64', 'linux/arm64'],
  ['aarch64', 'linux/arm64'],
  ['arm', 'linux/arm/v7'],
  ['armhf', 'linux/arm/v7'],
  ['armv7l', 'linux/arm/v7'],
  ['armel', 'linux/arm/v6'],
  ['armv6l', 'linux/arm/v6'],
  ['armv5tel', 'linux/arm/v5'],
  ['ppc64le', 'linux/ppc64le'],
  ['s390x', 'linux/s390x'],
  ['riscv64', 'linux/riscv64'],
]);

// Variants that Docker drops or resolves to the plain architecture's image.
const variants = new Map<string, Platform>([
  ['amd64/v1', 'linux/amd64'],
  ['amd64/v2', 'linux/amd64'],
  ['amd64/v3', 'linux/amd64'],
  ['amd64/v4', 'linux/amd64'],
  ['arm64/v8', 'linux/arm64'],
  ['arm64/8', 'linux/arm64'],
  ['arm/v7', 'linux/arm/v7'],
  ['arm/7', 'linux/arm/v7'],
  ['arm/v6', 'linux/arm/v6'],
  ['arm/6', 'linux/arm/v6'],
  ['arm/v5', 'linux/arm/v5'],
  ['arm/5', 'linux/arm/v5'],
]);

/**
 * Reads a platform in Docker's words: `linux/arm64`, `arm64`, `linux/arm64/v8`, `linux/arm` (v7), `aarch64`, `x86_64`.
 *
 * Case does not count. Windows, mips64le and loong64 are refused: wheelcheck has no tags for them.
 */
export function parsePlatform(text: string): Parsed<Platform> {
  const parts = text.length > 64 ? [] : text.toLowerCase().split('/');
  const rest = parts[0] === 'linux' ? parts.slice(1) : parts;
  const [arch = '', variant] = rest;
  const plain = words.get(arch);
  const platform =
    rest.length === 1
      ? plain
      : rest.length === 2 && plain !== undefined
        ? variants.get(`${family(plain)}/${variant ?? ''}`)
        : undefined;
  if (platform !== undefined) return { ok: true, value: platform };
  if (parts[0] === 'windows' || parts[0] === 'darwin')
    return { ok: false, problem: 'only Linux platforms are covered' };
  if (arch === 'mips64le' || arch === 'loong64')
    return { ok: false, problem: `${arch} is not covered: no project builds wheels for it` };
  return { ok: false, problem: `expected one of ${allPlatforms.join(', ')}` };
}

/** The architecture without its variant: `linux/arm/v7` → `arm`. */
function family(platform: Platform): string {
  return platform.split('/')[1] ?? '';
}
