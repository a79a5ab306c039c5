// What pip and uv make of odd lines of Requires-Dist, as they were seen to take or refuse a wheel with each of them.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pipReadsLegacy } from '../../../packages/core/src/packaging/pip-knows.ts';
import {
  parseRequiresDist,
  refusedLine,
  type RequiresDistDialect,
} from '../../../packages/core/src/packaging/requires-dist.ts';
import { golden, hostile, slow } from './golden.ts';

interface Golden {
  readonly installers: readonly string[];
  /** One character an installer: 1 where it takes a wheel with the line. */
  readonly lines: readonly { readonly line: string; readonly of?: string; readonly takes: string }[];
}

const { installers, lines } = golden<Golden>('requires-dist.json');

function dialectOf(installer: string): RequiresDistDialect {
  const [name, version] = installer.split(' ');
  if (name === 'uv') return 'mended';
  return pipReadsLegacy(version) ? 'legacy' : 'pep-508';
}

/** What real releases say (fixtures/resolve), besides the odd ones. */
function everyLine(): readonly string[] {
  const packed = readFileSync(join(import.meta.dirname, '../../../fixtures/resolve/index.json.gz'));
  const recorded = JSON.parse(gunzipSync(packed).toString()) as { readonly lines: readonly string[] };
  return [...recorded.lines, ...lines.map(({ line }) => line)];
}

it.each(['pep-508', 'legacy', 'mended'] as const)(
  'a line that is not taken apart is none that %s refuses',
  (dialect) => {
    const refused = everyLine().filter((line) => !parseRequiresDist(line, dialect).ok);
    expect(everyLine().filter((line) => refusedLine([line], dialect) !== undefined)).toEqual(refused);
  },
);

describe('parseRequiresDist', () => {
  it.each(lines)('$line', ({ line, takes }) => {
    const taken = installers.map((installer) => parseRequiresDist(line, dialectOf(installer)).ok);
    expect(taken.map(Number).join('')).toBe(takes);
  });

  it.each<readonly [line: string, dialect: RequiresDistDialect, range: string]>([
    ['extract-msg (<=0.29.*)', 'legacy', '<=0.29.*'],
    ['extract-msg (<=0.29.*)', 'mended', '<=0.29'],
    ['pytz (>dev)', 'mended', '>0.0.0dev'],
    ["botocore>=1.3.0,<1.4.0',", 'mended', '>=1.3.0,<1.4.0'],
    ['elasticsearch-dsl (>=7.2.0<8.0.0) ; extra == "es"', 'mended', '>=7.2.0,<8.0.0'],
  ])('%s in %s asks for %s', (line, dialect, range) => {
    expect(parseRequiresDist(line, dialect)).toMatchObject({ ok: true, value: { range } });
  });
});

describe('refusedLine', () => {
  it('names the first line, whether it applies or not', () => {
    const requires = ['six', "pandas (>=0.*) ; extra == 'data'", 'pytz (>dev)'];
    expect(refusedLine(requires, 'pep-508')).toBe("pandas (>=0.*) ; extra == 'data'");
    expect(refusedLine(requires, 'legacy')).toBeUndefined();
  });
});

describe('any text', () => {
  it.each(['pep-508', 'legacy', 'mended'] as const)('is answered at once as %s, even 10 kB of it', (dialect) => {
    expect(slow(hostile(10_000), (text) => parseRequiresDist(text, dialect))).toEqual([]);
  });
});
