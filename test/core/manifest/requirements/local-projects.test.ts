// Requirements files that name folders: what pip 26.3 and uv would install, recorded by scripts/record/record-local-projects.py in
// fixtures/local-projects/*/expected.json, against the rows of a check.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../../../../packages/core/src/check.ts';
import { siblingReader } from '../../../../packages/core/src/node/read-manifest.ts';
import type { Report } from '../../../../packages/core/src/report/report.ts';
import { type SmallIndex, smallIndex } from '../../../support/small-index.ts';

const cases = join(import.meta.dirname, '../../../../fixtures/local-projects');

const pure = { '1.0': { files: ['py3-none-any'], requires: [] }, '2.0': { files: ['py3-none-any'], requires: [] } };
const index: SmallIndex = Object.fromEntries(
  'alpha beta gamma delta epsilon zeta eta theta'.split(' ').map((name) => [name, pure]),
);

type Recorded = readonly string[] | { readonly refused: string };
type Python = '3.12' | '3.13';

function recorded(name: string): Readonly<Record<'pip' | 'uv', Readonly<Record<Python, Recorded>>>> {
  return JSON.parse(readFileSync(join(cases, name, 'expected.json'), 'utf8')) as ReturnType<typeof recorded>;
}

function checked(name: string, python: Python, installer: 'pip' | 'uv' = 'pip'): Promise<Report> {
  const folder = join(cases, name);
  return check({
    resolve: false,
    files: [
      {
        path: 'requirements.txt',
        text: readFileSync(join(folder, 'requirements.txt'), 'utf8'),
        sibling: siblingReader(folder, join(folder, 'requirements.txt')),
        exists: async (path) => existsSync(join(folder, path)),
      },
    ],
    targets: [{ python, libc: 'glibc-2.36', platform: 'linux/amd64' }],
    selection: { with: [], without: [], only: [], allGroups: false, extras: [], allExtras: false },
    index: smallIndex(index),
    overrides: { installer },
  });
}

/** `name==version` of what is installed, the name alone where nothing pins it. */
function installed({ packages }: Report): readonly string[] {
  return packages
    .filter(({ results: [result] }) => result?.verdict !== 'skipped' || result.reason === 'project')
    .map(({ name, version }) => (version === null ? name : `${name}==${version}`));
}

/** What the installer says, with the versions left away that it chose itself; uv gives none for folders. */
function withoutChoices(expected: readonly string[], ours: readonly string[]): readonly string[] {
  return expected.map((one) => {
    const [name = ''] = one.split('==');
    return ours.includes(one) ? one : (ours.find((our) => !one.includes('==') && our.startsWith(`${name}==`)) ?? name);
  });
}

/** Where uv is not followed: what is judged is what pip installs. */
const otherWithUv: Readonly<Record<string, string>> = {
  'extra-unknown': 'uv asks dependencies for extras that the project does not declare',
  'marker-behind-e': 'uv reads a marker behind -e',
  'not-a-requirement': 'uv reads >=2.* as >=2',
  'uv-sources': 'uv takes dependencies from where [tool.uv.sources] says',
};

const names = readdirSync(cases);
const rows = (['pip', 'uv'] as const).flatMap((installer) =>
  names
    .filter((name) => installer === 'pip' || !Object.hasOwn(otherWithUv, name))
    .flatMap((name) => (['3.12', '3.13'] as const).map((python) => ({ installer, name, python }))),
);

describe('local projects', () => {
  it.each(rows)('$installer, $name on $python', async ({ installer, name, python }) => {
    const expected = recorded(name)[installer][python];
    const report = await checked(name, python, installer);
    const ours = installed(report);
    if (!Array.isArray(expected)) {
      const stopped = report.packages.some(({ results }) => results.some(({ verdict }) => verdict === 'impossible'));
      expect(stopped ? 'refused' : report.complete ? 'taken' : 'incomplete').toBe(
        name === 'poetry-alternatives' ? 'incomplete' : 'refused',
      );
      return;
    }
    const unread = report.diagnostics.filter(({ message }) => message.includes('was not judged'));
    expect(unread.map(() => name)).toEqual(name.startsWith('computed-') ? [name] : []);
    const seen = name.startsWith('computed-') ? expected.filter((one) => !one.startsWith('alpha')) : expected;
    expect(ours.toSorted()).toEqual(withoutChoices(seen, ours).toSorted());
  });

  it('says whose project asks, and at which line', async () => {
    const { packages } = await checked('monorepo', '3.12');
    const alpha = packages.find(({ name }) => name === 'alpha');
    expect(alpha?.location).toEqual({ path: 'requirements.txt', line: 1 });
    expect(alpha?.results[0]?.why).toBe(
      'No pin: the installer chooses a version when the image is built. The project in ./libs/core (core) asks for it.',
    );
  });

  it('says that uv takes packages from elsewhere', async () => {
    const said = async (installer: 'pip' | 'uv'): Promise<readonly string[]> =>
      (await checked('uv-sources', '3.12', installer)).diagnostics.map(({ message }) => message);
    expect(await said('pip')).toEqual([]);
    expect(await said('uv')).toEqual([
      'what the project in . needs was not judged: [tool.uv.sources] says where to take alpha from',
    ]);
  });

  it('says why it is not known what a project needs', async () => {
    const { diagnostics, complete } = await checked('computed-setup-py', '3.12');
    expect(complete).toBe(false);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'what the project in . needs was not judged: setup.py computes install_requires',
    ]);
  });
});
