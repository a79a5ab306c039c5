// The ways out of services that install from the same lines: a line has one version, so it is one that suits them all.

import { describe, expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import type { InputFile } from '../../../packages/core/src/manifest/input-file.ts';
import type { Report } from '../../../packages/core/src/report/report.ts';
import type { TargetRequest } from '../../../packages/core/src/target/target.ts';
import type { Platform } from '../../../packages/core/src/target/platform.ts';
import { smallIndex, type SmallIndex, type SmallRelease } from '../../support/small-index.ts';

/** A release with wheels for these, and an sdist. */
function wheels(...endings: readonly string[]): SmallRelease {
  return { files: ['tar.gz', ...endings], requires: [] };
}
const musl = (python: string, arch = 'x86_64'): string => `${python}-${python}-musllinux_1_2_${arch}`;
const glibc = (python: string): string => `${python}-${python}-manylinux_2_17_x86_64`;

/** `api` on python:3.12-alpine, `web` on python:3.12-slim, `worker` on python:3.13-slim. */
const images: Readonly<Record<string, string>> = {
  api: 'python:3.12-alpine',
  web: 'python:3.12-slim',
  worker: 'python:3.13-slim',
};
const needs = { api: musl('cp312'), web: glibc('cp312'), worker: glibc('cp313') };

function requirements(text: string, path = 'requirements.txt'): InputFile {
  return { path, text, sibling: () => Promise.resolve(undefined) };
}

function on(service: string, platform: Platform = 'linux/amd64'): TargetRequest {
  const path = `${service}/Dockerfile`;
  const install = { line: 3, command: 'pip install', files: [], atClosedPython: 'free' } as const;
  const stage = { path, service, name: 0, line: 1, imageLine: 1, installs: [install], pip: 'image', packages: [] };
  return { base: images[service] ?? service, platform, stage };
}

/** @param files what each service installs */
async function checked(index: SmallIndex, files: Readonly<Record<string, InputFile>>): Promise<Report> {
  const each = Object.entries(files).map(([service, file]) => ({
    files: [file],
    targets: [on(service)],
    index: smallIndex(index),
  }));
  const [first, ...beside] = each;
  if (!first) throw new Error('nothing to check');
  return check({ ...first, beside });
}

/** By service: its plans that change no image. */
function pinned({ targets }: Report): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    targets.map(({ service = '', base, plans }) => [
      service,
      plans
        .filter((plan) => plan.base === base)
        .map(({ text, notes }) => [text, ...notes.map((note) => `(${note})`)].join(' ')),
    ]),
  );
}

const shared = requirements('spam==2.0\nham==1.0\n');
const pure: SmallRelease = { files: ['py3-none-any'], requires: [] };

