import { describe, expect, it } from 'vitest';
import { WheelcheckError } from '../../../../packages/core/src/error.ts';
import { openBeside } from '../../../../packages/core/src/manifest/beside.ts';
import { projectRows } from '../../../../packages/core/src/manifest/requirements/project-rows.ts';
import { readRows } from '../../../../packages/core/src/manifest/requirements/requirement-row.ts';
import { walkRequirements } from '../../../../packages/core/src/manifest/requirements/walk-requirements.ts';
import { worded } from '../../../support/worded.ts';

type Files = Readonly<Record<string, string>>;

function project(name: string, ...dependencies: readonly string[]): string {
  return `[build-system]\nrequires = []\nbuild-backend = "flit_core.buildapi"\n[project]\nname = "${name}"\nversion = "1"\ndependencies = ${JSON.stringify(dependencies)}\n`;
}

/** One line a row: what is asked, under which marker, by whose project, and where a folder lies; then what was not read. */
async function rowsOf(text: string, files: Files, path = 'r.txt'): Promise<readonly string[]> {
  const own = await readRows(await walkRequirements(text, path, { text: async (asked) => files[asked] }), undefined);
  const beside = openBeside({
    path,
    sibling: async (asked) => {
      if (asked.startsWith('../../'))
        throw new WheelcheckError({ code: 'file-refused', message: `${asked} is outside` });
      return files[asked];
    },
  });
  const { rows, diagnostics } = await projectRows(own.rows, path, beside);
  const lines = rows.map(({ package: { name, specifier = '', markerText, requiredBy, source, local } }) => {
    const place = source.kind === 'path' || source.kind === 'project' ? ` in ${source.path}` : '';
    const state = local?.state === 'no-project' ? '(no project)' : (local?.refused ?? local?.computed.join()) || '';
    const by = requiredBy ? ` by ${requiredBy.map(({ folder }) => folder).join(' ')}` : '';
    return `${name}${specifier}${markerText ? ` ; ${markerText}` : ''}${place}${by}${state === '' ? '' : ` ${state}`}`;
  });
  return [...lines, ...worded(diagnostics).map(({ message }) => message)];
}

type Row = readonly [what: string, text: string, files: Files, expected: readonly string[], path?: string];

const rows: readonly Row[] = [
  ['the project itself', '-e .', { 'pyproject.toml': project('The.App', 'six>=1') }, ['the-app in .', 'six>=1 by .']],
  ['a folder in it', './libs/a', { 'libs/a/pyproject.toml': project('a-lib') }, ['a-lib in libs/a']],
  [
    'relative to where pip runs',
    '.',
    { '../pyproject.toml': project('app', 'six') },
    ['app in ..', 'six by .'],
    'req/dev.txt',
  ],
  [
    'beside the file, where pip would find nothing',
    '-e .',
    { 'pyproject.toml': project('app', 'six') },
    ['app in .', 'six by ./app'],
    'app/r.txt',
  ],
  [
    'beside the file that names it',
    '-r req/dev.txt',
    { 'req/dev.txt': './lib', 'req/lib/pyproject.toml': project('lib', 'six') },
    ['lib in req/lib', 'six by ./req/lib'],
  ],
  ['no project', './libs/a', {}, ['a in libs/a (no project)']],
  ['a broken pyproject.toml', '-e ./a', { 'a/pyproject.toml': '[project' }, ['a in a its pyproject.toml is no TOML']],
  ['outside what may be read', '-e ../../other', {}, ['other in ../../other ../../other/pyproject.toml is outside']],
  [
    'an absolute path',
    '/srv/app',
    { '/srv/app/pyproject.toml': project('x') },
    ['app in /srv/app whether the image has that folder is not known'],
  ],
  [
    'a name that the line states',
    '-e file:./a#egg=mine',
    { 'a/pyproject.toml': project('mine', 'six') },
    ['mine in a', 'six by ./a'],
  ],
  [
    'another name than the project has',
    'b @ file:./a',
    { 'a/pyproject.toml': project('a') },
    ['b in a its name is a, and b is asked for'],
  ],
  [
    'what is no folder',
    'https://files.example/a/main.zip\nsix',
    { 'pyproject.toml': project('x', 'y') },
    ['main', 'six'],
  ],
  [
    'two of one made-up name',
    './x/main\n./y/main\n./x/main',
    {},
    ['main in x/main (no project)', 'main-2 in y/main (no project)', 'main in x/main (no project)'],
  ],
  [
    'both markers',
    './a ; os_name == "posix"',
    { 'a/pyproject.toml': project('a', 'six ; python_version > "3" or os_name == "nt"') },
    ['a ; os_name == "posix" in a', 'six ; os_name == "posix" and (python_version > "3" or os_name == "nt") by ./a'],
  ],
  [
    'a project of a project',
    './a',
    { 'a/pyproject.toml': project('a', 'b @ file:./b'), 'b/pyproject.toml': project('b', 'six') },
    ['a in a', 'b in b by ./a', 'six by ./a ./b'],
  ],
  [
    'projects that ask for one another',
    './a',
    {
      'a/pyproject.toml': project('a', 'b @ file:./b ; os_name != "nt"'),
      'b/pyproject.toml': project('b', 'a @ file:./a', 'six'),
    },
    [
      'a in a',
      'b ; os_name != "nt" in b by ./a',
      'a ; os_name != "nt" in a by ./a ./b',
      'six ; os_name != "nt" by ./a ./b',
    ],
  ],
  ['a folder twice', './a\n./a', { 'a/pyproject.toml': project('a', 'six') }, ['a in a', 'a in a', 'six by ./a']],
  [
    'an extra of a project that another asks for',
    './b\n./a',
    {
      'a/pyproject.toml': `${project('a')}[project.optional-dependencies]\nx = ["six"]\n`,
      'b/pyproject.toml': project('b', 'a[x]'),
    },
    ['b in b', 'a in a', 'a by ./b', 'six by ./b ./a'],
  ],
  [
    'an extra that it lacks',
    './a[x]',
    { 'a/pyproject.toml': project('a') },
    ['a in a', 'the project in ./a has no extra x: it is installed without'],
  ],
  [
    'an address of its own',
    '.',
    { 'pyproject.toml': project('app', 'x @ git+https://git.example/x@v1 ; os_name != "nt"') },
    ['app in .', 'x ; os_name != "nt" by .'],
  ],
  [
    'what is no requirement',
    '.',
    { 'pyproject.toml': project('app', 'six>=2.*') },
    ['app in . it requires six>=2.*, which is no requirement (PEP 508)'],
  ],
];

describe('projectRows', () => {
  it.each(rows.map(([what, text, files, expected, path]) => ({ what, text, files, expected, path })))(
    '$what',
    async ({ text, files, expected, path }) => {
      expect(await rowsOf(text, files, path)).toEqual(expected);
    },
  );

  it('refuses a project that asks for more than any does', async () => {
    const files = { 'pyproject.toml': project('app', ...Array.from({ length: 20_001 }, () => 'six')) };
    await expect(rowsOf('.', files)).rejects.toThrow(
      'r.txt:1: the projects in folders ask for more than 20000 packages',
    );
  });
});
