// Two wheels that do not work together: said in a check, and heeded by the way out.

import { describe, expect, it } from 'vitest';
import { withCompanions } from '../../../packages/core/src/assess/with-companions.ts';
import { companions } from '../../../packages/core/src/assess/companion.ts';
import { assess } from '../../../packages/core/src/assess/assess.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import { makeMatcher } from '../../../packages/core/src/match/compatibility.ts';
import { match } from '../../../packages/core/src/match/match.ts';
import { parseFilename } from '../../../packages/core/src/packaging/filename.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { parseSpecifiers } from '../../../packages/core/src/packaging/specifier.ts';
import type { DistributionFile } from '../../../packages/core/src/package-index/package-index.ts';
import { notTogether } from '../../../packages/core/src/report/not-together.ts';
import { runDiagnostic } from '../../../packages/core/src/report/run-words.ts';
import type { CheckedPackage } from '../../../packages/core/src/rules/matter.ts';

async function said(...pins: readonly string[]): Promise<readonly string[]> {
  return saidOf(pins, () => null);
}

async function saidOf(
  pins: readonly string[],
  requiresOf: (name: string) => readonly string[] | null,
  format = 'requirements.txt',
): Promise<readonly string[]> {
  const target = await resolveTarget({ base: 'python:3.12-slim', platform: 'linux/amd64' });
  const matcher = makeMatcher(target, 'pip');
  const checked = pins.map((pin, position) => {
    const [project = '', version = ''] = pin.split('==');
    const name = normalizeName(project);
    const raw = `${project.replaceAll('-', '_')}-${version}-cp312-cp312-manylinux_2_28_x86_64.whl`;
    const file: DistributionFile = { filename: parseFilename(raw, name), raw, url: '', yanked: false, hashes: {} };
    const finding = assess(match(name, [file], matcher, { binaries: { noBinary: [], onlyBinary: [] } }), [file]);
    return {
      pkg: { name, version, at: { path: format, line: position + 1 } },
      manifest: { format },
      requires: requiresOf(name),
      findings: new Map([['t0', finding]]),
    };
  });
  return notTogether([{ id: 't0' }], checked as unknown as readonly CheckedPackage[]).map(
    ({ facts, ...place }) => runDiagnostic({ kind: 'not-together', ...facts, ...place }).message,
  );
}

