// Dockerfiles that lie elsewhere than in the current folder, have another name, or are built by a compose file beside them.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCommand, type Ran } from '../support/command.ts';
import { serveRecorded } from '../../scripts/record/serve-recorded.mjs';

const hosted = openCommand();
let server: Awaited<ReturnType<typeof serveRecorded>>;
let scratch: string;
beforeAll(async () => {
  server = await serveRecorded(join(import.meta.dirname, '../../fixtures/index'));
  scratch = mkdtempSync(join(tmpdir(), 'wheelcheck-places-'));
});
afterAll(async () => {
  await hosted.close();
  await server.close();
  rmSync(scratch, { recursive: true });
});

type Files = Readonly<Record<string, string | Uint8Array>>;

/** @param line `docker $ wheelcheck …`: what stands before `$` is the folder */
async function inFiles(files: Files, line: string): Promise<Ran> {
  const repository = mkdtempSync(join(scratch, 'repository-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(repository, path)), { recursive: true });
    writeFileSync(join(repository, path), text);
  }
  const [folder = '', words = ''] = line.split(' $ wheelcheck');
  const environment = { WHEELCHECK_NO_CACHE: '1', WHEELCHECK_INDEX_URL: server.url };
  return hosted.run(words.split(' ').filter(Boolean), join(repository, folder), environment);
}

const requirements = 'six==1.16.0\n';
const dockerfile = 'FROM python:3.12-slim\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\n';
const goes = 'FROM golang:1.24\nCOPY . .\nRUN go build ./...\n';

describe('beside a Dockerfile that is judged, others are named', () => {
  const compose = 'services:\n  api:\n    build: api\n';
  it.each<readonly [what: string, files: Files, line: string, told: string | undefined]>([
    ['none', { Dockerfile: dockerfile }, '. $ wheelcheck', undefined],
    [
      'those that install something',
      { Dockerfile: dockerfile, 'Dockerfile.full': dockerfile, 'web/Dockerfile': goes },
      '. $ wheelcheck',
      'not looked at: Dockerfile.full (wheelcheck Dockerfile.full judges it)',
    ],
    [
      'those that no service is built from',
      {
        'compose.yaml': compose,
        'api/Dockerfile': dockerfile,
        'load/Dockerfile': dockerfile,
        'z/Dockerfile': dockerfile,
      },
      '. $ wheelcheck',
      'not looked at: load/Dockerfile, z/Dockerfile (wheelcheck load/Dockerfile judges the first)',
    ],
    [
      'none where it is said which is meant',
      { Dockerfile: dockerfile, 'Dockerfile.full': dockerfile },
      '. $ wheelcheck Dockerfile',
      undefined,
    ],
  ])('%s', async (_what, files, line, told) => {
    const all = { 'requirements.txt': requirements, 'api/requirements.txt': requirements, ...files };
    const ran = await inFiles(all, `${line} --platform linux/amd64`);
    const [, found] = /(not looked at: .*?\))/s.exec(ran.stdout) ?? [];
    expect(found?.replaceAll(/\s+/g, ' ')).toBe(told);
    expect(ran.code).toBe(0);
  });
});

describe('a Dockerfile that nobody reads unasked is told of, with the command that checks it', () => {
  it.each<readonly [what: string, files: Files, line: string, help: string]>([
    ['in a folder', { 'docker/Dockerfile': dockerfile }, '. $ wheelcheck', 'wheelcheck docker/Dockerfile'],
    ['of another name', { 'Dockerfile.prod': dockerfile }, '. $ wheelcheck', 'wheelcheck Dockerfile.prod'],
    [
      'beside a file that is named',
      { 'api.Dockerfile': dockerfile },
      '. $ wheelcheck requirements.txt',
      'wheelcheck api.Dockerfile',
    ],
    [
      'two folders down, where nothing stands above',
      { 'requirements.txt': '', 'src/api/Dockerfile': dockerfile, 'src/b c/Dockerfile': dockerfile },
      '. $ wheelcheck',
      "wheelcheck src/api/Dockerfile 'src/b c/Dockerfile'",
    ],
    [
      'none that installs nothing of Python',
      { 'docker/Dockerfile': dockerfile, 'web/Dockerfile': goes, 'docker/Dockerfile.dockerignore': '.git\n' },
      '. $ wheelcheck',
      'wheelcheck docker/Dockerfile',
    ],
    [
      'beside one that nobody can read',
      { 'docker/Dockerfile': dockerfile, 'old.Dockerfile': Uint8Array.of(0x46, 0xff, 0x0a) },
      '. $ wheelcheck',
      'wheelcheck docker/Dockerfile',
    ],
    [
      'seen from the folder of the Dockerfile, which is not that of the build',
      { 'docker/Dockerfile': dockerfile },
      'docker $ wheelcheck',
      'cd .. && wheelcheck docker/Dockerfile',
    ],
  ])('%s', async (_, files, line, help) => {
    const all = { 'requirements.txt': requirements, ...files };
    const { code, stderr } = await inFiles(all, line);
    expect([code, stderr]).toEqual([2, expect.stringMatching(new RegExp(`help: .*${escaped(help)}\n`))]);
    // The Dockerfile may be for another Python than any example.
    expect(stderr).not.toMatch(/--base python:/);
    // What is said to be typed has to work as it is typed.
    const [folder = '.', words = ''] = /^cd (\S+) && (.*)$/.exec(help)?.slice(1) ?? ['.', help];
    if (!help.includes("'"))
      expect((await inFiles(all, `${join(line.split(' ')[0] ?? '', folder)} $ ${words}`)).code).toBe(0);
  });
});

