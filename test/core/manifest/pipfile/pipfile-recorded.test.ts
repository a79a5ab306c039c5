// Locks of which pipenv itself said what it would hand to pip: fixtures/manifests/Pipfile.lock/CASE/.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type LockedPackage, sourceAddress } from '../../../../packages/core/src/manifest/manifest.ts';
import { pipfileLock } from '../../../../packages/core/src/manifest/pipfile/pipfile-lock.ts';
import { select } from '../../../../packages/core/src/select/select.ts';
import { normalizeName } from '../../../../packages/core/src/packaging/name.ts';
import { linux, nothingAsked } from '../machines.ts';
import { readWith } from '../../../support/read-manifest.ts';

interface Expected {
  /** Lines of `pipenv requirements`, by group. */
  readonly lists: Readonly<Record<'main' | 'dev', readonly string[]>>;
  readonly runs: readonly {
    readonly python: string;
    readonly machine: string;
    readonly section: string;
    readonly installed: readonly string[];
  }[];
}

const cases = new URL('../../../../fixtures/manifests/Pipfile.lock/', import.meta.url);
const groups: Readonly<Record<string, string>> = { default: 'main', develop: 'dev' };

/** What pipenv would write for the package in a requirements file, names and extras in their normal form. */
function lineOf({ name, extras, version, specifier = '', source }: LockedPackage): string {
  const asked = extras.length > 0 ? `${name}[${extras.join(',')}]` : name;
  switch (source.kind) {
    case 'vcs':
      return `${asked} @ git+${source.url}@${source.commit}`;
    case 'index':
      return `${asked}${version === undefined ? specifier : `==${version}`}`;
    case 'path':
      return source.editable ? `-e ${source.path}` : source.path;
    case 'project':
      return '-e .';
    default:
      return source.url;
  }
}

function normalized(line: string): string {
  return line
    .replace(/#subdirectory=[^ ]*/, '')
    .replace(/^[\w.-]+(?=$|[[=<> ])/, (name) => (name === '-e' ? name : normalizeName(name)))
    .replace(/\[([^\]]*)\]/, (_, extras: string) => `[${extras.split(',').map(normalizeName).toSorted().join(',')}]`);
}

describe.each(readdirSync(cases))('%s', (name) => {
  const read = (file: string): string => readFileSync(new URL(`${name}/${file}`, cases), 'utf8');
  const { lists, runs }: Expected = JSON.parse(read('expected.json'));
  const reading = readWith(pipfileLock, read('Pipfile.lock'), 'Pipfile.lock', async (file) => read(file));

  test.each(runs)('Python $python, $machine, $section', async ({ python, machine, section, installed }) => {
    const manifest = await reading;
    const only = [groups[section] ?? section];
    const ours = (await select(manifest, { ...nothingAsked, only }, linux(python, machine))).flatMap((one) => {
      // Which package is the project itself, select says by its reason
      if (one.state === 'skipped' && one.reason !== 'project') return [];
      const { source } = one.package;
      const from = source.kind === 'index' ? ` from ${source.url ?? manifest.indexes[0]?.url}` : '';
      return [lineOf(one.package) + from];
    });
    expect(ours.toSorted()).toEqual(installed.map(normalized).toSorted());
  });

  test.each(['main', 'dev'] as const)('pipenv requirements, %s', async (group) => {
    const { packages } = await reading;
    const ours = packages.filter((one) => one.groups.includes(group)).map(lineOf);
    const theirs = lists[group].map((line) => normalized(line.split(';')[0]?.trim() ?? ''));
    expect(ours.toSorted()).toEqual(theirs.toSorted());
  });

  test('each package stands on the line that names it', async () => {
    const lines = read('Pipfile.lock').split('\n');
    for (const { name: package_, at } of (await reading).packages)
      expect(normalizeName(lines[at.line - 1] ?? '')).toContain(`"${package_}": `);
  });
});

test('every kind of source is among them', async () => {
  const manifest = await readWith(
    pipfileLock,
    readFileSync(new URL('direct-references/Pipfile.lock', cases), 'utf8'),
    'Pipfile.lock',
    async () => undefined,
  );
  expect(manifest.packages.map(({ name, source }) => `${name} ${source.kind} ${sourceAddress(source)}`)).toEqual([
    'at-revision vcs https://git.example/team/at-revision.git',
    'in-url vcs https://git.example/team/in-url.git',
    'by-ssh vcs ssh://git@git.example/team/by-ssh.git',
    'below vcs https://git.example/team/mono.git',
    'a-wheel url https://files.example/a_wheel-1.5-py3-none-any.whl',
    'an-sdist url https://files.example/an-sdist-2.0.tar.gz',
    'vendored path ./vendor/vendored-0.9-cp312-cp312-manylinux_2_17_x86_64.whl',
    'lib path ./libs/lib',
    'shop project .',
  ]);
});
