// Options that the release of an installer does not take ("no such option"), as its own parsers tell.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { followDockerfile } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';
import { installerOptions } from '../../../packages/core/src/dockerfile/tools/options/installer-options.ts';
import { refusedWord } from '../../../packages/core/src/dockerfile/tools/options/refused-word.ts';

const path = join(import.meta.dirname, '../../../fixtures/refused-words.json');
const recorded = Object.entries(
  JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, Readonly<Record<string, string | null>>>>,
);

it.each(recorded)('pip %s takes and refuses what its parsers do', (release, lines) => {
  const { habits } = installerOptions['pip'] ?? expect.fail();
  const said = Object.keys(lines).map((line) => [line, refusedWord(line.split(' '), habits, release)?.kind ?? null]);
  const kinds = {
    'no such': 'unknown',
    ambiguous: 'ambiguous',
    'does not take a value': 'valueless',
    choice: 'choice',
    requires: 'unsaid',
  };
  const asPip = Object.entries(lines).map(([line, error]) => [
    line,
    Object.entries(kinds).find(([words]) => error?.includes(words) === true)?.[1] ??
      (error === null ? null : 'missing'),
  ]);
  expect(said).toEqual(asPip);
});

const apts = 'apt-get update && apt-get install -y python3-pip';
const pip25 = 'pip 25.0.1 has no';

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
    `${pip25} option --install-option: pip 23.1 has it no more`,
  ],
  ['python:3.12-slim', 'pip install --no-bynary=:all: six', `${pip25} option --no-bynary`],
  ['python:3.12-slim', 'pip wheel --user six', `${pip25} option --user`],
  ['python:3.12-slim', 'pip --break-system-packages install six', `${pip25} option --break-system-packages`],
  ['python:3.12-slim', 'pip install --no-c six', 'pip 25.0.1 has several options that begin with --no-c'],
  ['python:3.12-slim', 'pip install -qUZ six', `${pip25} option -Z`],
  [
    'python:3.12-slim',
    'pip install --use-feature=2020-resolver six',
    `${pip25} value 2020-resolver for --use-feature: pip 22.3 has it no more`,
  ],
  [
    'python:3.12-slim',
    'PIP_USE_FEATURE=2020-resolver pip install six',
    `${pip25} value 2020-resolver for PIP_USE_FEATURE: pip 22.3 has it no more`,
  ],
  // What no option is called is no setting.
  ['python:3.12-slim', 'PIP_INSTALL_OPTION=--x PIP_FOO=1 pip install six', undefined],
  ['python:3.12-slim', 'pip install --no-cache --break-system-packages six', undefined],
  ['python:3.12-slim', 'pip --no-cache-dir install -qU --global-option --foo six', undefined],
  ['python:3.12-slim', 'pip install -U pip --foo-bar', `${pip25} option --foo-bar`],
  [
    'python:alpine',
    'pip install --install-option=--x six',
    'pip 26.2.1 has no option --install-option: pip 23.1 has it no more',
  ],
  ['python:3.14-slim', 'pip install --foo-bar six', 'pip 26.2.1 has no option --foo-bar'],
  [
    'python:3.12-slim',
    'pip install -U pip && pip install --install-option=--x six',
    'pip 26.3 has no option --install-option: pip 23.1 has it no more',
  ],
  ['python:3.9-slim', 'pip install -U pip && pip install --break-system-packages six', undefined],
  // The last that runs there.
  [
    'python:3.6-slim',
    'pip install -U pip && pip install --break-system-packages six',
    'pip 21.3.1 has no option --break-system-packages: pip 23.0.1 has it',
  ],
  // An environment has the pip that its Python brings, which is another than the image's.
  ['python:3.6-slim', 'python -m venv /v && /v/bin/pip install --break-system-packages six', undefined],
  [
    'python:3.6-slim',
    'python -m venv /v && /v/bin/pip install --foo-bar six',
    'no release of pip has the option --foo-bar',
  ],
  [
    'python:3.6-slim',
    'python -m venv /v && /v/bin/pip install --foo-bar six || true',
    'no release of pip has the option --foo-bar; the script goes on without it',
  ],
  [
    'debian:11',
    `${apts} && pip install --root-user-action=ignore six`,
    'pip 20.3.4 has no option --root-user-action: pip 22.1 has it',
  ],
  [
    'ubuntu:22.04',
    `${apts} && pip3 install --break-system-packages six`,
    'pip 22.0.2 has no option --break-system-packages: pip 23.0.1 has it',
  ],
  [
    'ubuntu:22.04',
    `${apts}\nCOPY requirements.txt .\nRUN pip3 install --break-system-packages -r requirements.txt`,
    'pip 22.0.2 has no option --break-system-packages: pip 23.0.1 has it',
  ],
  ['ubuntu:24.04', `${apts} && pip3 install --break-system-packages six`, undefined],
  [
    'alpine:3.14',
    'apk add py3-pip && pip3 install --break-system-packages six',
    'pip 20.3.4 has no option --break-system-packages: pip 23.0.1 has it',
  ],
  ['debian:12', `${apts} && pip3 install --break-system-packages six`, undefined],
])('%s, %s', async (from, command, why) => {
  expect(await whyNot(from, command)).toEqual(why === undefined ? [] : [why]);
});

