// One finding as the report gives it, and what formats make of it.

import { expect, it } from 'vitest';
import { findingWithout } from '../../../packages/core/src/assess/assess.ts';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { parseFilename } from '../../../packages/core/src/packaging/filename.ts';
import { annotations } from '../../../packages/core/src/render/wording/annotations.ts';
import { allWords } from '../../../packages/core/src/report/all-words.ts';
import { reportResult } from '../../../packages/core/src/report/build-report.ts';
import { samplePackage, sampleReport } from '../../support/sample-report.ts';

it("a release that is hours old and yanked: the yank's reason stands at the yank, its age at the build", async () => {
  const name = normalizeName('x');
  const target = await resolveTarget({ base: 'python:3.12-alpine', platform: 'linux/amd64' });
  const file = {
    filename: parseFilename('x-1.0.tar.gz', name),
    raw: 'x-1.0.tar.gz',
    url: '',
    yanked: 'broken on 32-bit',
    hashes: {},
    uploaded: '2026-11-21T09:00:00Z',
  };
  const pkg = { name, version: '1.0', source: { kind: 'index' }, at: { path: 'r.txt', line: 1 } };
  const finding = findingWithout('build', 'no-wheel', { file });
  const now = Date.parse('2026-11-21T12:00:00Z');
  const result = reportResult(finding, pkg as never, { id: 't0', target }, allWords, { now });
  expect(
    annotations(sampleReport([samplePackage('x', 1, [result])])).map(({ rule, detail }) => [rule, detail]),
  ).toEqual([
    [
      'WC101',
      'The release has no wheels. The sdist must be built; nothing shows whether there is anything to compile. It was released on 2026-11-21: wheels may follow. Way out: build it in a separate stage.',
    ],
    ['WC107', '1.0 was yanked: broken on 32-bit.'],
  ]);
});