describe('a compose file beside a Dockerfile', () => {
  const build = (more: string, text = dockerfile): Files => ({
    'requirements.txt': requirements,
    Dockerfile: text,
    'compose.yaml': `services:\n  web:\n    build: {context: ., ${more}}\n`,
  });
  const argued = `ARG PY=3.12\nARG NOISE\n${dockerfile.replace('3.12-slim', '$PY-slim')}`;
  it.each<readonly [what: string, files: Files, said: string | undefined]>([
    [
      'that overrides an argument',
      build('args: {PY: "3.13"}', argued),
      'compose.yaml:2: web builds Dockerfile with args PY on python:3.13-slim in place of python:3.12-slim, which is not checked here: wheelcheck compose.yaml checks it',
    ],
    ['that says the same', build('args: {PY: "3.12"}', argued), undefined],
    ['whose argument changes nothing', build('args: {NOISE: "1"}', argued), undefined],
    [
      'that builds another stage',
      build('target: dev', `FROM python:3.12 AS dev\nRUN pip install attrs\n${dockerfile}`),
      'compose.yaml:2: web builds Dockerfile with target dev on python:3.12 in place of python:3.12-slim, which is not checked here: wheelcheck compose.yaml checks it',
    ],
    [
      'that builds it for another platform',
      build('platforms: [linux/s390x]'),
      'compose.yaml:2: web builds Dockerfile with a platform, which is not checked here: wheelcheck compose.yaml checks it',
    ],
    [
      'whose services are built alike',
      {
        ...build('args: {PY: "3.13"}', argued),
        'compose.yaml':
          'services:\n  web:\n    build: {context: ., args: {PY: "3.13"}}\n  job:\n    build: {context: ., args: {PY: "3.13"}}\n',
      },
      'compose.yaml:2: web and job build Dockerfile with args PY on python:3.13-slim in place of python:3.12-slim, which is not checked here: wheelcheck compose.yaml checks it',
    ],
    ['that builds another one', build('dockerfile: other.Dockerfile, args: {PY: "3.13"}', argued), undefined],
    ['that cannot be read', { ...build('', argued), 'compose.yaml': 'services: [' }, undefined],
  ])('%s', async (_, files, said) => {
    const { code, stdout } = await inFiles(files, '. $ wheelcheck -f json');
    const { remarks } = JSON.parse(stdout) as { readonly remarks: readonly string[] };
    expect([code, remarks.filter((each) => / builds? /.test(each))]).toEqual([0, said === undefined ? [] : [said]]);
  });

  it('says in which folder it is built', async () => {
    const files = {
      'requirements.txt': requirements,
      'docker/Dockerfile': dockerfile,
      'docker/compose.yaml': 'services: {web: {build: {context: .., dockerfile: docker/Dockerfile}}}\n',
    };
    expect((await inFiles(files, 'docker $ wheelcheck')).code).toBe(0);
  });
});

