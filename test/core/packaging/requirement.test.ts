import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMarker, parseMarker } from '../../../packages/core/src/packaging/marker.ts';
import {
  parseLegacyRequirement,
  parseRequirement,
  type Requirement,
} from '../../../packages/core/src/packaging/requirement.ts';
import { golden, hostile, slow } from './golden.ts';

interface Golden {
  readonly requirements: readonly ({ readonly requirement: string } & (
    | { readonly name: null }
    | {
        readonly name: string;
        readonly extras: readonly string[];
        readonly specifiers: string;
        readonly url: string | null;
        readonly marker: string | null;
      }
  ))[];
}

const { requirements } = golden<Golden>('requirements.json');
const valid = requirements.filter((row) => row.name !== null);

function requirement(text: string): Requirement {
  const parsed = parseRequirement(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.problem}`);
  return parsed.value;
}

describe('parseRequirement', () => {
  it('reads what packaging reads and refuses what it refuses', () => {
    const wrong = requirements.filter(({ requirement: text, name }) => parseRequirement(text).ok !== (name !== null));
    expect(wrong.map(({ requirement: text }) => text)).toEqual([]);
    expect(valid.length).toBeGreaterThan(80);
    expect(requirements.length - valid.length).toBeGreaterThan(80);
  });

  it.each(valid)('$requirement has the parts that packaging finds', (row) => {
    const parsed = requirement(row.requirement);
    expect({
      name: parsed.name,
      extras: parsed.extras,
      specifiers: parsed.specifiers.text,
      url: parsed.url ?? null,
    }).toEqual({
      name: row.name,
      extras: row.extras,
      specifiers: row.specifiers,
      url: row.url,
    });
    const marker = row.marker === null ? undefined : parseMarker(row.marker);
    expect(parsed.marker).toEqual(marker?.ok ? marker.value : undefined);
  });

  it('prints one normal form and keeps the marker as written', () => {
    const parsed = requirement(`Zope.Interface [Test_It,docs] ( <9, >=5 ) ; os.name=='nt'`);
    expect(parsed.text).toBe('zope-interface[docs,test-it]<9,>=5; os_name == "nt"');
    expect(parsed.markerText).toBe(`os.name=='nt'`);
    expect(requirement('a @ https://files.example/a.zip ; os_name == "nt"').text).toBe(
      'a @ https://files.example/a.zip ; os_name == "nt"',
    );
  });

  it.each([
    ['', `expected a project's name at character 1, found the end`],
    ['name>=1.*', 'expected no ".*" here: it ends a plain release behind "==" or "!=" only at character 8, found ".*"'],
    ['name>=1+x', 'expected no local version here: only "==" and "!=" take one at character 8, found "+x"'],
    ['name[a b]', 'expected "," or "]" among the extras at character 8, found "b]"'],
    ['name (>=1', 'expected "," or ")" among the version specifiers at character 10, found the end'],
    ['name @', 'expected a URL behind "@" at character 7, found the end'],
    ['name 1.0', 'expected ";" or a version specifier or the end at character 6, found "1.0"'],
  ])('%s: %s', (text, problem) => {
    expect(parseRequirement(text)).toMatchObject({ ok: false, problem });
  });
});

describe('a line that many releases repeat', () => {
  it.each([
    { dialect: 'modern', parse: parseRequirement },
    { dialect: 'legacy', parse: parseLegacyRequirement },
  ])('is read once: $dialect', ({ parse }) => {
    const text = 'importlib-metadata>=1.4; python_version < "3.8"';
    expect(parse(text)).toBe(parse(text));
  });
});

describe('any requirement', () => {
  const pieces = [
    'name',
    'a.B',
    '[',
    ']',
    ',',
    '(',
    ')',
    '>=',
    '==',
    '===',
    '1.0',
    '.*',
    '+x',
    ';',
    ' ',
    '@',
    'https://files.example/x',
    'os_name',
    '"nt"',
    'and',
    '\t',
    '\n',
    '\\',
  ];

  it('is read to the same from its normal form', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 14 }), (parts) => {
        const parsed = parseRequirement(parts.join(''));
        if (parsed.ok) expect(requirement(parsed.value.text).text).toBe(parsed.value.text);
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof parseRequirement(text).ok).toBe('boolean');
      }),
    );
  });

  it('is answered at once, even 100 kB of it', () => {
    expect(slow(hostile(100_000), parseRequirement)).toEqual([]);
  });
});

describe('parseLegacyRequirement', () => {
  type Row = { readonly requirement: string; readonly name: string | null } & Partial<
    Record<'specifiers' | 'marker', string | null> & { readonly extras: readonly string[] }
  >;
  const { requirements: rows } = golden<{ readonly requirements: readonly Row[] }>('legacy.json');

  it.each(rows)('$requirement is read as pip 24.0 does', ({ requirement: text, name, extras, specifiers, marker }) => {
    const parsed = parseLegacyRequirement(text);
    const condition = parsed.ok && parsed.value.marker ? formatMarker(parsed.value.marker) : null;
    const read = parsed.ok
      ? {
          name: parsed.value.name,
          extras: parsed.value.extras,
          specifiers: parsed.value.specifiers.text,
          marker: condition,
        }
      : { name: null };
    expect(read).toEqual(name === null ? { name } : { name, extras, specifiers, marker });
  });
});
