// What stays of packages when a command takes some away: apk's world, what apt has as installed by hand, what others recommend.

import { expect, it } from 'vitest';
import { followDockerfile } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';

async function packagesBehind(from: string, runs: readonly string[]): Promise<string> {
  const text = [`FROM ${from}`, ...runs.map((run) => `RUN ${run}`), 'RUN pip install six', ''].join('\n');
  const stages = await followDockerfile({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  return (stages.at(-1)?.understood.packages ?? []).join(' ');
}

// By apk-world(5): installed is what the file names, and what that depends on, as a virtual package does on what it was made of.
it.each([
  // The world file has gcc by itself: the virtual package goes alone.
  [['apk add gcc musl-dev', 'apk add --virtual .tmp gcc linux-headers', 'apk del .tmp'], 'gcc musl-dev'],
  [['apk add --virtual .tmp gcc linux-headers', 'apk add gcc musl-dev', 'apk del .tmp'], 'gcc musl-dev'],
  [['apk add --virtual .a gcc make', 'apk add --virtual .b gcc', 'apk del .a'], 'gcc'],
  [['apk add --virtual .a gcc make', 'apk add --virtual .b gcc', 'apk del .a .b'], ''],
  [['apk add gcc', 'apk add --virtual .a gcc', 'apk del .a gcc'], ''],
  // It leaves the world, and stays for what the virtual package asks for.
  [['apk add gcc', 'apk add --virtual .a gcc', 'apk del gcc'], 'gcc'],
  [['apk add -t .a gcc', 'apk del .a', 'apk add -t .a make'], 'make'],
])('apk: %j: %s', async (runs, packages) => {
  expect(await packagesBehind('python:3.12-alpine', runs)).toBe(packages);
});

// `apt-get -s purge make` on Debian 12: build-essential dpkg-dev make; of gcc: build-essential g++ gcc.
it.each([
  [['apt-get install -y gcc make', 'apt-get purge -y --auto-remove make'], 'gcc libc6-dev'],
  // What cmake recommends goes with it, unless somebody asked for it too.
  [['apt-get install -y cmake', 'apt-get purge -y --auto-remove cmake'], ''],
  [['apt-get install -y cmake', 'apt-get remove -y cmake', 'apt-get autoremove -y'], ''],
  [['apt-get install -y cmake', 'apt-get purge -y cmake'], 'gcc libc6-dev make'],
  [['apt-get install -y cmake', 'apt-get install -y gcc', 'apt-get autoremove -y cmake'], 'gcc libc6-dev'],
  // build-essential cannot be without gcc.
  [
    ['apt-get install -y --no-install-recommends build-essential libpq-dev', 'apt-get purge -y --auto-remove gcc'],
    'libpq-dev',
  ],
  [['apt-get install -y --no-install-recommends build-essential', 'apt-get purge -y make'], 'libc6-dev gcc g++'],
])('apt: %j: %s', async (runs, packages) => {
  expect(await packagesBehind('python:3.12-slim', ['apt-get update', ...runs])).toBe(packages);
});
