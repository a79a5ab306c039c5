// `===` in a line and in what a release requires, as pip and as uv read it, through a whole check.

import { expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import type { InstallerName } from '../../../packages/core/src/manifest/installer-traits.ts';
import { smallIndex } from '../../support/small-index.ts';

const pure = ['py3-none-any'];
const index = smallIndex({
  tool: { '2.0': { files: pure, metadata: [] }, '1.0': { files: pure, metadata: [] } },
  web: { '1.0': { files: pure, metadata: ['tool===1.0.0'] } },
  cpu: { '2.4.1+cpu': { files: pure, metadata: [] } },
});

it.each<[InstallerName, string, string]>([
  ['pip', 'tool===1.0', 'tool 1.0 wheel'],
  ['uv', 'tool===1.0', 'tool 1.0 wheel'],
  ['pip', 'tool===1.0.0', 'tool 1.0.0 impossible'],
  ['uv', 'tool===1.0.0', 'tool 1.0.0 wheel'],
  ['pip', 'tool===1.0.0,<2', 'tool 1.0.0 impossible'],
  ['uv', 'tool===1.0.0,<2', 'tool 1.0.0 wheel'],
  // Of the line nothing more can be said: no version of tool is met by what web needs.
  ['pip', 'web', 'web null unknown'],
  ['uv', 'web', 'tool 1.0 wheel, web 1.0 wheel'],
  ['pip', 'cpu===2.4.1', 'cpu 2.4.1 impossible'],
  ['uv', 'cpu===2.4.1', 'cpu 2.4.1 impossible'],
])('%s takes of %s', async (installer, line, expected) => {
  const { packages } = await check({
    files: [{ path: 'requirements.txt', text: `${line}\n`, sibling: async () => undefined }],
    targets: [{ platform: 'linux/amd64', python: '3.12', libc: 'glibc-2.36' }],
    index,
    resolve: {},
    overrides: { installer },
  });
  const rows = packages.map(({ name, version, results }) => `${name} ${version} ${results[0]?.verdict}`);
  expect(rows.toSorted().join(', ')).toBe(expected);
});
