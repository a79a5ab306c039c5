// The short answer is the long one's: whether anything of a version can be installed, of every release that was recorded on one of
// three targets, by turns: WHOLE_PLANS=1 takes each of them on all.

import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import { makeMatcher } from '../../../packages/core/src/match/compatibility.ts';
import { installableWith } from '../../../packages/core/src/match/installable-with.ts';
import type { MatchRules } from '../../../packages/core/src/match/judge-file.ts';
import { match } from '../../../packages/core/src/match/match.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { recordedIndex, recordings } from '../../support/recorded-index.ts';

const binaries = { noBinary: [], onlyBinary: [] };
const rules: readonly (readonly [words: string, rules: MatchRules])[] = [
  ['', { binaries }],
  ['--only-binary :all:', { binaries: { noBinary: [], onlyBinary: [':all:'] } }],
  ['--no-binary :all:', { binaries: { noBinary: [':all:'], onlyBinary: [] } }],
  ['a hash that no file has', { binaries, allowedHashes: [`sha256:${'0'.repeat(64)}`] }],
];

const targets = [
  ['pip', '3.12', 'musl-1.2', 'linux/arm64', '25.0'],
  ['pip', '3.8', 'glibc-2.28', 'linux/amd64', '19.0'],
  ['uv', '3.13', 'glibc-2.36', 'linux/amd64', '25.0'],
] as const;
const step = process.env['WHOLE_PLANS'] === undefined ? targets.length : 1;

it.each(targets.map((each, turn) => [...each, turn] as const))('%s on %s %s %s, pip %s', async (...target) => {
  const [installer, python, libc, platform, pip, turn] = target;
  const matcher = makeMatcher(await resolveTarget({ python, libc, platform, pip }), installer);
  const index = recordedIndex();
  const counts = { yes: 0, no: 0 };
  let release = turn;
  for (const name of readdirSync(recordings).map((file) => normalizeName(file.replace('.json', '')))) {
    for (const [version, files] of (await index.project(name)) ?? []) {
      release += 1;
      if (release % step !== 0) continue;
      for (const [words, rule] of rules) {
        const answer = installableWith(name, matcher, rule)({ files, kinds: files });
        expect(answer, `${name} ${version} ${words}`).toBe(match(name, files, matcher, rule).taken !== undefined);
        counts[answer ? 'yes' : 'no'] += 1;
      }
    }
  }
  expect(Math.min(counts.yes, counts.no)).toBeGreaterThan(100);
});
