// A pdm.lock names the machines that it is for, their C library among them: on another PDM installs nothing.

import { expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { nothingAsked } from '../manifest/machines.ts';
import { smallIndex } from '../../support/small-index.ts';

const lockFor = (...targets: readonly string[]): string => `[metadata]
groups = ["default"]
strategy = ["inherit_metadata"]
lock_version = "4.5.1"
content_hash = "sha256:00"
${targets.map((target) => `[[metadata.targets]]\nrequires_python = ">=3.10"\nplatform = "${target}"\n`).join('')}
[[package]]
name = "six"
version = "1.16.0"
groups = ["default"]
files = [{file = "six-1.16.0-py2.py3-none-any.whl", hash = "sha256:00"}]
`;

// PDM 2.29.4: "None of the lock targets matches the current env (==3.12.1, musllinux_1_2_x86_64, cpython)"; of an older glibc it only warns.
it.each([
  ['python:3.12-alpine', ['manylinux_2_17_x86_64', 'windows_amd64'], true],
  ['python:3.12-alpine', ['linux'], true],
  ['python:3.12-alpine', ['linux', 'alpine'], false],
  ['python:3.12-slim', ['musllinux_1_2_x86_64'], true],
  ['python:3.12-slim', ['musllinux_1_2_x86_64', 'manylinux_2_17_aarch64'], true],
  ['python:3.12-slim', ['manylinux_2_17_x86_64'], false],
  ['python:3.12-slim-bullseye', ['manylinux_2_40_x86_64'], false],
])('%s, a lock for %j: refused %s', async (base, platforms, isRefused) => {
  const { diagnostics } = await check({
    files: [{ path: 'pdm.lock', text: lockFor(...platforms), sibling: () => Promise.resolve(undefined) }],
    targets: [{ base, platform: 'linux/amd64' }],
    selection: nothingAsked,
    index: smallIndex({}),
  });
  const found = diagnostics.filter(({ level }) => level !== 'note').map(({ level, message }) => `${level} ${message}`);
  const said = `error pdm.lock is for machines where ${platforms.join(' or ')}; ${base} linux/amd64 is none: nothing is installed`;
  expect(found).toEqual(isRefused ? [said] : []);
});