describe('services of one requirements file', () => {
  it.each<[what: string, spam: Readonly<Record<string, SmallRelease>>, version: string]>([
    [
      'pass over a nearer version that is no wheel on the other',
      {
        '2.0': wheels(),
        '2.1': wheels(needs.api),
        '2.2': wheels(needs.worker),
        '2.3': wheels(needs.api, needs.worker),
      },
      '2.3',
    ],
    [
      'go back together',
      {
        '1.8': wheels(needs.api, needs.worker),
        '1.9': wheels(needs.worker),
        '2.0': wheels(),
        '2.1': wheels(needs.api),
      },
      '1.8',
    ],
  ])('%s', async (_what, spam, version) => {
    const report = await checked({ spam, ham: { '1.0': pure } }, { api: shared, worker: shared });
    const plan = `requirements.txt:1: spam 2.0 → ${version}${version < '2.0' ? ' (older)' : ''}`;
    expect(pinned(report)).toEqual({
      api: [`${plan} (serves worker too, which installs from the same lines)`],
      worker: [`${plan} (serves api too, which installs from the same lines)`],
    });
    for (const { fix } of report.packages.find(({ name }) => name === 'spam')?.results ?? [])
      expect(fix).toMatch(new RegExp(`^spam ${version.replace('.', '\\.')} `));
  });

  it('have a line that is in trouble for one of them changed for both', async () => {
    const spam = { '2.0': wheels(needs.api), '2.1': wheels(needs.worker), '2.2': wheels(needs.api, needs.worker) };
    const report = await checked({ spam, ham: { '1.0': pure } }, { api: shared, worker: shared });
    expect(pinned(report)).toEqual({
      api: [],
      worker: ['requirements.txt:1: spam 2.0 → 2.2 (serves api too, which installs from the same lines)'],
    });
    const [, onWorker] = report.packages.find(({ name }) => name === 'spam')?.results ?? [];
    expect(onWorker?.why).toContain(
      '2.1 has a wheel for it, but api installs from the same line and cannot take it; 2.2 is the next that goes with the rest.',
    );
  });

  it('change all lines together where they need one another', async () => {
    const report = await checked(
      {
        spam: { '2.0': wheels(), '2.1': wheels(needs.api), '2.3': wheels(needs.api, needs.worker) },
        ham: { '1.0': wheels(needs.api), '1.1': wheels(needs.api, needs.worker) },
      },
      { api: shared, worker: shared },
    );
    const plan = 'requirements.txt:1: spam 2.0 → 2.3, requirements.txt:2: ham 1.0 → 1.1';
    expect(pinned(report)).toEqual({
      api: [`${plan} (serves worker too, which installs from the same lines)`],
      worker: [`${plan} (serves api too, which installs from the same lines)`],
    });
  });

  it('are told where no version suits both', async () => {
    const spam = { '2.0': wheels(), '2.1': wheels(needs.api), '2.2': wheels(needs.worker) };
    const report = await checked({ spam, ham: { '1.0': pure } }, { api: shared, worker: shared });
    expect(pinned(report)).toEqual({ api: [], worker: [] });
    const [onApi, onWorker] = report.packages.find(({ name }) => name === 'spam')?.results ?? [];
    expect(onApi?.fix).toBe('spam 2.1 here alone, from a file of its own (no version suits worker as well)');
    expect(onWorker?.fix).toBe('spam 2.2 here alone, from a file of its own (no version suits api as well)');
  });

  it.each<
    [what: string, spam: Readonly<Record<string, SmallRelease>>, api: readonly string[], worker: readonly string[]]
  >([
    [
      'have the version that serves most, and are told who keeps what',
      { '2.0': wheels(), '2.1': wheels(needs.worker), '2.2': wheels(needs.api), '2.3': wheels(needs.api, needs.web) },
      [
        'requirements.txt:1: spam 2.0 → 2.3 (serves web too, which installs from the same lines; worker still has spam to build)',
      ],
      [
        'python:3.12-slim with spam 2.3, or spam 2.1 here alone, from a file of its own (no version suits api and web as well)',
      ],
    ],
    [
      'have none that nobody else could install any more',
      { '2.0': wheels(), '2.1': wheels(needs.worker), '2.3': { files: [needs.api, needs.web], requires: [] } },
      [],
      [
        'python:3.12-slim with spam 2.3, or spam 2.1 here alone, from a file of its own (no version suits api and web as well)',
      ],
    ],
  ])('%s', async (_what, spam, api, worker) => {
    const report = await checked({ spam, ham: { '1.0': pure } }, { api: shared, web: shared, worker: shared });
    expect(pinned(report)).toEqual({ api, web: api.map((plan) => plan.replace('web', 'api')), worker: [] });
    const fixes = report.packages.find(({ name }) => name === 'spam')?.results.map(({ fix }) => fix) ?? [];
    expect(fixes.slice(2)).toEqual(worker);
    if (api.length > 0)
      expect(fixes.slice(0, 2)).toEqual([
        'spam 2.3 (cp312-cp312-musllinux_1_2_x86_64)',
        'spam 2.3 (cp312-cp312-manylinux_2_17_x86_64)',
      ]);
  });

  it('have no version for one of them that another could not install any more', async () => {
    const spam = { '2.0': wheels(), '2.1': { files: [needs.api], requires: [] } };
    const report = await checked({ spam, ham: { '1.0': pure } }, { api: shared, worker: shared });
    expect(pinned(report)).toEqual({ api: [], worker: [] });
  });

  it('have pip from before 24.1 as one alone has it', async () => {
    const unread: SmallRelease = { files: ['py3-none-any'], requires: ['ham (>dev)'] };
    const spam = { '2.0': wheels(), '2.1': wheels(needs.api), '2.3': wheels(needs.api, needs.worker) };
    const file = requirements('spam==2.0\nham==1.0\neggs==1.0\n');
    const report = await checked({ spam, ham: { '1.0': pure }, eggs: { '1.0': unread } }, { api: file, worker: file });
    const plan = (service: string, other: string) =>
      `above ${service}/Dockerfile:3: RUN pip install "pip<24.1", requirements.txt:1: spam 2.0 → 2.3 (serves ${other} too, which installs from the same lines)`;
    expect(pinned(report)).toEqual({ api: [plan('api', 'worker')], worker: [plan('worker', 'api')] });
  });

  it('heed nobody for whom every version is to be built', async () => {
    const spam = { '2.0': wheels(), '2.1': wheels(needs.api) };
    const report = await checked({ spam, ham: { '1.0': pure } }, { api: shared, worker: shared });
    expect(pinned(report)).toEqual({
      api: ['requirements.txt:1: spam 2.0 → 2.1 (worker installs from the same lines and still has spam to build)'],
      worker: [],
    });
  });

  it('name one another once, on whatever platforms they are', async () => {
    const both = { files: ['tar.gz', needs.api, musl('cp312', 'aarch64'), needs.worker], requires: [] };
    const arm = 'cp313-cp313-manylinux_2_17_aarch64';
    const index = smallIndex({
      spam: { '2.0': wheels(), '2.1': both, '2.2': { ...both, files: [...both.files, arm] } },
    });
    const of = (service: string) => ({
      files: [requirements('spam==2.0\n')],
      targets: [on(service), on(service, 'linux/arm64')],
      index,
    });
    const { targets } = await check({ ...of('api'), beside: [of('worker')] });
    expect(
      targets.map(({ base, plans }) => plans.filter((plan) => plan.base === base).map(({ text }) => text)),
    ).toEqual(Array.from({ length: 4 }, () => ['requirements.txt:1: spam 2.0 → 2.2']));
    expect(targets.map(({ plans }) => plans[0]?.notes)).toEqual([
      ['serves worker too, which installs from the same lines'],
      ['serves worker too, which installs from the same lines'],
      ['serves api too, which installs from the same lines'],
      ['serves api too, which installs from the same lines'],
    ]);
  });

  it('have plans of their own where their files are others', async () => {
    const spam = { '2.0': wheels(), '2.1': wheels(needs.api), '2.2': wheels(needs.worker) };
    const report = await checked(
      { spam },
      {
        api: requirements('spam==2.0\n', 'api/requirements.txt'),
        worker: requirements('spam==2.0\n', 'worker/requirements.txt'),
      },
    );
    expect(pinned(report)).toEqual({
      api: ['api/requirements.txt:1: spam 2.0 → 2.1'],
      worker: ['worker/requirements.txt:1: spam 2.0 → 2.2'],
    });
  });
});

describe('one file on several targets', () => {
  const index = smallIndex({
    spam: {
      '2.0': wheels(),
      '2.1': wheels(musl('cp312')),
      '2.2': wheels(musl('cp312'), musl('cp312', 'aarch64')),
      '2.3': wheels(glibc('cp312')),
    },
  });

  async function versions(...targets: readonly TargetRequest[]): Promise<readonly (readonly string[])[]> {
    const report = await check({ files: [requirements('spam==2.0\n')], targets, index });
    return report.targets.map(({ base, plans }) =>
      plans.filter((plan) => plan.base === base).flatMap(({ pins }) => pins.map(({ version }) => version)),
    );
  }

  it('has one version for the platforms of an image', async () => {
    const base = 'python:3.12-alpine';
    expect(await versions({ base, platform: 'linux/amd64' }, { base, platform: 'linux/arm64' })).toEqual([
      ['2.2'],
      ['2.2'],
    ]);
  });

  it('has one for each image of a choice', async () => {
    const platform = 'linux/amd64';
    expect(await versions({ base: 'python:3.12-alpine', platform }, { base: 'python:3.12-slim', platform })).toEqual([
      ['2.1'],
      ['2.3'],
    ]);
  });
});
