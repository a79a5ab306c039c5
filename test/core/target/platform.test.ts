// Docker's words for a platform.

import { describe, expect, it } from 'vitest';
import { allPlatforms, arches, isPlatform, parsePlatform } from '../../../packages/core/src/target/platform.ts';

describe('parsePlatform', () => {
  it.each([
    ['linux/amd64', 'linux/amd64'],
    ['amd64', 'linux/amd64'],
    ['x86_64', 'linux/amd64'],
    ['x86-64', 'linux/amd64'],
    ['linux/x86_64', 'linux/amd64'],
    ['linux/amd64/v3', 'linux/amd64'],
    ['arm64', 'linux/arm64'],
    ['aarch64', 'linux/arm64'],
    ['linux/arm64/v8', 'linux/arm64'],
    ['Linux/ARM64', 'linux/arm64'],
    ['arm', 'linux/arm/v7'],
    ['linux/arm', 'linux/arm/v7'],
    ['linux/arm/v7', 'linux/arm/v7'],
    ['arm/v7', 'linux/arm/v7'],
    ['armhf', 'linux/arm/v7'],
    ['armv7l', 'linux/arm/v7'],
    ['linux/arm/v6', 'linux/arm/v6'],
    ['armel', 'linux/arm/v6'],
    ['linux/arm/v5', 'linux/arm/v5'],
    ['386', 'linux/386'],
    ['i386', 'linux/386'],
    ['linux/386', 'linux/386'],
    ['ppc64le', 'linux/ppc64le'],
    ['linux/s390x', 'linux/s390x'],
    ['riscv64', 'linux/riscv64'],
  ])('%s is %s', (text, expected) => {
    expect(parsePlatform(text)).toEqual({ ok: true, value: expected });
  });

  it.each([
    ['linux/mips64le', 'no project builds wheels'],
    ['mips64le', 'no project builds wheels'],
    ['linux/loong64', 'no project builds wheels'],
    ['windows/amd64', 'only Linux'],
    ['darwin/arm64', 'only Linux'],
    ['linux', 'expected one of linux/amd64'],
    ['', 'expected one of'],
    ['linux/', 'expected one of'],
    ['linux/arm/v9', 'expected one of'],
    ['linux/amd64/', 'expected one of'],
    ['linux/arm64/v8/x', 'expected one of'],
    ['linux/ppc64le/v7', 'expected one of'],
    ['linux/__proto__', 'expected one of'],
    ['--libc', 'expected one of'],
    ['arm64\n', 'expected one of'],
    ['a'.repeat(10_000), 'expected one of'],
  ])('%j is refused', (text, problem) => {
    expect(parsePlatform(text)).toEqual({ ok: false, problem: expect.stringContaining(problem) });
  });
});

describe('the platforms', () => {
  it('name each machine once, and read back as themselves', () => {
    expect(allPlatforms).toHaveLength(9);
    expect(new Set(Object.values(arches)).size).toBe(9);
    for (const platform of allPlatforms) expect(parsePlatform(platform)).toEqual({ ok: true, value: platform });
  });

  it('do not hold what images list and wheels do not know', () => {
    expect(isPlatform('linux/mips64le')).toBe(false);
    expect(isPlatform('toString')).toBe(false);
  });
});
