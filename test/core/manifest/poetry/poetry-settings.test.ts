// poetry.toml's installer.no-binary and only-binary, in every spelling that Poetry takes.

import { describe, expect, it } from 'vitest';
import { parseToml } from '../../../../packages/core/src/toml/parse-toml.ts';
import { readPoetrySettings } from '../../../../packages/core/src/manifest/poetry/poetry-settings.ts';

describe('readPoetrySettings', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['', [], []],
    ['[virtualenvs]\ncreate = false\n', [], []],
    ['[installer]\nno-binary = true\n', [':all:'], []],
    ['[installer]\nno-binary = false\n', [], []],
    ['[installer]\nno-binary = ":all:"\n', [':all:'], []],
    ['[installer]\nno-binary = ["NumPy", "zope.interface"]\n', ['numpy', 'zope-interface'], []],
    ['[installer]\nno-binary = "numpy, six"\nonly-binary = [":all:"]\n', ['numpy', 'six'], [':all:']],
    ['[installer]\nonly-binary = [":none:"]\n', [], []],
  ])('%j', (text, noBinary, onlyBinary) => {
    expect(readPoetrySettings(parseToml(text, 'poetry.toml'), 'poetry.toml')).toEqual({ noBinary, onlyBinary });
  });
});
