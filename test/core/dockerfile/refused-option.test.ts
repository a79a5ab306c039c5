// Options of `pip install` that a release does not know ("no such option"): as the parsers of the releases themselves tell.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { followDockerfile } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';
import { lacksOption } from '../../../packages/core/src/dockerfile/tools/pip-install-options.ts';

const path = join(import.meta.dirname, '../../../scripts/data/pip-install-options.json');
const recorded = Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, readonly string[]>>);

it.each(recorded)('pip %s', (release, options) => {
  const every = [...new Set(recorded.flatMap(([, names]) => names))].map((name) => name.slice(2));
  const lacked = every.filter((name) => lacksOption(name, release));
  // optparse takes the beginning of a name as well.
  expect(lacked).toEqual(every.filter((name) => !options.some((each) => each.startsWith(`--${name}`))));
});

it.each([
  [
    'python:3.6-slim',
    'pip install --break-system-packages six',
    'pip 21.2.4 has no option --break-system-packages: pip 23.0.1 has it',
  ],
  [
    'python:3.6-slim',
    'pip install --root-user-action=ignore six',
    'pip 21.2.4 has no option --root-user-action: pip 22.1 has it',
  ],
  [
    'python:3.12-slim',
    'pip install --install-option=--x six',
    'pip 25.0.1 has no option --install-option: pip 23.0.1 is the last with it',
  ],
  ['python:3.12-slim', 'pip install --no-bynary=:all: six', 'pip 25.0.1 has no option --no-bynary'],
  ['python:3.12-slim', 'pip install --no-cache --break-system-packages six', undefined],
  ['python:3.9-slim', 'pip install -U pip && pip install --break-system-packages six', undefined],
  // The last that runs there.
  [
    'python:3.6-slim',
    'pip install -U pip && pip install --break-system-packages six',
    'pip 21.3.1 has no option --break-system-packages: pip 23.0.1 has it',
  ],
  ['python:3.6-slim', 'python -m venv /v && /v/bin/pip install --break-system-packages six', undefined],
  [
    'debian:11',
    'apt-get update && apt-get install -y python3-pip && pip install --root-user-action=ignore six',
    undefined,
  ],
])('%s, %s', async (from, command, why) => {
  const text = `FROM ${from}\nRUN ${command}\n`;
  const [stage] = await followDockerfile({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  expect(stage?.state.notFollowed.map((each) => each.why)).toEqual(why === undefined ? [] : [why]);
});
