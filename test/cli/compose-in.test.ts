// Which compose files a folder has, as Compose chooses them.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { composeIn } from '../../packages/cli/src/dockerfile-at.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wheelcheck-'));
  const names = ['compose.yaml', 'compose.override.yaml', 'compose.prod.yaml', 'compose.ci.yaml'];
  await Promise.all(names.map((name) => writeFile(join(folder, name), '')));
});
afterAll(() => rm(folder, { recursive: true }));

it.each<[what: string, dotEnv: string, set: string | undefined, expected: readonly string[] | undefined]>([
  ['its own names', '', undefined, ['compose.yaml', 'compose.override.yaml']],
  [
    'COMPOSE_FILE',
    '',
    ['compose.yaml', 'compose.prod.yaml', 'compose.ci.yaml'].join(delimiter),
    ['compose.yaml', 'compose.prod.yaml', 'compose.ci.yaml'],
  ],
  [
    'the .env beside',
    'COMPOSE_PATH_SEPARATOR=,\nCOMPOSE_FILE=compose.prod.yaml,compose.ci.yaml',
    undefined,
    ['compose.prod.yaml', 'compose.ci.yaml'],
  ],
  ['the environment before it', 'COMPOSE_FILE=compose.prod.yaml', 'compose.ci.yaml', ['compose.ci.yaml']],
  ['one that is not there', '', 'gone.yaml', undefined],
])('%s', async (_, dotEnv, set, expected) => {
  await writeFile(join(folder, '.env'), dotEnv);
  const found = await composeIn(folder, (name) => (name === 'COMPOSE_FILE' ? set : undefined));
  expect(found && [found.path, ...found.overrides]).toEqual(expected?.map((name) => join(folder, name)));
});
