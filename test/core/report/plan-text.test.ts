// Plans in words: only what differs from the target is said.

import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../packages/core/src/advise/advice.ts';
import type { PlanNote } from '../../../packages/core/src/advise/plan-note.ts';
import type { FormatName } from '../../../packages/core/src/manifest/format-traits.ts';
import type { LockedPackage } from '../../../packages/core/src/manifest/manifest.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import type { LineStyle } from '../../../packages/core/src/report/image-line-words.ts';
import { reportPlan } from '../../../packages/core/src/report/plan-text.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';

const here = { base: 'python:3.8-alpine', platform: 'linux/amd64' } as const;
const target = await resolveTarget(here);
const locked = (name: string): LockedPackage => ({
  name: normalizeName(name),
  version: '1',
  groups: ['main'],
  extras: [],
  requires: [],
  source: { kind: 'index' },
  at: { path: 'requirements.txt', line: 1 },
});
const pin = (of: string, version: string, name = of) => ({ of: locked(of), name, version });

const doubt = { kind: 'elsewhere-unknown', packages: ['x 1'], on: 'linux/arm64' } as const;
const whole = {
  adds: [],
  addsComeAlong: false,
  drops: [],
  leaves: { build: 0, impossible: 0 },
  insteadOf: { build: 1, impossible: 0 },
} as const;

it('counts new packages where they are many: tokenizers 0.14.0 brings twelve', () => {
  const adds = ['huggingface-hub', 'filelock', 'fsspec', 'requests', 'tqdm'].map((name) => ({
    name: normalizeName(name),
    version: '1',
  }));
  const text = (some: typeof adds): string =>
    reportPlan(
      {
        ...whole,
        kind: 'version',
        request: here,
        pins: [{ ...pin('tokenizers', '0.14.0'), of: { ...locked('tokenizers'), version: '0.13.3' } }],
        notes: [],
        unknown: [],
        adds: some,
      },
      target,
      () => null,
    ).text;
  expect(text(adds.slice(0, 2))).toBe('tokenizers 0.14.0, huggingface-hub (new), filelock (new)');
  expect(text(adds)).toBe('tokenizers 0.14.0, huggingface-hub, filelock, fsspec and 2 more (new)');
});

it('names no line for what comes by itself, and one for what another package brings', () => {
  const pillow = { ...locked('pillow'), resolved: { path: [normalizeName('scikit-image')] } };
  const plan = reportPlan(
    {
      ...whole,
      kind: 'version',
      request: here,
      pins: [{ of: pillow, name: 'pillow', version: '12.2.0' }],
      notes: [],
      unknown: [],
      adds: [{ name: normalizeName('rapidfuzz'), version: '1' }],
      addsComeAlong: true,
    },
    target,
    () => null,
  );
  expect(plan.changes).toEqual([`${pillow.at.path}: add pillow==12.2.0`]);
  expect(plan.notes).toEqual(['rapidfuzz comes with it by itself']);
  expect([plan.pins.length, plan.written]).toEqual([2, 1]);
});

it.each<[lock: FormatName, note: readonly string[]]>([
  ['poetry.lock', ['ask for psycopg2==2.9.9 in pyproject.toml, then run poetry lock']],
  ['pdm.lock', ['ask for psycopg2==2.9.9 in pyproject.toml, then run pdm lock --update-reuse']],
  ['uv.lock', ['run uv lock --upgrade-package psycopg2==2.9.9']],
  ['Pipfile.lock', ['run pipenv upgrade "psycopg2[c]==2.9.9"']],
  ['pylock.toml', []],
])('names the line of %s, and what changes it', (lock, note) => {
  const of = { ...locked('psycopg2'), version: '2.9.5', extras: ['c'] };
  const { changes, notes } = reportPlan(
    {
      ...whole,
      kind: 'version',
      request: here,
      pins: [{ of, name: 'psycopg2', version: '2.9.9' }],
      notes: [],
      unknown: [],
      drops: [locked('six')],
    },
    target,
    () => ({ path: lock, line: 764, lock }),
  );
  expect([changes, notes]).toEqual([[`${lock}:764: psycopg2 2.9.5 → 2.9.9`, 'without six'], note]);
});

