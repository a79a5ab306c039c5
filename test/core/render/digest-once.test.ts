// A digest has 64 digits: a report shows it where its image is introduced, and nowhere else.

import { describe, expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { markdown } from '../../../packages/core/src/render/markdown/markdown.ts';
import { terminal } from '../../../packages/core/src/render/terminal/terminal.ts';
import type { Report } from '../../../packages/core/src/report/report.ts';
import type { TargetRequest } from '../../../packages/core/src/target/target.ts';
import { smallIndex, type SmallRelease } from '../../support/small-index.ts';

const digest = `sha256:${'ab'.repeat(32)}`;
const other = `sha256:${'cd'.repeat(32)}`;
const base = `python:3.12-alpine@${digest}`;
const platform = 'linux/amd64';

function wheels(...endings: readonly string[]): SmallRelease {
  return { files: ['tar.gz', ...endings], requires: [] };
}
const index = smallIndex({
  spam: {
    '2.0': wheels('cp312-cp312-manylinux_2_17_x86_64'),
    '2.1': wheels('cp312-cp312-musllinux_1_2_x86_64'),
  },
});

function checked(...targets: readonly TargetRequest[]): Promise<Report> {
  const file = { path: 'requirements.txt', text: 'spam==2.0\n', sibling: () => Promise.resolve(undefined) };
  return check({ files: [file], targets, index });
}

function times(text: string, part: string): number {
  // A line may end within it.
  return text.replaceAll(/\n */g, '').split(part).length - 1;
}

const install = { line: 3, command: 'pip install', files: [], atClosedPython: 'free' } as const;
const stage = { path: 'Dockerfile', name: 0, line: 1, imageLine: 1, installs: [install], pip: 'image', packages: [] };
const runtime = { name: 1, line: 6, fromLine: 5, imageLine: 5, base, platform, packages: [] } as const;

describe('a digest', () => {
  it.each<[what: string, targets: readonly TargetRequest[]]>([
    ['of one image', [{ base, platform }]],
    ['of a stage', [{ base, platform, stage }]],
    ['of a stage and the one that runs it', [{ base, platform, stage: { ...stage, runtime } }]],
    [
      'of one image among others',
      [
        { base, platform },
        { base: 'python:3.12-slim', platform },
      ],
    ],
    [
      'on two platforms',
      [
        { base, platform },
        { base, platform: 'linux/arm64' },
      ],
    ],
  ])('%s is shown once', async (_what, targets) => {
    const report = await checked(...targets);
    expect(times(terminal(report), digest)).toBe(1);
    expect(times(markdown(report), digest)).toBe(1);
    expect(report.targets[0]?.base).toBe(base);
  });

  it('is told of as what a change of the tag alone leaves in force', async () => {
    const report = await checked({ base, platform, stage });
    expect(report.targets[0]?.plans.map(({ text }) => text)).toContain(
      'Dockerfile line 1: python:3.12-alpine with its digest → python:3.12-slim',
    );
  });

  it('tells images of one tag apart', async () => {
    const report = await checked({ base, platform }, { base: `python:3.12-alpine@${other}`, platform });
    expect(report.targets.map(({ name }) => name)).toEqual(report.targets.map((target) => target.base));
  });
});
