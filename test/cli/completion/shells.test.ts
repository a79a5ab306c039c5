// The script of each shell for a small command line, as it stands in fixtures/completions, and the printed ones for the real
// tables. `pnpm test:parts completions` runs them in the shells. UPDATE_TRANSCRIPTS=1 writes the fixtures anew.

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandTable } from '../../../packages/cli/src/command-table.ts';
import { bash } from '../../../packages/cli/src/completion/bash.ts';
import { fish } from '../../../packages/cli/src/completion/fish.ts';
import { powershell } from '../../../packages/cli/src/completion/powershell.ts';
import { zsh } from '../../../packages/cli/src/completion/zsh.ts';
import { optionTable } from '../../../packages/cli/src/option-table.ts';
import { sampleModel } from './sample-model.ts';

const root = join(import.meta.dirname, '../../..');
const shells = { bash, zsh, fish, powershell };
const names = ['bash', 'zsh', 'fish', 'powershell'] as const;

describe.each(names)('%s', (name) => {
  it('the small command line', () => {
    const path = join(root, 'fixtures/completions', `sample.${name}`);
    const script = shells[name](sampleModel);
    if (process.env['UPDATE_TRANSCRIPTS']) writeFileSync(path, script);
    expect(script).toBe(readFileSync(path, 'utf8'));
  });

  const printed = execFileSync(process.execPath, [join(root, 'packages/cli/dist/main.mjs'), 'completion', name], {
    encoding: 'utf8',
  });

  it('holds every option and command of the tables', () => {
    const flags = optionTable.flatMap(({ flags: text }) => text.match(/(?<=--)[a-z][\w-]*/g) ?? []);
    const words = [...flags, ...commandTable.map((row) => row.name).filter((row) => row !== 'check')];
    expect(
      words.filter((word) => !new RegExp(`[^\\w-]${name === 'fish' ? '' : '(?:--)?'}${word}(?![\\w-])`).test(printed)),
    ).toEqual([]);
  });

  it('holds what core knows: images of today, rules, formats', () => {
    expect(['python:3.14-alpine', 'linux/arm64', 'WC101', 'sarif'].filter((word) => !printed.includes(word))).toEqual(
      [],
    );
    expect(printed).not.toContain('python:2.7');
  });

  it('ends in one newline, without control characters', () => {
    expect(printed).toMatch(/[^\n]\n$/);
    expect(printed).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f]/);
  });
});
