// Which runs V8 is told to spare memory for. What it gives stands in docs/performance.md, from `npm run bench`.

import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { spareMemory } from '../../packages/cli/src/spare-memory.ts';

const v8 = process.getBuiltinModule('node:v8');
const told: string[] = [];

beforeEach(() => {
  told.length = 0;
  vi.spyOn(v8, 'setFlagsFromString').mockImplementation((flag) => void told.push(flag));
});
afterEach(() => vi.restoreAllMocks());

const pins = (count: number, more = ''): string =>
  Array.from({ length: count }, (_, index) => `demo-${index}==1.0${more}\n`).join('');

describe('spareMemory', () => {
  test.each([
    ['499 pins', [pins(499)], false],
    ['500 pins', [pins(500)], true],
    ['two files of 250 pins', [pins(250), pins(250)], true],
    [
      '200 pins with hashes and remarks',
      [pins(200, ' \\\n    --hash=sha256:00 \\\n    --hash=sha256:01\n    # via demo')],
      false,
    ],
    ['no file', [], false],
  ])('%s', (_, texts, isMany) => {
    spareMemory(texts.map((text) => ({ text })));
    expect(told.length > 0).toBe(isMany);
  });

  test('V8 knows each flag', () => {
    const known = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
    spareMemory([{ text: pins(500) }]);
    expect(told).toHaveLength(5);
    for (const flag of told) expect(known).toContain(`\n  ${flag.replace(/=.*$/, '').replace('--no-', '--')} (`);
  });
});
