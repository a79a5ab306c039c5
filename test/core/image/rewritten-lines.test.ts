// What of a Dockerfile another image needs in other words: what only builds ask for goes, the rest is written anew.

import { expect, it } from 'vitest';
import { neighbours } from '../../../packages/core/src/image/neighbours.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import { rewrittenLines } from '../../../packages/core/src/image/rewritten-lines.ts';
import type { TargetStage } from '../../../packages/core/src/target/target-stage.ts';

type Lines = Parameters<typeof rewrittenLines>[1];
const apk = (...names: readonly string[]) => ({ line: 4, manager: 'apk', names });
const apt = (...names: readonly string[]) => ({ line: 4, manager: 'apt-get', names });
const adduser = { line: 3, text: 'adduser -D', of: 'alpine', instead: 'useradd' } as const;
const useradd = { line: 3, text: 'useradd', of: 'others', instead: 'adduser -D' } as const;

const told = (image: string, lines: Lines): readonly string[] =>
  rewrittenLines(image, lines).map(({ line, before, after, packages, dropped }) =>
    `${line} ${before} → ${after} ${[...packages, ...dropped.map((each) => `-${each}`)].join(' ')}`.trim(),
  );

it.each<[image: string, lines: Lines, expected: readonly string[]]>([
  ['python:3.12-slim', { systemInstalls: [apk('gcc', 'musl-dev', 'libffi-dev', 'cargo', 'py3-pip')] }, []],
  [
    'python:3.12-slim',
    { systemInstalls: [apk('openssh-client', 'git', 'alpine-sdk', 'libffi-dev')], boundCommands: [adduser] },
    ['3 adduser -D → useradd', '4 apk add → apt-get openssh-client git -alpine-sdk -libffi-dev'],
  ],
  // A stage that another starts from has its lines, too.
  ['debian:13', { systemInstalls: [apk('git'), apk('git')] }, ['4 apk add → apt-get git']],
  ['python:3.13-alpine', { systemInstalls: [apk('git')], boundCommands: [adduser] }, []],
  [
    'python:3.13-alpine',
    { systemInstalls: [apt('curl', 'build-essential', 'libpq-dev')], boundCommands: [useradd] },
    ['3 useradd → adduser -D', '4 apt-get install → apk curl -build-essential -libpq-dev'],
  ],
  ['python:3.13-slim', { systemInstalls: [apt('curl')], boundCommands: [useradd] }, []],
  // What its name does not tell.
  ['registry.example/base:1', { systemInstalls: [apk('git')], boundCommands: [adduser] }, []],
])('%s of %j', (image, lines, expected) => {
  expect(told(image, lines)).toEqual(expected);
});

it('counts them for an image near by, with those of the stage that runs', async () => {
  const own = { path: 'Dockerfile', name: 0, line: 1, installs: [], pip: 'image', packages: [] };
  const runs = {
    name: 1,
    line: 9,
    fromLine: 7,
    base: 'python:3.8-alpine',
    platform: 'linux/amd64',
    packages: [],
  } as const;
  const around = async (more: Partial<TargetStage>): Promise<Readonly<Record<string, number | undefined>>> => {
    const request = { base: 'python:3.8-alpine', platform: 'linux/amd64', stage: { ...own, ...more } } as const;
    const near = await neighbours(request, await resolveTarget(request));
    return Object.fromEntries(near.slice(0, 3).map((each) => [each.request.base, each.rewrites]));
  };
  const none = { 'python:3.8-slim': undefined, 'python:3.8': undefined, 'python:3.9-alpine': undefined };
  expect(await around({})).toEqual(none);
  expect(await around({ systemInstalls: [apk('gcc')] })).toEqual(none);
  const both = { systemInstalls: [apk('git')], runtime: { ...runs, boundCommands: [adduser] } };
  expect(await around(both)).toEqual({ ...none, 'python:3.8-slim': 2, 'python:3.8': 2 });
});
