// What a file that cannot be read is answered with: the line and a caret, and a remedy that fits who makes such files.

import { describe, expect, test } from 'vitest';
import { WheelcheckError } from '../../../packages/core/src/error.ts';
import { readManifest } from '../../support/read-manifest.ts';

async function refusal(path: string, text: string): Promise<WheelcheckError> {
  const error: unknown = await readManifest(path, text, async () => undefined).catch((thrown: unknown) => thrown);
  if (error instanceof WheelcheckError) return error;
  throw new TypeError(`${path} was read`);
}

describe('the remedy', () => {
  const again = 'restore the file from version control, or make it again with';
  test.each([
    ['uv.lock', 'version = 1.0.0\n', `${again} "uv lock"`],
    ['poetry.lock', '[[package]]\nname = "a"\n', `${again} "poetry lock"`],
    ['pdm.lock', 'lock-version = "2.0"\n', `${again} "pdm lock"`],
    ['Pipfile.lock', '{"default": {}, }', `${again} "pipenv lock"`],
    ['pylock.toml', 'lock-version = \n', `${again} "pip lock" or "uv export --format pylock.toml"`],
    ['pyproject.toml', '[project\n', 'mend the line, or restore the file from version control'],
    ['requirements.txt', 'flask=3.0\n', 'mend the line: pip stops at it as well'],
    ['requirements.txt', '-r nothere.txt\n', 'the files include one another so: requirements.txt → nothere.txt'],
    ['explicit-list.txt', '@EXPLICIT\nhttps://conda.example/a.conda\n', expect.stringContaining('they are no wheels')],
    [
      'list.txt',
      '# This file may be used to create an environment using:\nnumpy=1.26.4=py312\n',
      expect.stringContaining('they are no wheels'),
    ],
  ])('%s %j', async (path, text, hint) => {
    expect((await refusal(path, text)).hint).toEqual(hint);
  });
});

describe('the caret', () => {
  test.each([
    ['uv.lock', 'version = 1.0.0\n', 'version = 1.0.0', '.0'],
    ['Pipfile.lock', '{"default": {}, }', '{"default": {}, }', '}'],
    ['requirements.txt', 'six\nflask=3.0\n', 'flask=3.0', '='],
    ['requirements.txt', 'six ; python_version > "3" and foo == "1"', undefined, 'foo'],
    ['requirements.txt', 'six --hash=sha256:aa --what', undefined, '--what'],
    ['requirements.txt', 'six \\\n    --hash=sha256:aa \\\n    --hash=sha1:bb\n', '    --hash=sha1:bb', '--hash'],
  ])('%s %j', async (path, text, line = text, at) => {
    const column = at === '}' ? line.lastIndexOf('}') : line.lastIndexOf(at);
    expect((await refusal(path, text)).excerpt).toBe(`  | ${line}\n  | ${' '.repeat(column)}^`);
  });
});
