// "Why not this file?", for every refused file of the corpus: each golden's packages, each of their files.

import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { makeMatcher, reasons } from '../../../packages/core/src/match/compatibility.ts';
import { refusalsInOrder } from '../../../packages/core/src/judge/refusals-in-order.ts';
import { match } from '../../../packages/core/src/match/match.ts';
import { assess } from '../../../packages/core/src/assess/assess.ts';
import { fileWhy } from '../../../packages/core/src/report/file-why.ts';
import { explainFiles } from '../../../packages/core/src/report/explanation.ts';
import { parseFilename } from '../../../packages/core/src/packaging/filename.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import { corpus, goldensOf, readGolden, targetOf } from '../../support/corpus.ts';
import { recordedIndex } from '../../support/recorded-index.ts';

const index = recordedIndex();
const rules = { binaries: { noBinary: [], onlyBinary: [] } };
const cases = readdirSync(corpus).filter((name) => name !== 'fastapi-unpinned');

describe('every refused file of the corpus', () => {
  it.each(cases)('%s', async (name) => {
    const unexplained: string[] = [];
    let refused = 0;
    for (const golden of goldensOf(name).map((file) => readGolden(name, file))) {
      const target = await resolveTarget(targetOf(golden));
      const matcher = makeMatcher(target, 'pip');
      for (const { name: project, version } of golden.packages) {
        const answer = await index.release(normalizeName(project), version);
        if (!answer.found) continue;
        const finding = assess(match(normalizeName(project), answer.files, matcher, rules), answer.files);
        // Of a release that has a wheel they are put in order for whoever asks, as explain does.
        const files = explainFiles({ ...finding, refused: refusalsInOrder(finding, matcher) }, target);
        expect(files.map(({ filename }) => filename).toSorted()).toEqual(answer.files.map(({ raw }) => raw).toSorted());
        for (const { state, reason, why, filename } of files.filter((file) => file.state === 'refused')) {
          refused++;
          const says = reasons.some((each) => each === reason) && why.length > 5 && !/undefined|null|\bfor ,/.test(why);
          if (!says) unexplained.push(`${filename}: ${state} ${reason} ${why}`);
        }
        // Nearest first: no later file has a nearer reason.
        const ranks = files.flatMap((file) => reasons.flatMap((each, rank) => (each === file.reason ? [rank] : [])));
        expect(ranks).toEqual(ranks.toSorted((a, b) => b - a));
      }
    }
    expect(unexplained).toEqual([]);
    expect(refused).toBeGreaterThan(100);
  });
});

describe('a wheel with several tags', () => {
  it('is refused by those that come nearest: maturin 1.0 has wheels for glibc and musl at once', async () => {
    const target = await resolveTarget({ python: '3.12', libc: 'glibc-2.11', platform: 'linux/amd64' });
    const raw = 'x-1-py3-none-manylinux_2_12_x86_64.manylinux2010_x86_64.musllinux_1_1_x86_64.whl';
    const file = { filename: parseFilename(raw, normalizeName('x')), raw, url: '', yanked: false as const, hashes: {} };
    const [refusal] = match(normalizeName('x'), [file], makeMatcher(target, 'pip'), rules).refused;
    expect(refusal && fileWhy(refusal, target)).toBe('needs glibc 2.12 x86_64, this has glibc 2.11');
  });
});
