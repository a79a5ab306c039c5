// The line for a Dockerfile, and the packages of several builds in it.

import { describe, expect, it } from 'vitest';
import type { BuildNeeds, PackagesEvidence } from '../../../../packages/core/src/assess/toolchain/build-needs.ts';
import { installLine, mergeNeeds } from '../../../../packages/core/src/assess/toolchain/install-line.ts';

describe('installLine', () => {
  it.each([
    ['apk', ['build-base', 'cargo'], 'apk add --no-cache --virtual .build build-base cargo'],
    ['apt', ['build-essential'], 'apt-get update && apt-get install -y --no-install-recommends build-essential'],
    ['dnf', ['gcc', 'gcc-c++', 'make'], 'dnf install -y gcc gcc-c++ make'],
    ['apt', [], ''],
  ] as const)('%s %j', (manager, names, expected) => {
    expect(installLine(manager, names)).toBe(expected);
  });
});

function apk(evidence: PackagesEvidence, ...names: readonly string[]): BuildNeeds {
  return { things: [], packages: { manager: 'apk', names, evidence }, notes: [] };
}

const unknown: BuildNeeds = { things: [{ kind: 'compiler', languages: ['C'] }], packages: null, notes: [] };

describe('mergeNeeds', () => {
  it("puts the compiler first, as in the contract's example", () => {
    const merged = mergeNeeds([
      apk('distribution', 'build-base', 'libffi-dev'),
      apk('distribution', 'autoconf', 'build-base', 'cargo', 'libffi-dev', 'openssl-dev'),
    ]);
    expect(merged).toEqual({
      manager: 'apk',
      names: ['build-base', 'autoconf', 'cargo', 'libffi-dev', 'openssl-dev'],
      evidence: 'distribution',
      complete: true,
    });
  });

  it.each([
    [['built', 'built'], 'built'],
    [['built', 'distribution'], 'distribution'],
    [['distribution', 'known', 'built'], 'known'],
  ] as const)('of %j the weakest counts', (all, expected) => {
    expect(mergeNeeds(all.map((each) => apk(each, 'build-base')))?.evidence).toBe(expected);
  });

  it('gives what is known, and tells that it may not be enough', () => {
    expect(mergeNeeds([unknown, apk('known', 'cmake')])).toMatchObject({ names: ['cmake'], complete: false });
    expect(mergeNeeds([apk('known')])).toMatchObject({ names: [], complete: true });
  });

  it('is null where nothing is known', () => {
    expect(mergeNeeds([unknown])).toBeNull();
    expect(mergeNeeds([])).toBeNull();
  });

  it('takes one Rust, the newer', () => {
    expect(mergeNeeds([apk('known', 'cargo'), apk('known', 'cargo-web')])?.names).toEqual(['cargo-web']);
  });
});
