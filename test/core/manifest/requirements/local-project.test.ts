import { describe, expect, it } from 'vitest';
import { WheelcheckError } from '../../../../packages/core/src/error.ts';
import { nameLocalProjects } from '../../../../packages/core/src/manifest/requirements/local-project.ts';
import { readRows } from '../../../../packages/core/src/manifest/requirements/requirement-row.ts';
import { walkRequirements } from '../../../../packages/core/src/manifest/requirements/walk-requirements.ts';

const project = `
[project]
name = "The.Project"
version = "1.0"
dependencies = ["six>=1", "attrs ; os_name == 'posix'"]

[project.optional-dependencies]
dev = ["pytest"]
`;

async function named(
  text: string,
  files: Readonly<Record<string, string>>,
  path = 'r.txt',
): Promise<readonly string[]> {
  const lines = await walkRequirements(text, path, async () => undefined);
  const rows = await nameLocalProjects(readRows(lines).rows, path, async (asked) => {
    if (asked.startsWith('../../')) throw new WheelcheckError({ code: 'file-refused', message: 'outside' });
    return files[asked];
  });
  return rows.map((row) =>
    [
      row.package.name,
      ...row.package.requires.map(({ name, forExtras }) => [name, ...(forExtras ?? [])].join(':')),
    ].join(' '),
  );
}

describe('nameLocalProjects', () => {
  type Row = readonly [
    what: string,
    text: string,
    files: Readonly<Record<string, string>>,
    expected: readonly string[],
    path?: string,
  ];
  const rows: readonly Row[] = [
    ['the project itself', '-e .[dev]', { 'pyproject.toml': project }, ['the-project six attrs pytest:dev']],
    ['a folder in it', './libs/a', { 'libs/a/pyproject.toml': '[project]\nname = "a-lib"\nversion = "1"' }, ['a-lib']],
    [
      'relative to where pip runs',
      '.',
      { '../pyproject.toml': project },
      ['the-project six attrs pytest:dev'],
      'req/dev.txt',
    ],
    ['no pyproject.toml', './libs/a', {}, ['a']],
    ['a project without a name', './libs/a', { 'libs/a/pyproject.toml': '[build-system]\nrequires = []' }, ['a']],
    ['a broken pyproject.toml', '-e ./libs/a', { 'libs/a/pyproject.toml': '[project' }, ['a']],
    ['outside the project', '-e ../../other', {}, ['other']],
    ['an absolute path', '/srv/app', { '/srv/app/pyproject.toml': project }, ['app']],
    ['a name that the line states', '-e file:./libs/a#egg=mine', { 'libs/a/pyproject.toml': project }, ['mine']],
    ['what is no folder', 'https://files.example/a/main.zip\nsix', { 'pyproject.toml': project }, ['main', 'six']],
    ['two of one made-up name', './x/main\n./y/main\n./x/main', {}, ['main', 'main-2', 'main']],
  ];

  it.each(rows.map(([what, text, files, expected, path]) => ({ what, text, files, expected, path })))(
    '$what',
    async ({ text, files, expected, path }) => {
      expect(await named(text, files, path)).toEqual(expected);
    },
  );
});