const poetry = 'Poetry 2.5.1 has no option';
const pipenv = 'pipenv 2026.10.3 has no option';

it.each([
  [
    'pip install poetry && poetry install --no-root --remove-untracked',
    `${poetry} --remove-untracked: Poetry 2.0.0 has it no more`,
  ],
  ['pip install poetry && poetry install --no-dev', `${poetry} --no-dev: Poetry 2.0.0 has it no more`],
  // It installs nothing, and ends there all the same.
  ['pip install poetry && poetry lock --no-update', `${poetry} --no-update: Poetry 2.0.0 has it no more`],
  ['pip install poetry && poetry install --no-root --with dev -E "a b" -vvv --no-interaction --no-ansi', undefined],
  ['pip install poetry && poetry -n install --no-roo', `${poetry} --no-roo`],
  ['pip install poetry && poetry install --no-root=1', 'Poetry 2.5.1 takes no value behind --no-root'],
  ['pip install poetry==1.8.2 && poetry install --remove-untracked --no-dev', undefined],
  [
    'pip install poetry==1.1.15 && poetry install --no-root --with dev',
    'Poetry 1.1.15 has no option --with: Poetry 1.2.0 has it',
  ],
  ['pip install -r tools.txt && poetry install --no-dev --with dev', undefined],
  ['pip install -r tools.txt && poetry install --foo-bar', 'no release of Poetry has the option --foo-bar'],
  [
    'pip install pipenv && pipenv install --system --deploy --keep-outdated',
    `${pipenv} --keep-outdated: pipenv 2023.7.23 has it no more`,
  ],
  ['pip install pipenv && pipenv sync --sequential', `${pipenv} --sequential: pipenv 2022.12.19 has it no more`],
  [
    'pip install pipenv && pipenv install --selective-upgrade --deploy',
    `${pipenv} --selective-upgrade: pipenv 2026.7.0 has it no more`,
  ],
  ['pip install pipenv && pipenv --python 3.12 install --deplo --system -d --verbose', undefined],
  ['pip install pipenv && pipenv run pip install --target /x six', undefined],
  ['pip install pipenv==2018.11.26 && pipenv install --keep-outdated --sequential', undefined],
])('%s', async (command, why) => {
  const told = (await whyNot('python:3.12-slim', command)).filter((each) => /^(?:no release|Poetry|pipenv)/.test(each));
  expect(told).toEqual(why === undefined ? [] : [why]);
});

async function whyNot(from: string, command: string): Promise<readonly string[]> {
  const text = `FROM ${from}\nRUN ${command}\n`;
  const [stage] = await followDockerfile({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  return stage?.state.notFollowed.map((each) => each.why) ?? expect.fail();
}
