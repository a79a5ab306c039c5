// What a file names by its path, and nothing is there: every installer stops at it.

import { expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { nothingAsked } from '../manifest/machines.ts';
import { smallIndex } from '../../support/small-index.ts';

const uvLock = `version = 1
requires-python = ">=3.12"

[[package]]
name = "app"
version = "0.1.0"
source = { virtual = "." }
dependencies = [{ name = "lib" }]

[[package]]
name = "lib"
version = "0.1.0"
source = { directory = "libs/lib" }
`;

const poetryLock = `[[package]]
name = "lib"
version = "0.1.0"
description = ""
optional = false
python-versions = "*"
groups = ["main"]
files = []
develop = false

[package.source]
type = "directory"
url = "libs/lib"

[metadata]
lock-version = "2.1"
python-versions = ">=3.12"
content-hash = "0"
`;

it.each([
  ['uv.lock', uvLock],
  ['poetry.lock', poetryLock],
])('%s names a folder that is not there', async (path, text) => {
  const verdictWhere = async (isThere: boolean | undefined): Promise<readonly unknown[]> => {
    const { packages } = await check({
      files: [
        {
          path,
          text,
          sibling: () => Promise.resolve(undefined),
          ...(isThere === undefined ? {} : { exists: () => Promise.resolve(isThere) }),
        },
      ],
      targets: [{ base: 'python:3.12-slim', platform: 'linux/amd64' }],
      selection: nothingAsked,
      index: smallIndex({}),
    });
    const [result] = packages.find(({ name }) => name === 'lib')?.results ?? [];
    return [result?.verdict, result?.reason, result?.why];
  };
  expect(await verdictWhere(false)).toEqual(['impossible', 'no-file', 'There is no folder libs/lib.']);
  expect((await verdictWhere(true))[0]).toBe('build');
  expect((await verdictWhere(undefined))[0]).toBe('build');
});
