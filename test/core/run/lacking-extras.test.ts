// Extras that are asked for and that the release does not have: pip 26.3 and uv 0.13.9 warn ("idna 3.20 does not provide the
// extra 'nosuch'") and go on.

import { describe, expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { smallIndex, type SmallIndex, type SmallRelease } from '../../support/small-index.ts';

const release = (extras: readonly string[] | undefined, metadata: readonly string[] = []): SmallRelease => ({
  files: ['py3-none-any'],
  metadata,
  ...(extras ? { own: { extras: extras.map(normalizeName) } } : {}),
});

const projects: SmallIndex = {
  idna: { '3.20': release(['all']) },
  celery: { '5.5': release(['redis'], ['kombu[redis,sqs]']) },
  kombu: { '5.5': release(['Redis']) },
  untold: { '1.0': release(undefined) },
};

it.each([
  ['idna', []],
  ['idna[ALL]', []],
  ['idna[nosuch]', ['requirements.txt:2 idna 3.20 has no extra nosuch: it is installed without']],
  ['idna[Other_One,nosuch,all]==3.20', [expect.stringMatching(/ idna 3.20 has no extra nosuch or Other_One: /)]],
  ['celery[redis]', ['requirements.txt:2 kombu 5.5 has no extra sqs: it is installed without']],
  ['untold[any]', []],
])('%s', async (line, expected) => {
  const { diagnostics } = await check({
    files: [{ path: 'requirements.txt', text: `\n${line}\n`, sibling: () => Promise.resolve(undefined) }],
    targets: [{ base: 'python:3.13-slim', platform: 'linux/amd64' }],
    index: smallIndex(projects),
  });
  const warnings = diagnostics.filter(({ level }) => level === 'warning');
  expect(warnings.map(({ location, message }) => `${location?.path}:${location?.line} ${message}`)).toEqual(expected);
});

// Made wheels: eggs 1.0 names `untold` in Requires-Dist alone, and fast_io in Provides-Extra. `pip install --dry-run
// --ignore-installed --no-index --find-links w "eggs[untold]"` of pip 26.3, 24.2 and 23.0.1 answers "Would install eggs-1.0",
// `uv pip compile --no-index --find-links w -` of uv 0.13.9 eggs and ham; "eggs[fast-io]" is eggs and spam for both.
describe('an extra that Requires-Dist names and Provides-Extra does not', () => {
  const lines = ['spam; extra == "fast_io"', 'ham; extra == "untold"'];
  const eggs = release(['fast_io'], lines);
  const made: SmallIndex = {
    eggs: { '1.0': eggs },
    // The index tells what a pin requires, and not which extras it has.
    pinned: { '1.0': { ...eggs, requires: lines } },
    asks: { '1.0': release([], ['eggs[untold]']) },
    spam: { '1.0': release([]) },
    ham: { '1.0': release([]) },
  };

  it.each([
    ['eggs[untold]', 'pip', []],
    ['eggs[untold]', 'uv', ['ham']],
    ['eggs[fast-io]', 'pip', ['spam']],
    ['eggs[Fast.IO,untold]', 'pip', ['spam']],
    ['eggs[fast-io,untold]', 'uv', ['ham', 'spam']],
    ['pinned[untold]==1.0', 'pip', []],
    ['pinned[untold]==1.0', 'uv', ['ham']],
    ['asks', 'pip', ['eggs']],
    ['asks', 'uv', ['eggs', 'ham']],
  ] as const)('%s by %s', async (line, installer, expected) => {
    const { packages, diagnostics } = await check({
      files: [{ path: 'requirements.txt', text: `${line}\n`, sibling: () => Promise.resolve(undefined) }],
      targets: [{ base: 'python:3.13-slim', platform: 'linux/amd64' }],
      index: smallIndex(made),
      overrides: { installer },
    });
    const names = packages.map(({ name }) => name).filter((name) => !line.startsWith(name));
    expect(names.toSorted()).toEqual(expected);
    expect(diagnostics.filter(({ rule }) => rule === 'WC202')).toEqual([]);
    // It is installed without for pip alone.
    const isWithout = diagnostics.some(({ message }) =>
      message.includes('1.0 has no extra untold: it is installed without'),
    );
    expect(isWithout).toBe(installer === 'pip' && line !== 'eggs[fast-io]');
  });
});
