import { describe, expect, it } from 'vitest';
import { readSetupCfg } from '../../../packages/core/src/sdist/setup-cfg.ts';

function read(text: string): unknown {
  const cfg = readSetupCfg(text);
  if (!cfg.ok) return cfg.problem;
  return Object.fromEntries([...cfg.value].map(([section, options]) => [section, Object.fromEntries(options)]));
}

type Row = readonly [what: string, text: string, expected: unknown];

// What configparser.ConfigParser of Python 3.12 gives, with optionxform = str
const rows: readonly Row[] = [
  ['options by = and :', '[a]\nx = 1\ny: 2\n[b c]\nz=3=4', { a: { x: '1', y: '2' }, 'b c': { z: '3=4' } }],
  ['a value over lines', '[o]\nr =\n  one\n\n  two\n\n', { o: { r: '\none\n\ntwo' } }],
  ['comments are whole lines', '[o]\n# no\nr = a\n  ; no\n  b ; yes\n', { o: { r: 'a\nb ; yes' } }],
  ['an indented option', '[o]\n  r = a\n  s = b', { o: { r: 'a', s: 'b' } }],
  ['a line less indented ends the value', '[o]\nr =\n    a\nb = 1', { o: { r: '\na', b: '1' } }],
  ['a section that looks like an option', '[o]\nr = a\n[p]=x', { o: { r: 'a' }, p: {} }],
  [
    'a marker is no option within a value',
    '[o]\nr =\n  a; python_version == "3"\n',
    { o: { r: '\na; python_version == "3"' } },
  ],
  ['no section', 'r = a', 'line 1: it is no option of a section'],
  ['no option', '[o]\nr', 'line 2: it is no option of a section'],
  ['a section twice', '[o]\n[o]', 'line 2: the section o stands twice'],
  ['an option twice', '[o]\nr = a\nr = b', 'line 3: r stands twice'],
];

describe('readSetupCfg', () => {
  it.each(rows.map(([what, text, expected]) => ({ what, text, expected })))('$what', ({ text, expected }) => {
    expect(read(text)).toEqual(expected);
  });
});