describe('a Dockerfile beside others that install', () => {
  it.each<readonly [what: string, other: string, code: number, stdout: RegExp]>([
    ['that installs nothing is a remark', goes, 0, /note +go\/Dockerfile installs nothing of Python's/],
    [
      'that runs what nobody knows may install',
      'FROM python:3.12-slim\nCOPY . .\nRUN ./bootstrap\n',
      2,
      /warning +not judged: go\/Dockerfile:1 the whole file/,
    ],
    [
      'that cannot be judged is told as itself, not as a matter of the other',
      'FROM python:3.12-slim\nRUN pip install --find-links https://files.example/w six\n',
      2,
      /warning +not judged: go\/Dockerfile:1 the whole file/,
    ],
    [
      'that surely stops is told first',
      'FROM python:3.12-slim\nRUN pip install -r gone.txt\n',
      1,
      /^docker build of go\/Dockerfile stops at go\/Dockerfile:2/,
    ],
  ])('%s', async (_, other, code, stdout) => {
    const files = {
      'requirements.txt': requirements,
      'a/Dockerfile': dockerfile,
      'b/Dockerfile': dockerfile.replace('-slim', ''),
      'go/Dockerfile': other,
    };
    const ran = await inFiles(files, '. $ wheelcheck a/Dockerfile b/Dockerfile go/Dockerfile');
    expect([ran.code, ran.stdout]).toEqual([code, expect.stringMatching(stdout)]);
  });
});

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

it('names the image on standard error without the digits of its digest', async () => {
  const pinned = dockerfile.replace('3.12-slim', `3.12-slim@sha256:${'ab'.repeat(32)}`);
  const { stderr } = await inFiles({ Dockerfile: pinned, 'requirements.txt': requirements }, '. $ wheelcheck');
  expect(stderr).toBe('base from Dockerfile:1: python:3.12-slim\n');
});

describe('--python without a base replaces the Python of the Dockerfile', () => {
  const bare = 'FROM debian:12\nCOPY requirements.txt .\nRUN ./bring-python && pip install -r requirements.txt\n';
  it.each<readonly [line: string, code: number, base: string | null]>([
    ['. $ wheelcheck --python 3.11 -f json', 0, 'python:3.12-slim'],
    ['. $ wheelcheck requirements.txt --python 3.11 -f json', 0, 'python:3.12-slim'],
    // Both together are a target without an image.
    ['. $ wheelcheck --python 3.11 --libc musl-1.2 -f json', 0, null],
  ])('%s', async (line, code, base) => {
    const ran = await inFiles({ Dockerfile: dockerfile, 'requirements.txt': requirements }, line);
    const { targets } = JSON.parse(ran.stdout) as {
      readonly targets: readonly { readonly base: string | null; readonly python: { readonly version: string } }[];
    };
    expect([ran.code, targets.map((each) => each.base)]).toEqual([code, [base]]);
    expect(targets[0]?.python.version).toMatch(/^3\.11\./);
  });

  it('says a Python that no line tells', async () => {
    const ran = await inFiles({ Dockerfile: bare, 'requirements.txt': requirements }, '. $ wheelcheck --python 3.11');
    expect(ran.stdout).toContain('requirements.txt: 1 package on debian:12');
  });
});

it('explain follows what the scripts of the build context install, at their own lines', async () => {
  const text = 'FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nRUN ./setup.sh six && ./other.py\n';
  const files = { Dockerfile: text, 'setup.sh': '#!/bin/sh\npip install $1 -r requirements.txt\npip install $WHAT\n' };
  const { code, stdout } = await inFiles(files, '. $ wheelcheck explain Dockerfile');
  expect(code).toBe(0);
  expect(stdout).toContain('line 4     setup.sh:2: pip installs requirements.txt, six\n');
  expect(stdout).toContain('line 4     setup.sh:3: not followed: pip install $WHAT');
});

it.each([
  ['in a folder', {}],
  ['of a project', { 'api/pyproject.toml': '[project]\nname = "api"\nversion = "1"\n' }],
])('what lies in the build context is included by a requirements file %s', async (_what, more) => {
  const files = {
    Dockerfile: 'FROM python:3.12-slim\nCOPY . .\nRUN pip install -r api/requirements.txt\n',
    'api/requirements.txt': '-r ../common/base.txt\n',
    'common/base.txt': requirements,
    ...more,
  };
  const { code, stdout } = await inFiles(files, '. $ wheelcheck');
  expect([code, stdout]).toEqual([0, expect.stringContaining('read with it: common/base.txt')]);
});

// docker build and BuildKit take `dockerfile` where there is no Dockerfile; lumbridge-backend has one.
it.each<readonly [files: Files, told: string]>([
  [{ dockerfile }, 'base from dockerfile:1'],
  [{ dockerfile: 'FROM python:3.11-slim\n', Dockerfile: dockerfile }, 'base from Dockerfile:1: python:3.12-slim'],
  [{ dockerfile, Containerfile: 'FROM python:3.11-slim\n' }, 'base from dockerfile:1: python:3.12-slim'],
  [
    { 'api/dockerfile': dockerfile, 'compose.yaml': 'services:\n  api:\n    build: api\n' },
    'base from api/dockerfile:1',
  ],
])('%j', async (files, told) => {
  const ran = await inFiles(
    { 'requirements.txt': requirements, 'api/requirements.txt': requirements, ...files },
    '. $ wheelcheck --platform linux/amd64',
  );
  expect(ran.stderr).toContain(told);
  expect(ran.code).toBe(0);
});

it('a file that holds nothing: what else is to be said of the image is no reason', async () => {
  const files = { 'requirements.txt': '', Dockerfile: dockerfile.replace('3.12-slim', '3.7-slim-buster') };
  const ran = await inFiles(files, '. $ wheelcheck --platform linux/amd64');
  expect(ran.code).toBe(2);
  expect(ran.stderr.split('error: ')[1]).toBe(
    'requirements.txt holds no package\n  help:  name another file, or add --allow-empty\n',
  );
});

describe('explain PACKAGE takes the version that check would read', () => {
  const word = 'FROM python:3.12-slim\nRUN pip install six==1.16.0\n';
  const stages = `FROM python:3.12-slim AS a\nRUN pip install pycparser==2.20\nFROM a\nRUN pip install --no-binary six six==1.16.0\n`;
  const synced = `FROM python:3.12-slim AS main\nRUN pip install uv==0.9.0\nWORKDIR /a\nCOPY pyproject.toml uv.lock ./\nRUN uv sync --frozen --no-dev\nFROM main\nRUN uv sync --frozen\n`;
  const lock = `version = 1
requires-python = ">=3.12"

[[package]]
name = "six"
version = "1.16.0"
source = { registry = "https://index.example/simple" }
wheels = [{ url = "https://files.example/six-1.16.0-py2.py3-none-any.whl", hash = "sha256:8abb2f1d86890a2dfb989f9a77cfcfd3e47c2a354b01111771326f8aa26e0254" }]

[[package]]
name = "pycparser"
version = "2.20"
source = { registry = "https://index.example/simple" }
wheels = [{ url = "https://files.example/pycparser-2.20-py2.py3-none-any.whl", hash = "sha256:00" }]

[[package]]
name = "app"
version = "1"
source = { virtual = "." }
dependencies = [{ name = "pycparser" }]

[package.dev-dependencies]
dev = [{ name = "six" }]
`;
  const project =
    '[project]\nname = "app"\nversion = "1"\nrequires-python = ">=3.12"\ndependencies = ["pycparser"]\n[dependency-groups]\ndev = ["six"]\n';
  it.each<readonly [what: string, files: Files, line: string, told: string]>([
    ['a word of the Dockerfile', { Dockerfile: word }, '. $ wheelcheck explain six', 'Dockerfile:2'],
    [
      'a file that it installs, not one beside it',
      { Dockerfile: dockerfile.replace('COPY ', 'COPY deps/'), 'deps/requirements.txt': requirements },
      '. $ wheelcheck explain six',
      'deps/requirements.txt:1',
    ],
    ['another stage', { Dockerfile: stages }, '. $ wheelcheck explain six', 'Dockerfile:4'],
    [
      'another command of a lock, where the first leaves the group out',
      { Dockerfile: synced, 'uv.lock': lock, 'pyproject.toml': project },
      '. $ wheelcheck explain six',
      'uv.lock:5',
    ],
    [
      'a Dockerfile that is named',
      { 'api/Dockerfile': word },
      '. $ wheelcheck explain six api/Dockerfile',
      'api/Dockerfile:2',
    ],
    [
      'a service of a compose file',
      { 'compose.yaml': 'services:\n  a:\n    build: api\n', 'api/Dockerfile': word },
      '. $ wheelcheck explain six',
      'api/Dockerfile:2',
    ],
  ])('%s', async (_what, files, line, told) => {
    const { code, stdout } = await inFiles(
      { 'requirements.txt': 'six==1.15.0\n', ...files },
      `${line} --platform linux/amd64`,
    );
    expect([code, stdout.split('\n')[0]]).toEqual([0, `six 1.16.0 (version as in ${told})`]);
  });

  it('a file of the folder, where nothing in the Dockerfile can be judged', async () => {
    const files = {
      Dockerfile: 'FROM unknown.example/x\nRUN pip install six==1.16.0\n',
      'requirements.txt': requirements,
    };
    const { code, stdout } = await inFiles(
      files,
      '. $ wheelcheck explain six --base python:3.12-slim --platform linux/amd64',
    );
    expect([code, stdout.split('\n')[0]]).toEqual([0, 'six 1.16.0 (version as in requirements.txt:1)']);
  });
});

it.each(['constructor', 'toString', '__proto__'])(
  'a variable that is called %s is not set, as any other is not',
  async (name) => {
    const build = `services:\n  api:\n    build:\n      context: .\n      args:\n        V: \${${name}:-3.12}\n`;
    const Dockerfile = `ARG V\n${dockerfile.replace('3.12', '$V')}`;
    const files = { 'compose.yaml': build, Dockerfile, 'requirements.txt': requirements };
    const ran = await inFiles(files, '. $ wheelcheck compose.yaml --platform linux/amd64');
    expect([ran.code, ran.stderr]).toEqual([0, 'base from Dockerfile:2: python:3.12-slim\n']);
  },
);
