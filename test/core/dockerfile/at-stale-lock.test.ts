// What Poetry does with a poetry.lock that is not of its pyproject.toml, by release. Each was run with the options of the row and --dry-run,
// in a folder with [tool.poetry] and a lock of the version that it writes:
//
//   pip install poetry==1.4.2 && poetry install --dry-run --no-root; echo $?

import { describe, expect, it } from 'vitest';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { readInput } from '../../../packages/core/src/manifest/input.ts';
import { override } from '../../../packages/core/src/manifest/override.ts';
import { manifestDiagnostic } from '../../../packages/core/src/report/manifest-words.ts';
import { webFiles } from '../../../packages/core/src/web/web-files.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';

const locked = `[tool.poetry]
name = "app"
version = "0.1.0"
description = ""
authors = []
[tool.poetry.dependencies]
python = "^3.8"
iniconfig = "2.0.0"
`;

const lacking: Readonly<Record<string, string>> = { 'one more': ' (pluggy)', 'another version': ' (iniconfig)' };

/** `hash`: the content-hash alone differs. */
const projects = {
  hash: locked,
  'one more': `${locked}pluggy = "1.2.0"\n`,
  'another version': locked.replace('2.0.0', '1.1.1'),
  'one less': locked.replace('iniconfig = "2.0.0"\n', ''),
};

const lock = `[[package]]
name = "iniconfig"
version = "2.0.0"
description = ""
optional = false
python-versions = "*"
groups = ["main"]
files = []

[metadata]
lock-version = "2.1"
python-versions = "^3.8"
content-hash = "${'0'.repeat(64)}"
`;

async function said(release: string, command: string, project: string): Promise<readonly string[]> {
  const context = { 'pyproject.toml': project, 'poetry.lock': lock };
  const text = `FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nRUN pip install poetry${release}\nRUN ${command}\n`;
  const plans = await planDockerfile(dockerfilePlan(text, context));
  const overrides = plans.find((each) => each.overrides?.staleLock !== undefined)?.overrides;
  const stops = plans
    .flatMap(({ targets }) => targets.flatMap(({ stage }) => stage?.stops ?? []))
    .filter(({ whereClosed }) => whereClosed !== true)
    .map(({ line, why, remedy = '' }) => `stop:${line} ${shortly(why)}: ${remedy}`);
  const all = Object.entries(context).map(([path, content]) => ({ path, text: content }));
  const { manifest } = await readInput(webFiles('poetry.lock', all));
  const told = override(manifest, overrides ?? {}).diagnostics.map(manifestDiagnostic);
  return [...new Set(stops), ...told.map(({ level, message }) => `${level} ${shortly(message)}`)];
}

function shortly(words: string): string {
  return words.replace(/^poetry\.lock is out of date: pyproject\.toml has changed since it was made/, '');
}

// warning: exit 0, and "poetry.lock is not consistent with pyproject.toml. You may be getting improper dependencies."
// error: exit 1, "pyproject.toml changed significantly since poetry.lock was last generated.",
// of Poetry before 1.8 "Because app depends on pluggy (1.2.0) which doesn't match any versions, version solving failed."
const goes = (by: string): string => `warning . ${by} installs what is locked: run poetry lock`;
const stops = (by: string, at = ''): string => `error ${at}. ${by} stops there: run poetry lock`;
/** Of a command of Poetry's own that nothing catches: the line of the build. */
const ends = (at = ''): string => `stop:5 ${at}: run poetry lock before docker build`;

describe('a poetry.lock that is out of date', () => {
  it.each(['==1.3.2', '==1.4.2', '==1.5.1', '==1.6.1', '==1.7.1'])('poetry%s install', async (release) => {
    const by = `Poetry ${release.slice(2)}`;
    for (const command of ['poetry install --no-root', 'poetry install --sync', 'poetry install --only main'])
      expect(await said(release, command, projects.hash)).toEqual([goes(by)]);
    const install = (project: string): Promise<readonly string[]> => said(release, 'poetry install --no-root', project);
    expect(await install(projects['one less'])).toEqual([goes(by)]);
    expect(await install(projects['one more'])).toEqual([ends(' (pluggy)')]);
    expect(await install(projects['another version'])).toEqual([ends(' (iniconfig)')]);
  });

  it.each(['==1.8.5', '==2.0.1', '==2.1.4', '==2.2.1', '==2.3.4', '==2.5.1', ''])(
    'poetry%s install',
    async (release) => {
      for (const [what, project] of Object.entries(projects))
        for (const command of ['poetry install --no-root', 'poetry install --sync --no-root'])
          expect(await said(release, command, project)).toEqual([ends(lacking[what])]);
      if (release.startsWith('==2'))
        expect(await said(release, 'poetry sync --no-root', projects.hash)).toEqual([ends()]);
      // pip brings the newest, 2.5.1.
      const by = `Poetry ${release.slice(2) || '2.5.1'}`;
      expect(await said(release, 'poetry install --no-root || true', projects.hash)).toEqual([stops(by)]);
    },
  );

  it.each([
    ['==1.4.2', goes('Poetry 1.4.2')],
    ['==1.7.1', goes('Poetry 1.7.1')],
    ['==1.8.5', goes('Poetry 1.8.5')],
    ['==2.5.1 poetry-plugin-export', stops('Poetry 2.5.1')],
  ])('poetry%s export', async (release, words) => {
    const command = 'poetry export --without-hashes -o r.txt && pip install -r r.txt';
    expect(await said(release, command, projects.hash)).toEqual([words]);
  });

  it('is what the newest does where the release is not known', async () => {
    expect(await said('==$POETRY', 'poetry install', projects.hash)).toEqual([ends()]);
  });
});
