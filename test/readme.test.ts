// The README and its pages show what the command really prints.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { manifestNames } from '../packages/core/src/manifest/formats.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const readme = read('README.md');

function printed(transcript: string): string {
  const text = readFileSync(join(root, 'fixtures/projects', transcript), 'utf8');
  return /stdout\n\n```\n([\s\S]*?)\n```/.exec(text)?.[1] ?? 'nothing';
}

describe('the README', () => {
  it.each([...readme.matchAll(/\]\(([^)]+)\)/g)].map(([, path = '']) => path))('links to %s', (path) => {
    expect(existsSync(join(root, path))).toBe(true);
  });

  it('opens with a real run', () => {
    expect(readme).toContain(printed('cryptography/current.transcript.md'));
  });

  it('shows the beginning of a real explanation', () => {
    const lines = printed('cryptography/explain.transcript.md').split('\n').slice(0, 18);
    expect(read('docs/verdicts.md')).toContain(lines.join('\n'));
  });

  it.each(manifestNames)('has a row for %s', (name) => {
    expect(read('docs/formats.md')).toMatch(new RegExp(`^\\| \\\`${name.replaceAll('.', '\\.')}\\\``, 'm'));
  });
});
