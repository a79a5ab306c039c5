// optparse takes the beginning of an option's name for it: `pip install --extra-index URL` installs what the whole word does.

import { expect, it } from 'vitest';
import { followDockerfile } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';

const index = 'https://index.example/simple';

/** All that is known of a Dockerfile with one command, but for the command's text. */
async function followed(base: string, command: string): Promise<unknown> {
  const text = `FROM ${base}\nCOPY r.txt c.txt ./\nRUN pip ${command}\n`;
  const machine = 'linux/amd64';
  const stages = await followDockerfile({ path: 'Dockerfile', text, platform: machine, machine });
  return JSON.parse(JSON.stringify(stages).replaceAll(JSON.stringify(`pip ${command}`).slice(1, -1), 'pip …'));
}

/** As pip 20.2.4, 21.3.1 and 26.3 were seen to take them. */
it.each([
  ['python:3.12-slim', `install --extra-index ${index} six`, `install --extra-index-url ${index} six`],
  ['python:3.12-slim', `install --extra=${index} six`, `install --extra-index-url=${index} six`],
  ['python:3.12-slim', `install --index ${index} six`, `install --index-url ${index} six`],
  ['python:3.12-slim', 'install --no-bin :all: six', 'install --no-binary :all: six'],
  ['python:3.12-slim', 'install -qU --no-bin=six six', 'install -qU --no-binary=six six'],
  ['python:3.12-slim', 'install --requirem r.txt --constr c.txt', 'install --requirement r.txt --constraint c.txt'],
  ['python:3.12-slim', 'install --user --ta /opt/x -r r.txt', 'install --user --target /opt/x -r r.txt'],
  ['python:3.12-slim', 'wheel --wheel /wheels -r r.txt', 'wheel --wheel-dir /wheels -r r.txt'],
  // What stands behind -- is no option, and a value is none.
  [
    'python:3.12-slim',
    'install --root --extra --no-bin :all: -- six',
    'install --root --extra --no-binary :all: -- six',
  ],
  // 26.0 has --only-final beside --only-binary, 22.1 --config-settings beside --constraint.
  ['python:3.12-slim', 'install --only :all: six', 'install --only-binary :all: six'],
  ['python:3.6-slim', 'install --con c.txt -r r.txt', 'install --constraint c.txt -r r.txt'],
])('%s: pip %s', async (base, short, full) => {
  const found = await followed(base, short);
  expect(found).toEqual(await followed(base, full));
  expect(JSON.stringify(found)).toContain('pip …');
});

it.each([
  ['python:3.14-slim', 'install --only :all: six', 'several options that begin with --only'],
  ['python:3.12-slim', 'install --con c.txt -r r.txt', 'several options that begin with --con'],
  ['python:3.12-slim', 'install --no-d six', 'several options that begin with --no-d'],
])('%s: pip %s: it ends', async (base, command, why) => {
  expect(JSON.stringify(await followed(base, command))).toContain(why);
});
