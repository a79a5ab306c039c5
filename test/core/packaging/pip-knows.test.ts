// Every threshold: the last pip that does not know a tag (WC105), and the first that does; the last that reads legacy versions.

import { describe, expect, it } from 'vitest';
import { pipKnows, pipReadsLegacy } from '../../../packages/core/src/packaging/pip-knows.ts';

const tag = (text: string): { python: string; abi: string; platform: string } => {
  const [python = '', abi = '', platform = ''] = text.split('-');
  return { python, abi, platform };
};

describe('pipKnows', () => {
  it.each([
    ['cp38-cp38-manylinux2010_x86_64', '18.1', '19.0'],
    ['cp38-cp38-manylinux2014_aarch64', '19.2.3', '19.3'],
    ['cp39-cp39-manylinux_2_17_x86_64', '20.2.4', '20.3'],
    ['cp39-cp39-musllinux_1_1_x86_64', '21.1.3', '21.2'],
    ['cp312-cp312-manylinux_2_39_riscv64', '24.0', '24.1'],
    ['cp315-abi3t-musllinux_1_2_x86_64', '26.0', '26.1'],
  ])('%s: not %s, but %s', (text, before, since) => {
    expect([pipKnows(before)(tag(text)), pipKnows(since)(tag(text))]).toEqual([false, true]);
  });

  it.each(['py3-none-any', 'cp38-cp38-manylinux1_x86_64', 'cp312-cp312-linux_armv7l'])('%s is known to all', (text) => {
    expect(pipKnows('9.0.1')(tag(text))).toBe(true);
  });

  it('takes an unknown pip for one that knows everything', () => {
    expect(pipKnows(undefined)(tag('cp39-cp39-musllinux_1_1_x86_64'))).toBe(true);
  });
});

describe('pipReadsLegacy', () => {
  it.each([
    ['9.0.1', true],
    ['20.0.2', true],
    ['24.0', true],
    ['24.1b1', false],
    ['24.1', false],
    ['26.3', false],
    [undefined, false],
  ])('%s: %s', (pip, reads) => {
    expect(pipReadsLegacy(pip)).toBe(reads);
  });
});