describe('reportPlan', () => {
  it.each<[text: string, plan: Omit<Plan, keyof typeof whole | 'unknown'>]>([
    ['lock again', { kind: 'relock', request: here, pins: [], notes: [] }],
    ['cryptography 3.4.8', { kind: 'version', request: here, pins: [pin('cryptography', '3.4.8')], notes: [] }],
    ['base python:3.8-slim', { kind: 'base', request: { ...here, base: 'python:3.8-slim' }, pins: [], notes: [] }],
    [
      'base python:3.9-alpine, cryptography 3.4.8, cffi 1.15.1',
      {
        kind: 'python',
        request: { ...here, base: 'python:3.9-alpine' },
        pins: [pin('cryptography', '3.4.8'), pin('cffi', '1.15.1')],
        notes: [],
      },
    ],
    // An image without a Python of its own is asked for with one.
    [
      'base debian:13 with Python 3.13',
      { kind: 'python', request: { ...here, base: 'debian:13', python: '3.13' }, pins: [], notes: [] },
    ],
    [
      'psycopg2-binary 2.9.9 instead of psycopg2',
      { kind: 'version', request: here, pins: [pin('psycopg2', '2.9.9', 'psycopg2-binary')], notes: [] },
    ],
    [
      'pyproject.toml: psycopg2 → psycopg2-binary 2.9.9 and lock again',
      {
        kind: 'version',
        request: here,
        pins: [{ ...pin('psycopg2', '2.9.9', 'psycopg2-binary'), askedBy: 'pyproject.toml' }],
        notes: [],
      },
    ],
    [
      'numpy <2 → 2.1.0',
      { kind: 'version', request: here, pins: [{ ...pin('numpy', '2.1.0'), range: '<2' }], notes: [] },
    ],
    [
      'platform linux/arm64, if the image runs on such machines',
      { kind: 'platform', request: { ...here, platform: 'linux/arm64' }, pins: [], notes: [] },
    ],
    [
      'Python 3.9',
      { kind: 'python', request: { platform: 'linux/amd64', libc: 'musl-1.2', python: '3.9' }, pins: [], notes: [] },
    ],
  ])('%s', (text, plan) => {
    const { request, kind, pins } = plan;
    expect(reportPlan({ ...whole, ...plan, unknown: [doubt] }, target, () => null)).toEqual({
      base: request.base ?? null,
      platform: request.platform,
      kind,
      pins: pins.map(({ name, version }) => ({ name, version })),
      python: request.python ?? null,
      leaves: whole.leaves,
      unknown: ['what x 1 needs on linux/arm64 was not checked'],
      text,
      changes: kind === 'platform' ? [text] : text.split(', '),
      written: pins.length,
      pip: null,
      notes: ['what x 1 needs on linux/arm64 was not checked'],
    });
  });
});

