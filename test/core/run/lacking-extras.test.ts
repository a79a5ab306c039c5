// Extras that are asked for and that the release does not have: pip 26.3 and uv 0.13.9 warn ("idna 3.20 does not provide the
// extra 'nosuch'") and go on.

import { expect, it } from 'vitest';
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
  ['idna[Other_One,nosuch,all]==3.20', [expect.stringMatching(/ idna 3.20 has no extra nosuch or other-one: /)]],
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
