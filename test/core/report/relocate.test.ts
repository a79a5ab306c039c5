// A report with its paths counted from the repository's root.

import { describe, expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { relocate } from '../../../packages/core/src/report/relocate.ts';
import { render } from '../../../packages/core/src/render/renderers.ts';
import { recordedIndex } from '../../support/recorded-index.ts';

const report = await check({
  resolve: false,
  files: [{ path: 'requirements.txt', text: 'cryptography==3.4.7\n', sibling: async () => undefined }],
  targets: [{ base: 'python:3.8-alpine', platform: 'linux/amd64' }],
  selection: { with: [], without: [], only: [], allGroups: false, extras: [], allExtras: false },
  index: recordedIndex(),
});
const options = { width: 80, verbose: false };

describe('relocate', () => {
  it('puts every path where it stands, and changes nothing else', () => {
    const placed = relocate(report, (path) => `services/api/${path}`);
    expect(placed.packages.map(({ location }) => location.path)).toEqual(['services/api/requirements.txt']);
    expect(placed.inputs.map(({ path }) => path)).toEqual(['services/api/requirements.txt']);
    expect(relocate(placed, () => 'requirements.txt')).toEqual(relocate(report, () => 'requirements.txt'));
    expect(relocate(report, (path) => path)).toEqual(report);
  });

  it.each(['sarif', 'github', 'gitlab'] as const)('%s names no file for what is in none', (format) => {
    const text = render(
      format,
      relocate(report, () => '-'),
      options,
    );
    expect(text).toContain('cryptography 3.4.7');
    expect(text).not.toMatch(/file=|requirements\.txt"/);
  });
});
