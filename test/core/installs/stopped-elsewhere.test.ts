// What stops the build on another image stops it there too, as if FROM named that image.

import { expect, it } from 'vitest';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import type { PlannedInstallation } from '../../../packages/core/src/installs/planned-installation.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';

const packaged = 'RUN apt-get update && apt-get install -y python3 python3-pip';
const six = 'RUN pip3 install six';

const planned = (from: string, lines: readonly string[], base?: string): Promise<readonly PlannedInstallation[]> =>
  planDockerfile({
    ...dockerfilePlan([`FROM ${from}`, ...lines, ''].join('\n')),
    ...(base === undefined ? {} : { elsewhere: [{ base, platform: 'linux/amd64' }] }),
  });

/** Whether each command is stopped at a closed Python, and which lines stop the build besides. */
const stops = (plans: readonly PlannedInstallation[]): unknown =>
  plans.flatMap(({ targets }) =>
    targets.map(({ stage }) => ({
      installs: stage?.installs.map((each) => each.atClosedPython),
      lines: (stage?.stops ?? [])
        .filter(({ whereClosed }) => whereClosed !== true)
        .map(({ line, text, why }) => `${line}: ${text}: ${why}`),
    })),
  );

it.each<
  readonly [
    what: string,
    own: string,
    written: readonly string[],
    base: string,
    closed: string,
    lines: readonly string[],
  ]
>([
  ['closed to pip', 'company.example/app:1', [packaged, six], 'debian:12', 'stopped', []],
  ['closed to pip, from an older release', 'debian:11', [packaged, six], 'debian:12', 'stopped', []],
  [
    'an environment',
    'company.example/app:1',
    [packaged, 'RUN python3 -m venv /v', 'ENV PATH=/v/bin:$PATH', six],
    'ubuntu:24.04',
    'free',
    [],
  ],
  [
    'a PPA off Ubuntu',
    'ubuntu:24.04',
    [packaged, 'RUN add-apt-repository -y ppa:deadsnakes/ppa', six],
    'python:3.12-slim',
    'stopped',
    ['3: add-apt-repository -y ppa:deadsnakes/ppa: a PPA has packages for Ubuntu alone, and none for Debian'],
  ],
  [
    'mirrors that are left',
    'debian:10',
    [packaged, 'RUN pip3 install --break-system-packages six'],
    'debian:12',
    'free',
    [],
  ],
  [
    'mirrors that are left there',
    'debian:11',
    [packaged, six],
    'debian:10',
    'stopped',
    ['2: apt-get update: Debian 10 has left its mirrors'],
  ],
  [
    'mirrors that both have left',
    'debian:9',
    [packaged, six],
    'debian:10',
    'stopped',
    ['2: apt-get update: Debian 10 has left its mirrors'],
  ],
  [
    'a package that is gone',
    'debian:10',
    ['RUN apt-get update && apt-get install -y python-pip python3-pip', six],
    'debian:12',
    'stopped',
    ['2: apt-get install -y python-pip python3-pip: debian 12 has no package python-pip: python3-pip is what there is'],
  ],
])('%s: FROM %s on another', async (_what, own, written, base, closed, lines) => {
  const [elsewhere, named] = [await planned(own, written, base), await planned(base, written)];
  expect(stops(elsewhere)).toEqual([{ installs: [closed], lines }]);
  expect(stops(elsewhere)).toEqual(stops(named));
});

it('pip is renewed no more than anything else where its Python is closed', async () => {
  const lines = [packaged, 'RUN pip3 install -U pip', six];
  const plans = [await planned('company.example/app:1', lines, 'debian:12'), await planned('debian:12', lines)];
  const upgrade = ['3: pip3 install -U pip'];
  expect(
    plans
      .flat()
      .map(({ targets }) =>
        targets.flatMap(({ stage }) => (stage?.stops ?? []).map(({ line, text }) => `${line}: ${text}`)),
      ),
  ).toEqual([upgrade, upgrade]);
});

it('says of packages that another manager adds only that they are lacking', async () => {
  const [plan] = await planned('python:3.12-alpine', ['RUN apk add gcc', six], 'python:3.12-slim');
  expect(stops(plan ? [plan] : [])).toEqual([{ installs: ['stopped'], lines: [] }]);
  expect(plan?.remarks).toEqual(['python:3.12-slim lacks what Dockerfile adds by its own package manager: gcc']);
});

it.each([
  ['a line of its own is told with what is added', ['RUN apt-get update', 'RUN apt-get install -y gcc'], []],
  [
    'nothing is added',
    ['RUN apt-get update && apt-get upgrade -y'],
    ['2: apt-get update: there is no apt-get on Alpine, whose packages apk adds'],
  ],
])("another distribution's manager where %s", async (_what, written, lines) => {
  const plans = await planned('python:3.12-slim', [...written, six], 'python:3.12-alpine');
  expect(stops(plans)).toEqual([{ installs: ['stopped'], lines }]);
});

it('believes who says that a Python is there', async () => {
  const bare = ['RUN apt-get update && apt-get install -y python3-dev', six];
  const [plan] = await planDockerfile({
    ...dockerfilePlan(['FROM python:3.11', ...bare, ''].join('\n')),
    elsewhere: [{ base: 'debian:12', platform: 'linux/amd64', python: '3.11' }],
  });
  expect(plan?.targets[0]?.stage?.unchecked).toEqual([]);
});

// What stops at the image of its stage is judged on the one that stands in for it, and told nowhere else.
it.each<
  readonly [
    what: string,
    lines: readonly string[],
    commands: readonly string[],
    unchecked: readonly string[],
    remarks: readonly string[],
  ]
>([
  [
    'no pip in the image, and nothing else',
    ['RUN apt-get update && apt-get install -y python3', six],
    ['pip3 install six'],
    [],
    [],
  ],
  [
    'one of two',
    [
      'RUN apt-get update && apt-get install -y python3 python3-venv',
      six,
      'RUN python3 -m venv /v && /v/bin/pip install idna',
    ],
    ['/v/bin/pip install idna'],
    ['3: pip3 install six: it stops at its own image, and is not judged on another'],
    [],
  ],
  [
    'closed to pip, with another in its place',
    [packaged, 'RUN pip3 install six || pip3 install --break-system-packages six'],
    ['pip3 install --break-system-packages six'],
    [],
    [],
  ],
])('%s on python:3.11-slim', async (_, lines, commands, unchecked, remarks) => {
  const plans = await planned('debian:12', lines, 'python:3.11-slim');
  const stages = plans.flatMap(({ targets }) => targets.flatMap(({ stage }) => stage ?? []));
  expect(stages.flatMap(({ installs }) => installs.map(({ command }) => command))).toEqual(commands);
  expect(
    stages.flatMap((each) => each.unchecked?.map(({ line, text, why }) => `${line}: ${text}: ${why}`) ?? []),
  ).toEqual(unchecked);
  expect(plans.flatMap((each) => each.remarks ?? [])).toEqual(remarks);
});
