import { describe, expect, it } from 'vitest';
import { applyConstraints } from '../../../../packages/core/src/manifest/requirements/apply-constraints.ts';
import { readRows } from '../../../../packages/core/src/manifest/requirements/requirement-row.ts';
import { walkRequirements } from '../../../../packages/core/src/manifest/requirements/walk-requirements.ts';

/** `name version-or-[range] at file:line; marker` of every package. */
async function packages(text: string, limits = ''): Promise<readonly string[]> {
  const lines = await walkRequirements(`${text}\n-c limits.txt`, 'r.txt', { text: async () => limits });
  return applyConstraints((await readRows(lines, undefined)).rows).map(
    ({ name, version, specifier, extras, source, at, markerText }) =>
      [
        extras.length > 0 ? `${name}[${extras.join(',')}]` : name,
        ...(source.kind === 'index' ? [] : [source.kind]),
        version ?? `[${specifier ?? ''}]`,
        `${at.path}:${at.line}`,
        ...(markerText === undefined ? [] : [`; ${markerText}`]),
      ].join(' '),
  );
}

/** 200 lines on one name, each under a marker of its own. */
function marked(operator: string): string {
  return Array.from({ length: 200 }, (_, at) => `six${operator}1 ; python_version > "3.${at}"`).join('\n');
}

const old = 'python_version < "3.13"';
const young = 'python_version >= "3.13"';

describe('applyConstraints', () => {
  it.each<readonly [what: string, text: string, limits: string, expected: readonly string[]]>([
    ['nothing to constrain', 'six==1.0', 'attrs==2.0', ['six 1.0 r.txt:1']],
    ['a bare name gets the pin', '\nsix', 'six==1.0', ['six 1.0 r.txt:2']],
    ['a bare name gets the range', 'six', 'six<2\nsix>1', ['six [<2,>1] r.txt:1']],
    ['names are compared in normal form', 'Zope_Interface', 'zope.interface==6.1', ['zope-interface 6.1 r.txt:1']],
    ['a pin inside the range', 'six==1.0', 'six<2', ['six 1.0 r.txt:1']],
    ['a pin against a pin', 'six==1.0', 'six==2.0', ['six 1.0 r.txt:1', 'six 2.0 limits.txt:1']],
    ['a pin outside the range', 'six==1.0', '\nsix>2', ['six 1.0 r.txt:1', 'six [>2] limits.txt:2']],
    ['repeats are one', 'six==1.0\nattrs\nsix==1.0\nsix[b]\nsix[a]', '', ['six[a,b] 1.0 r.txt:1', 'attrs [] r.txt:2']],
    ['one line pins the other', 'six\nsix==1.0', '', ['six 1.0 r.txt:1']],
    [
      'two lines that contradict',
      'six==1.0\nattrs\nsix==2.0',
      '',
      ['six 1.0 r.txt:1', 'six 2.0 r.txt:3', 'attrs [] r.txt:2'],
    ],
    [
      'markers keep lines apart',
      `six==1.0 ; ${old}\nsix==2.0; ${young}`,
      '',
      [`six 1.0 r.txt:1 ; ${old}`, `six 2.0 r.txt:2 ; ${young}`],
    ],
    ['one marker, written twice', `six ; ${old}\nsix==2.0;python_version<'3.13'`, '', [`six 2.0 r.txt:1 ; ${old}`]],
    ['a requirement with a marker', `six ; ${old}`, 'six==1.0', [`six 1.0 r.txt:1 ; ${old}`]],
    ['the same marker on both', `six ; ${old}`, `six==1.0 ; ${old}`, [`six 1.0 r.txt:1 ; ${old}`]],
    [
      'constraints with markers',
      'six',
      `six==1.0 ; ${old}\nsix==2.0 ; ${young}`,
      ['six [] r.txt:1', `six 1.0 r.txt:1 ; ${old}`, `six 2.0 r.txt:1 ; ${young}`],
    ],
    [
      'markers on both sides',
      'six ; os_name == "posix"',
      `six==1.0 ; ${old}`,
      ['six [] r.txt:1 ; os_name == "posix"', `six 1.0 r.txt:1 ; (os_name == "posix") and (${old})`],
    ],
    ['a marked constraint that changes nothing', 'six==1.0', `six<2 ; ${old}`, ['six 1.0 r.txt:1']],
    [
      'a marked constraint that contradicts',
      'six==1.0',
      `six==2.0 ; ${old}`,
      ['six 1.0 r.txt:1', `six 2.0 limits.txt:1 ; ${old}`],
    ],
    [
      'a contradiction under a marker',
      `six==1.0 ; ${old}`,
      'six==2.0',
      [`six 1.0 r.txt:1 ; ${old}`, `six 2.0 limits.txt:1 ; ${old}`],
    ],
    [
      'a constraint that is a URL',
      'six[a]',
      'six @ https://files.example/six-1.0-py3-none-any.whl',
      ['six[a] url 1.0 r.txt:1'],
    ],
    [
      'archives of one made-up name',
      './a/main.zip\n./b/main.zip',
      '',
      ['main path [] r.txt:1', 'main path [] r.txt:2'],
    ],
  ])('%s', async (_what, text, limits, expected) => {
    expect(await packages(text, limits)).toEqual(expected);
  });

  it('narrows hashes as pip does', async () => {
    const lines = await walkRequirements('six --hash=sha256:A --hash=sha256:b\n-c limits.txt', 'r.txt', {
      text: async () => 'six==1.0 --hash=sha256:b',
    });
    expect(applyConstraints((await readRows(lines, undefined)).rows)).toMatchObject([
      { version: '1.0', allowedHashes: ['sha256:b'] },
    ]);
  });

  it('refuses more combinations of markers than it can look at', async () => {
    await expect(packages(marked('=='), marked('>='))).rejects.toMatchObject({
      code: 'file-broken',
      message: 'r.txt:101: more than 20000 combinations of the markers of requirements and constraints',
    });
  });
});

it('tells where another line than the one that asks pins a package', async () => {
  const lines = await walkRequirements('six\nattrs==1.0\n-c limits.txt', 'r.txt', {
    text: async () => '\nsix==1.0\nattrs<2',
  });
  const places = applyConstraints((await readRows(lines, undefined)).rows).map(({ name, pinnedAt }) => [
    name,
    pinnedAt,
  ]);
  expect(places).toEqual([
    ['six', { path: 'limits.txt', line: 2 }],
    ['attrs', undefined],
  ]);
});
