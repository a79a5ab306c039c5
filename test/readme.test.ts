// The README shows what the command really prints.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { manifestNames } from '../packages/core/src/manifest/formats.ts';

const root = join(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

function printed(transcript: string): string {
  const text = readFileSync(join(root, 'fixtures/projects', transcript), 'utf8');
  return /stdout\n\n```\n([\s\S]*?)\n```/.exec(text)?.[1] ?? 'nothing';
}

describe('the README', () => {
  it('opens with a real run', () => {
    expect(readme).toContain(printed('cryptography/alpine.transcript.md'));
  });

  it('shows the beginning of a real explanation', () => {
    const lines = printed('cryptography/explain.transcript.md').split('\n').slice(0, 18);
    expect(readme).toContain(lines.join('\n'));
  });

  it.each(manifestNames)('has a row for %s', (name) => {
    expect(readme).toMatch(new RegExp(`^\\| \\\`${name.replaceAll('.', '\\.')}\\\``, 'm'));
  });
});
