// Sets of packages on targets: what is asked for them, and what is judged again when pins are put in.

import { describe, expect, it } from 'vitest';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import { openJudging, type Judging } from '../../../packages/core/src/judge/judging.ts';
import { readInput } from '../../../packages/core/src/manifest/input.ts';
import { openReleases } from '../../../packages/core/src/run/releases.ts';
import type { TargetRequest } from '../../../packages/core/src/target/target.ts';
import { smallIndex } from '../../support/small-index.ts';

const [pure, gnu, musl] = ['py3-none-any', 'cp312-cp312-manylinux_2_17_x86_64', 'cp312-cp312-musllinux_1_2_x86_64'];
const projects = {
  spam: { '1.0': { files: [gnu, 'tar.gz'] }, '1.1': { files: [gnu, musl] } },
  ham: { '1.0': { files: [pure] } },
  eggs: { '1.0': { files: [pure] } },
};
const alpine: TargetRequest = { base: 'python:3.12-alpine', platform: 'linux/amd64' };
const slim: TargetRequest = { base: 'python:3.12-slim', platform: 'linux/amd64' };

async function open(text: string): Promise<{ readonly judging: Judging; readonly asked: string[] }> {
  const asked: string[] = [];
  const inputs = [await readInput({ path: 'requirements.txt', text, sibling: async () => undefined })];
  const selection = { with: [], without: [], only: [], allGroups: false, extras: [], allExtras: false };
  return {
    asked,
    judging: openJudging({
      inputsOn: async () => ({ inputs }),
      selection,
      releases: await openReleases(smallIndex(projects, asked)),
    }),
  };
}

describe('judging', () => {
  it('counts each package once it has its verdict', async () => {
    const { judging } = await open('spam==1.0\nham==1.0\n');
    const seen: string[] = [];
    const rows = await judging.on(await resolveTarget(alpine), ({ name }, total) => seen.push(`${name} of ${total}`));
    expect(rows.map(({ finding }) => finding.verdict)).toEqual(['build', 'wheel']);
    expect(seen.toSorted()).toEqual(['ham of 2', 'spam of 2']);
  });

  it('judges one row without asking for the others', async () => {
    const { judging, asked } = await open('spam==1.0\nham==1.0\nspam>=0.9\n');
    const target = await resolveTarget(alpine);
    const [first] = await judging.on(target);
    asked.length = 0;
    const one = first && (await judging.one(first.pkg, target));
    expect(one?.finding).toEqual(first?.finding);
    expect(asked).toEqual([]);
  });

  it('judges again only what the pins change', async () => {
    const { judging, asked } = await open('spam==1.0\nham==1.0\neggs==1.0\n');
    const [spam] = await judging.on(await resolveTarget(alpine));
    if (!spam) throw new Error('no row');
    asked.length = 0;
    const pins = [{ of: spam.pkg, name: 'spam', version: '1.1' }];
    const before = await judging.again(alpine, []);
    const after = await judging.again(alpine, pins);
    expect(after?.rows.map(({ as, finding }) => `${as.name} ${as.version} ${finding.verdict}`)).toEqual([
      'spam 1.1 wheel',
      'ham 1.0 wheel',
      'eggs 1.0 wheel',
    ]);
    expect(after?.rows.slice(1)).toEqual(before?.rows.slice(1));
    expect(after?.rows[1]).toBe(before?.rows[1]);
    expect(asked).toEqual(['release spam 1.1']);
    expect(await judging.again(alpine, pins)).toBe(after);
    expect((await judging.again(slim, []))?.rows[0]?.finding.verdict).toBe('wheel');
  });

  it('finds no set where a target cannot be had', async () => {
    const { judging } = await open('ham==1.0\n');
    expect(await judging.again({ base: 'python:3.12-buster', platform: 'linux/amd64' }, [])).toBeUndefined();
  });
});
