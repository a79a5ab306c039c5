// A copy of a folder as the root of a repository of its own, wherever the tests stand: code hosts count paths from there.

import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @returns the copy, which the caller removes */
export function asRepository(folder: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'wheelcheck-repository-'));
  cpSync(folder, copy, { recursive: true });
  mkdirSync(join(copy, '.git'));
  return copy;
}
