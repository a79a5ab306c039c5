import { describe, expect, it } from 'vitest';
import { foreignFormat } from '../../../../packages/core/src/manifest/requirements/foreign-format.ts';
import { cpuTime } from '../../../support/cpu-time.ts';

describe('foreignFormat', () => {
  it.each([
    ['# made by Poetry\n\n[[package]]\nname = "six"\n', 'a lock file in TOML'],
    ['[project]\nname = "x"\n', 'a TOML or INI file'],
    ['[options.extras_require]\r\ndev = six\r\n', 'a TOML or INI file'],
    ['{\n  "_meta": {}', 'a JSON file'],
    ['{"default": {}}', 'a JSON file'],
    ['<!DOCTYPE html>\n<html>', 'a web page'],
    ['six==1.16.0\n', undefined],
    ['[[package]] six\n', undefined],
    ['', undefined],
  ])('%j', (text, what) => {
    expect(foreignFormat(text)?.what).toBe(what);
  });

  it.each(['[', '[[a', ' ', '\n', '[a]\n ', '{'])('reads 500 kB of %j in no time', (piece) => {
    const start = cpuTime();
    foreignFormat(`${piece.repeat(500_000 / piece.length)}x`);
    expect(cpuTime() - start).toBeLessThan(20_000);
  });
});
