// poetry.toml's installer.no-binary and only-binary, in every spelling that Poetry takes.

import { describe, expect, it } from 'vitest';
import { readPoetrySettings } from '../../../../packages/core/src/manifest/poetry/poetry-settings.ts';

describe('readPoetrySettings', () => {
  it.each<[string | undefined, readonly string[], readonly string[]]>([
    [undefined, [], []],
    ['', [], []],
    ['[virtualenvs]\ncreate = false\n', [], []],
    ['[installer]\nno-binary = true\n', [':all:'], []],
    ['[installer]\nno-binary = false\n', [], []],
    ['[installer]\nno-binary = ":all:"\n', [':all:'], []],
    ['[installer]\nno-binary = ["NumPy", "zope.interface"]\n', ['numpy', 'zope-interface'], []],
    ['[installer]\nno-binary = "numpy, six"\nonly-binary = [":all:"]\n', ['numpy', 'six'], [':all:']],
    ['[installer]\nonly-binary = [":none:"]\n', [], []],
  ])('%j', (text, noBinary, onlyBinary) => {
    expect(readPoetrySettings(text, 'poetry.toml')).toEqual({ noBinary, onlyBinary });
  });

  it('names the file where it is broken', () => {
    expect(() => readPoetrySettings('[installer\n', 'poetry.toml')).toThrow('poetry.toml:1');
  });
});