describe('in a stage of a Dockerfile', () => {
  const stage = { path: 'Dockerfile', name: 0, line: 1, imageLine: 1, installs: [], pip: 'image', packages: [] };
  const staged = { ...target, stage };
  const plan: Plan = {
    ...whole,
    kind: 'version',
    request: { ...here, base: 'python:3.8-slim' },
    pins: [pin('cffi', '1.16.0'), pin('psycopg2', '2.9.9', 'psycopg2-binary')],
    drops: [locked('six')],
    notes: [],
    unknown: [],
  };

  it('names the line of each change', () => {
    const { text, changes } = reportPlan({ ...plan, leaves: { build: 1, impossible: 0 } }, staged, ({ at }) => at);
    expect(changes).toEqual([
      'Dockerfile:1: python:3.8-alpine → python:3.8-slim',
      'requirements.txt:1: cffi 1 → 1.16.0',
      'requirements.txt:1: psycopg2 1 → psycopg2-binary 2.9.9',
      'requirements.txt:1: delete the line (six): 1 to build instead of 1',
    ]);
    expect(text).toBe(changes.join(', '));
  });

  it.each<[before: Plan['insteadOf'], left: Plan['leaves'], expected: string]>([
    [{ build: 24, impossible: 0 }, { build: 1, impossible: 0 }, '1 to build instead of 24'],
    [{ build: 0, impossible: 3 }, { build: 0, impossible: 2 }, '2 impossible instead of 3'],
    // Where two kinds are in the way, a number alone would count builds among what is impossible.
    [{ build: 4, impossible: 2 }, { build: 0, impossible: 2 }, '2 impossible instead of 4 to build and 2 impossible'],
    [{ build: 0, impossible: 2 }, { build: 1, impossible: 0 }, '1 to build instead of 2 impossible'],
    [
      { build: 11, impossible: 19 },
      { build: 11, impossible: 15 },
      '11 to build and 15 impossible instead of 11 to build and 19 impossible',
    ],
  ])('counts builds and what is impossible apart: %j', (insteadOf, leaves, expected) => {
    expect(reportPlan({ ...plan, insteadOf, leaves }, staged, ({ at }) => at).text).toMatch(
      new RegExp(`: ${expected}$`),
    );
  });

  const variable = (name: string, before: string, after: string) => ({
    name,
    value: '3.8',
    before,
    after,
    at: 1,
    shared: true,
  });
  it.each([
    [
      'a variable of its own',
      variable('RUNS', 'python:', '-slim'),
      'line 1 changes with it: ARG RUNS=3.8 → 3.9, which ',
    ],
    ['the same variable', variable('PY', 'python:', '-slim'), undefined],
    ['none', undefined, 'line 9 changes with it: python:3.8-slim → '],
  ])('names the line of what runs by %s', (_what, runs, note) => {
    const runtime = { name: 'r', line: 10, fromLine: 9, imageLine: 9, base: 'python:3.8-slim', packages: [] };
    const { notes, text } = reportPlan(
      {
        ...plan,
        request: { ...here, base: 'python:3.9-alpine' },
        pins: [],
        drops: [],
        notes: [
          {
            kind: 'runtime-too',
            path: 'Dockerfile',
            line: 9,
            variables: runs && [runs],
            runtime: 'python:3.8-slim',
            installs: 'python:3.9-slim',
            isBare: false,
          },
        ],
      },
      {
        ...target,
        stage: {
          ...stage,
          imageVariables: [variable('PY', 'python:', '-alpine')],
          runtime: { ...runtime, platform: 'linux/amd64' },
        },
      },
      ({ at }) => at,
    );
    expect(text).toBe('line 1: ARG PY=3.8 → 3.9');
    expect(notes).toEqual(note === undefined ? [] : [expect.stringContaining(note)]);
  });

  it('says which lines stop on the other image, whose distribution has another package manager', () => {
    const systemInstalls = [
      { line: 3, manager: 'apk' },
      { line: 5, manager: 'apk' },
    ];
    const changesOn = (base: string, lines: typeof systemInstalls, path = 'Dockerfile'): readonly string[] =>
      reportPlan(
        { ...plan, request: { ...here, base }, pins: [], drops: [] },
        { ...target, stage: { ...stage, path, systemInstalls: lines } },
        () => null,
      ).changes.slice(1);
    expect(changesOn('python:3.8-slim', systemInstalls.slice(0, 1))).toEqual([
      'Dockerfile:3: apk add goes (python:3.8-slim has no apk)',
    ]);
    expect(changesOn('python:3.8-slim', systemInstalls, 'api/Dockerfile')).toEqual([
      'api/Dockerfile:3 and api/Dockerfile:5: apk add goes (python:3.8-slim has no apk)',
    ]);
    const systemCommands = [
      { line: 2, manager: 'apk', verb: 'update' },
      { line: 3, manager: 'apk', verb: 'del' },
    ];
    expect(
      reportPlan(
        { ...plan, request: { ...here, base: 'python:3.8-slim' }, pins: [], drops: [] },
        { ...target, stage: { ...stage, systemInstalls: systemInstalls.slice(0, 1), systemCommands } },
        () => null,
      ).changes.slice(1),
    ).toEqual(['Dockerfile:2 and Dockerfile:3: apk update, apk add and apk del go (python:3.8-slim has no apk)']);
    const named = [
      { line: 3, manager: 'apk', names: ['curl'] },
      // Alpine's and Debian's names of it differ.
      { line: 5, manager: 'apk', names: ['curl', 'postgresql16-client', 'build-base', 'libffi-dev'] },
    ];
    expect(
      reportPlan(
        { ...plan, request: { ...here, base: 'python:3.8-slim' }, pins: [], drops: [] },
        { ...target, stage: { ...stage, systemInstalls: named, systemCommands: systemCommands.slice(0, 1) } },
        () => null,
      ).changes.slice(1),
    ).toEqual([
      'Dockerfile:2: apk update goes (python:3.8-slim has no apk)',
      'Dockerfile:3: apk add → apt-get update && apt-get install -y --no-install-recommends curl',
      "Dockerfile:5: apk add → apt-get, for curl and postgresql16-client by apt-get's names (without build-base and libffi-dev, which are not needed there)",
    ]);
    expect(changesOn('python:3.9-alpine', systemInstalls)).toEqual([]);
    const onUbuntu = { ...target, stage: { ...stage, ubuntuArchives: [4, 7] } };
    const archivesOn = (base: string): readonly string[] =>
      reportPlan({ ...plan, request: { ...here, base }, pins: [], drops: [] }, onUbuntu, () => null).changes.slice(1);
    expect(archivesOn('ubuntu:24.04')).toEqual([]);
    expect(archivesOn('python:3.12-slim')).toEqual([
      'Dockerfile:4 and Dockerfile:7: add-apt-repository goes (a PPA has packages for Ubuntu alone)',
    ]);
    expect(changesOn('python:3.9-alpine', [{ line: 2, manager: 'apt-get' }])).toEqual([
      'Dockerfile:2: apt-get install goes (python:3.9-alpine has no apt-get)',
    ]);
  });

  const upgrade = (line: number, command: string) => ({ pipCommand: { line, command } });
  it.each<readonly [what: string, installs: readonly object[], expected: readonly string[]]>([
    ['no line that brings another pip', [{ line: 9 }], ['above Dockerfile:9: RUN pip install "pip<24.1"']],
    [
      'a command further down in its RUN',
      [{ line: 9, run: 7, command: '/venv/bin/pip install -r requirements.txt' }],
      ['above Dockerfile:7: RUN /venv/bin/pip install "pip<24.1"'],
    ],
    [
      'one that does: above it, it would be undone',
      [{ line: 19, ...upgrade(17, 'pip install --upgrade pip') }],
      ['Dockerfile:17: pip install --upgrade pip → pip install --upgrade "pip<24.1"'],
    ],
    [
      'one that brings more',
      [{ line: 19, ...upgrade(3, 'python3 -m pip install -U pip-tools "pip >= 25" wheel') }],
      [
        'Dockerfile:3: python3 -m pip install -U pip-tools "pip >= 25" wheel → python3 -m pip install -U pip-tools "pip<24.1" wheel',
      ],
    ],
    [
      'one that does not name it in so many words',
      [{ line: 19, ...upgrade(3, 'pip install -U "PIP"') }],
      ['Dockerfile:3: pip install -U "PIP" → pip install -U "PIP" && pip install "pip<24.1"'],
    ],
    [
      'other installations, which are not concerned',
      [
        { line: 10, files: [] },
        { line: 19, ...upgrade(17, 'pip install pip==25.0') },
        { line: 22, files: ['other.txt'], ...upgrade(21, 'pip install -U pip') },
      ],
      ['Dockerfile:17: pip install pip==25.0 → pip install "pip<24.1"'],
    ],
    [
      'the same file twice',
      [{ line: 10 }, { line: 12 }, { line: 19, ...upgrade(17, 'pip install -U pip') }],
      [
        'above Dockerfile:10: RUN pip install "pip<24.1"',
        'Dockerfile:17: pip install -U pip → pip install -U "pip<24.1"',
      ],
    ],
  ])('an older pip has its place, with %s', (_what, installs, expected) => {
    const install = {
      command: 'pip install -r requirements.txt',
      files: ['requirements.txt'],
      atClosedPython: 'free',
    } as const;
    const pip = { to: 'before-24.1', of: [locked('celery')] } as const;
    const all = installs.map((each) => ({ line: 0, ...install, ...each }));
    const { changes } = reportPlan(
      { ...plan, request: here, pins: [], drops: [], pip },
      { ...target, stage: { ...stage, installs: all } },
      () => null,
    );
    expect(changes).toEqual(expected);
  });

  const alone = { ...plan, request: { ...here, base: 'python:3.8-slim' }, pins: [], drops: [] };
  const paths = { kind: 'python-paths', from: 'python3.8', to: 'python3.9', lines: [7, 9] } as const;
  it.each<[note: PlanNote, said: string]>([
    [
      { kind: 'python-programs', from: 'python3.8', to: 'python3.9', lines: [7] },
      'python3.8 in line 7 becomes python3.9',
    ],
    [
      { kind: 'python-packages', names: ['python3.8', 'python3.8-dev'], line: 3, to: 'python3.9' },
      'python3.8 and python3.8-dev in line 3 become those of python3.9',
    ],
    [
      { kind: 'python-packages', names: ['python3.8-dev'], line: 3, to: 'python3.9', image: 'python:3.9-slim' },
      'python3.8-dev in line 3 goes: python:3.9-slim has its own Python',
    ],
  ])('%j', (note, said) => {
    const { notes } = reportPlan(
      { ...alone, notes: [note] },
      { ...target, stage: { ...stage, path: 'Dockerfile' } },
      () => null,
    );
    expect(notes).toContain(said);
  });

  it.each<[what: string, path: string, style: LineStyle, change: string, note: string]>([
    ['alone', 'Dockerfile', 'bare', 'line 1: ', 'python3.8 in the paths of line 7 and line 9 becomes python3.9'],
    [
      'by another name',
      'web.Dockerfile',
      'bare',
      'web.Dockerfile:1: ',
      'the paths of web.Dockerfile:7 and web.Dockerfile:9',
    ],
    [
      'among plans that change other files',
      'Dockerfile',
      'named',
      'Dockerfile line 1: ',
      'the paths of Dockerfile line 7 and Dockerfile line 9',
    ],
    ['beside other Dockerfiles', 'Dockerfile', 'whole', 'Dockerfile:1: ', 'the paths of Dockerfile:7 and Dockerfile:9'],
  ])('a line of a Dockerfile %s', (_what, path, style, change, note) => {
    const { text, notes } = reportPlan(
      { ...alone, notes: [paths] },
      { ...target, stage: { ...stage, path } },
      () => null,
      style,
    );
    expect(text).toBe(`${change}python:3.8-alpine → python:3.8-slim`);
    expect(notes).toEqual([expect.stringContaining(note)]);
  });

  it('names the Dockerfile where it has another name, and no line for what none asks for', () => {
    expect(reportPlan(plan, { ...target, stage: { ...stage, path: 'api/Dockerfile' } }, () => null).text).toBe(
      'api/Dockerfile:1: python:3.8-alpine → python:3.8-slim, cffi 1.16.0, psycopg2-binary 2.9.9 instead of psycopg2, without six',
    );
  });
});
