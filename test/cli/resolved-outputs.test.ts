// What is said where a lock is written.

import { Readable } from 'node:stream';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Io } from '../../packages/cli/src/io.ts';
import { type ResolvedFlags, writeResolved } from '../../packages/cli/src/resolved-outputs.ts';
import { sampleReport } from '../support/sample-report.ts';

const folder = mkdtempSync(join(tmpdir(), 'wheelcheck-lock-'));
const outputLock = join(folder, 'pylock.toml');
afterAll(() => rmSync(folder, { recursive: true }));

it.each<[what: string, flags: ResolvedFlags, said: string]>([
  ['whole', { outputLock }, ''],
  ['with --no-deps', { outputLock, deps: false }, `leaves out what its packages need: pip install --no-deps -r `],
])('%s', async (_, flags, said) => {
  const told: string[] = [];
  const stream = { write: (text: string) => told.push(text) };
  const io: Io = {
    stdout: stream,
    stderr: stream,
    environment: {},
    openStdin: () => Readable.from(['']),
    signal: new AbortController().signal,
  };
  expect(await writeResolved(flags, sampleReport([]), { ok: true, value: 'lock-version = "1.0"\n' }, io)).toBe(true);
  expect(readFileSync(outputLock, 'utf8')).toBe('lock-version = "1.0"\n');
  expect(told.join('')).toBe(said && `note: ${outputLock} ${said}${outputLock}\n`);
});
