// What V8 is told of when to optimise, and that it is taken back for whatever is loaded. What it gives stands in docs/performance.md.

import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { optimiseAsEver, optimiseLate } from '../../packages/cli/src/optimise-late.ts';
import { command } from '../support/command.ts';

const v8 = process.getBuiltinModule('node:v8');
const told: string[] = [];
let atExit: () => void = () => undefined;

beforeEach(() => {
  told.length = 0;
  vi.spyOn(v8, 'setFlagsFromString').mockImplementation((flag) => void told.push(flag));
  vi.spyOn(process, 'once').mockImplementation((_, listener) => {
    atExit = listener;
    return process;
  });
});
afterEach(() => vi.restoreAllMocks());

test('V8 knows the flag', () => {
  optimiseLate();
  const known = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
  expect(told).toEqual(['--interrupt-budget=1081344']);
  expect(known).toContain('\n  --interrupt-budget (');
});

test('it is taken back when the process ends', () => {
  optimiseLate();
  atExit();
  expect(told).toEqual(['--interrupt-budget=1081344', '--interrupt-budget=67584']);
});

/** What a process says that is told so of its V8 and then takes in code that was made at the build, as load-part.ts does it. */
function takingCode(flags: readonly string[]): string {
  const folder = dirname(command);
  const parts = readdirSync(folder).filter((name) =>
    name.endsWith(`.cjs.${process.versions.v8}-${process.platform}-${process.arch}.code`),
  );
  const asked = `
    const { readFileSync } = require('node:fs');
    const { Script } = require('node:vm');
    for (const flag of ${JSON.stringify(flags)}) require('node:v8').setFlagsFromString(flag);
    for (const made of ${JSON.stringify(parts.map((name) => join(folder, name)))}) {
      const source = readFileSync(made.replace(/\\.cjs\\..*$/, '.cjs'), 'latin1');
      const script = new Script('(function(exports,require,module){' + source + '\\n})', { cachedData: readFileSync(made).subarray(8) });
      process.stdout.write(script.cachedDataRejected ? 'rejected ' : 'taken ');
    }`;
  return execFileSync(process.execPath, ['-e', asked], { encoding: 'utf8', env: { PATH: process.env['PATH'] } });
}

test('code that was made at the build is taken once it is taken back, and not before', () => {
  optimiseLate();
  expect(takingCode(told)).toMatch(/^(?:rejected ){2,}$/);
  optimiseAsEver();
  expect(takingCode(told)).toMatch(/^(?:taken ){2,}$/);
});
