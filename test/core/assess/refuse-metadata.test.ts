// Sdists whose install_requires a new setuptools refuses: seen with setuptools 66.1.1 and later, by pip 25.0.1 and 26.3 and by uv 0.13.9.

import { describe, expect, it } from 'vitest';
import { buildKnownBy, findingWithout } from '../../../packages/core/src/assess/assess.ts';
import { refuseMetadata } from '../../../packages/core/src/assess/refuse-metadata.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import { requiresDistDialect } from '../../../packages/core/src/manifest/requires-dist-dialect.ts';
import { parseFilename } from '../../../packages/core/src/packaging/filename.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { fixOf } from '../../../packages/core/src/report/fix.ts';
import { why } from '../../../packages/core/src/report/why.ts';
import { readSdist } from '../../../packages/core/src/sdist/read-sdist.ts';
import { readManifest } from '../../support/read-manifest.ts';

const setup = ['setup.py', 'from setuptools import setup\nsetup(name="app")\n'] as const;

/** An sdist by its texts, as pip or uv would build it on an image. */
async function finding(
  texts: Readonly<Record<string, string>>,
  base: string,
  installer: 'pip' | 'uv' = 'pip',
): Promise<{ readonly verdict: string; readonly why: string; readonly fix: string }> {
  const all = new Map([setup, ...Object.entries(texts)]);
  const reading = readSdist({ members: [...all.keys()], texts: all });
  const raw = 'app-1.0.tar.gz';
  const file = { filename: parseFilename(raw, normalizeName('app')), raw, url: '', yanked: false, hashes: {} } as const;
  const manifest = await readManifest('requirements.txt', 'app==1.0\n', () => Promise.resolve(undefined));
  const [pkg] = manifest.packages;
  if (!pkg) throw new Error('no package');
  const target = await resolveTarget({ base, platform: 'linux/amd64' });
  const build = { ...buildKnownBy(false, []), reading };
  const judged = findingWithout('sdist', 'no-wheel', { build, file });
  const read = refuseMetadata(
    judged,
    { requires: undefined, own: undefined },
    requiresDistDialect({ ...manifest, installer }, target.pip),
  );
  return { verdict: read.verdict, why: why(read, target), fix: fixOf(read, undefined, pkg, target) };
}

const requires = { 'app.egg-info/requires.txt': 'pytz>=2011k\n' };
const refused = 'Its sdist cannot be built: setuptools cannot read that it requires "pytz>=2011k".';

describe('an sdist that asks for a version from before PEP 440', () => {
  it.each([
    ['is refused by the setuptools that pip fetches', requires, 'python:3.12-slim', 'pip', 'impossible'],
    ['the same with uv', requires, 'python:3.12-slim', 'uv', 'impossible'],
    ['an older pip uses the setuptools of the image', requires, 'python:3.11-slim', 'pip', 'sdist'],
    ['what PEP 440 knows is read', { 'app.egg-info/requires.txt': 'pytz>=2011\n' }, 'python:3.12-slim', 'pip', 'sdist'],
    [
      'what cannot be read for another reason proves nothing',
      { 'app.egg-info/requires.txt': 'pytz>=2011  # at least\n' },
      'python:3.12-slim',
      'pip',
      'sdist',
    ],
    [
      'an old setuptools that the project asks for takes it',
      {
        ...requires,
        'pyproject.toml': '[build-system]\nrequires = ["setuptools<60"]\nbuild-backend = "setuptools.build_meta"\n',
      },
      'python:3.12-slim',
      'pip',
      'sdist',
    ],
  ] as const)('%s', async (_, texts, base, installer, verdict) => {
    const found = await finding(texts, base, installer);
    expect(found.verdict).toBe(verdict);
    if (verdict === 'impossible') expect(found).toMatchObject({ why: refused, fix: '' });
  });
});