describe('notTogether', () => {
  it.each([
    ['xmlsec==1.3.16', 'lxml==5.3.0', 'lxml>=6 works with it, and xmlsec==1.3.14 with lxml 5.3.0'],
    ['xmlsec==1.3.17', 'lxml==5.4.0', 'lxml>=6 works with it'],
    ['xmlsec==1.3.14', 'lxml==6.0.2', 'lxml>=5.1,<5.4 works with it, and xmlsec>=1.3.16,<1.4 with lxml 6.0.2'],
    ['xmlsec==1.3.14', 'lxml==4.9.4', 'lxml>=5.1,<5.4 works with it'],
  ])('%s with %s', async (xmlsec, lxml, ending) => {
    expect(await said(xmlsec, lxml)).toEqual([expect.stringMatching(new RegExp(`libxml2: .*${ending}$`))]);
  });

  it('names both lines of which one is to be changed', async () => {
    const [message] = await said('xmlsec==1.3.14', 'lxml==6.0.2');
    expect(message).toMatch(
      /^requirements\.txt:2: ask for lxml>=5\.1,<5\.4, or requirements\.txt:1: ask for xmlsec>=1\.3\.16,<1\.4\. /,
    );
  });

  it('pandas==2.0.3 with numpy==2.1.0', async () => {
    expect(await said('pandas==2.0.3', 'numpy==2.1.0')).toEqual([
      'requirements.txt:2: ask for numpy<2. The wheel of pandas 2.0.3 was compiled for NumPy 1, and numpy 2.1.0 is installed beside it: importing pandas fails; numpy<2 works with it',
    ]);
  });

  it('what is the same for several is told once', async () => {
    expect(await said('matplotlib==3.7.1', 'pandas==2.0.1', 'numpy==2.1.0')).toEqual([
      'requirements.txt:3: ask for numpy<2. The wheels of matplotlib 3.7.1 and pandas 2.0.1 were compiled for NumPy 1, and numpy 2.1.0 is installed beside them: importing matplotlib or pandas fails; numpy<2 works with them',
    ]);
  });

  it.each([
    ['Ask for numpy<2 in pyproject.toml and lock again. ', 'poetry.lock'],
    ['Ask for numpy<2 in Pipfile and lock again. ', 'Pipfile.lock'],
    ['Ask for numpy<2 and lock again. ', 'pylock.toml'],
  ])('of a lock it names what that is made from: %s', async (begin, format) => {
    const [message] = await saidOf(['pandas==2.0.3', 'numpy==2.1.0'], () => null, format);
    expect(message).toMatch(new RegExp(`^${begin.replaceAll('.', '\\.')}`));
  });

  it.each([
    [
      'jinja2==2.11.2',
      'markupsafe==2.1.2',
      'ask for markupsafe<2.1. jinja2 2.11.2 imports soft_unicode, which markupsafe 2.1.2 has no more: importing jinja2 fails; markupsafe<2.1 works with it',
    ],
    [
      'flask-sqlalchemy==2.5.1',
      'flask==3.0.0',
      'ask for flask<3, or requirements.txt:1: ask for flask-sqlalchemy>=3. flask-sqlalchemy 2.5.1 imports _app_ctx_stack, which flask 3.0.0 has no more: importing flask-sqlalchemy fails; flask<3 works with it, and flask-sqlalchemy>=3 with flask 3.0.0',
    ],
    [
      'flask-sqlalchemy==2.4.4',
      'flask==2.2.5',
      'ask for flask<2.2, or requirements.txt:1: ask for flask-sqlalchemy>=2.5,<3. flask-sqlalchemy 2.4.4 uses __ident_func__ of its stacks, which flask 2.2.5 has no more: making SQLAlchemy() fails; flask<2.2 works with it, and flask-sqlalchemy>=2.5,<3 with flask 2.2.5',
    ],
    [
      'flask-sqlalchemy==2.4.4',
      'sqlalchemy==1.4.0',
      'ask for sqlalchemy<1.4, or requirements.txt:1: ask for flask-sqlalchemy>=2.5,<3.0.2. flask-sqlalchemy 2.4.4 uses addresses of databases that can be changed, which sqlalchemy 1.4.0 has no more: no SQLite file and no MySQL server can be connected to; sqlalchemy<1.4 works with it, and flask-sqlalchemy>=2.5,<3.0.2 with sqlalchemy 1.4.0',
    ],
    [
      'flask-sqlalchemy==2.5.1',
      'sqlalchemy==2.0.30',
      'ask for sqlalchemy<2, or requirements.txt:1: ask for flask-sqlalchemy>=3.0.2. flask-sqlalchemy 2.5.1 uses sqlalchemy.__all__, which sqlalchemy 2.0.30 has no more: making SQLAlchemy() fails; sqlalchemy<2 works with it, and flask-sqlalchemy>=3.0.2 with sqlalchemy 2.0.30',
    ],
  ])('%s with %s: a name that is imported or used, and gone', async (one, other, expected) => {
    expect(await said(one, other)).toEqual([`requirements.txt:2: ${expected}`]);
  });

  it.each([
    ['jinja2==2.11.2', 'markupsafe==2.0.1'],
    ['jinja2==3.0.0', 'markupsafe==2.1.2'],
    ['pandas==2.0.3', 'numpy==1.26.4'],
    ['pandas==2.2.2', 'numpy==2.1.0'],
    ['xmlsec==1.3.16', 'lxml==6.0.2'],
    ['xmlsec==1.3.14', 'lxml==5.3.0'],
    ['xmlsec==1.3.16', 'cffi==1.17.1'],
    ['flask-sqlalchemy==2.5.1', 'sqlalchemy==1.4.54'],
    ['flask-sqlalchemy==2.5.1', 'flask==2.3.3'],
    ['flask-sqlalchemy==3.0.2', 'sqlalchemy==2.0.30'],
    ['flask-sqlalchemy==3.0.0', 'flask==3.0.0'],
    // Imported: of shapely 1.8 numpy is an extra.
    ['shapely==1.8.5.post1', 'numpy==2.0.0'],
  ])('nothing of %s with %s', async (xmlsec, lxml) => expect(await said(xmlsec, lxml)).toEqual([]));

  it.each([
    [['numpy>=1.21'], 1],
    [["numpy>=1.21 ; python_version >= '3.9'"], 1],
    [["numpy>=1.21 ; extra == 'vectorized'"], 0],
    [[], 0],
  ])('shapely 2.0.3 that requires %j', async (requires, count) => {
    const found = await saidOf(['shapely==2.0.3', 'numpy==2.1.0'], (name) => (name === 'shapely' ? requires : []));
    expect(found.length).toBe(count);
  });

  it('a search that moves one is told of the other', () => {
    const withLxml = (...requires: string[]) => withCompanions(normalizeName('xmlsec'), '1.3.16', requires);
    expect(withLxml('lxml (>=3.8)')).toEqual(['lxml (>=3.8)', 'lxml>=6']);
    expect(withCompanions(normalizeName('lxml'), '6.0.2', [])).toEqual([]);
    const shapely = normalizeName('shapely');
    expect(withCompanions(shapely, '2.0.3', ['numpy<3'])).toEqual(['numpy<3', 'numpy<2']);
    const extra = ["numpy<3 ; extra == 'vectorized'"];
    expect(withCompanions(shapely, '2.0.3', extra)).toEqual(extra);
    // scikit-learn 0.19 asks for no numpy
    expect(withCompanions(normalizeName('scikit-learn'), '0.19.2', [])).toEqual([]);
    for (const { versions, admits } of companions)
      expect([parseSpecifiers(versions).ok, parseSpecifiers(admits).ok]).toEqual([true, true]);
  });
});
