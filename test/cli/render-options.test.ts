// What a terminal is given beside the text: tones as styleText of Node has them, and links where they are shown.

import { Readable } from 'node:stream';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderOptions } from '../../packages/cli/src/render-options.ts';
import type { Io } from '../../packages/cli/src/io.ts';

const folder = mkdtempSync(join(tmpdir(), 'wheelcheck-links-'));
const hostile = join(folder, 'a\u001b]0;title\u0007 #b.txt');
writeFileSync(hostile, '');

function io(environment: Record<string, string>, isTTY: boolean): Io {
  const stream = { write: () => true, isTTY, columns: 120 };
  return {
    stdout: stream,
    stderr: stream,
    environment,
    openStdin: () => Readable.from(['']),
    signal: new AbortController().signal,
  };
}

const terminal = { TERM: 'xterm-256color', TERM_PROGRAM: 'WezTerm' };

describe('tones', () => {
  it('are those of Node', () => {
    const { paint } = renderOptions({ color: 'auto' }, io(terminal, true), false);
    expect([paint?.('x', 'red'), paint?.('x', 'bold')]).toEqual(['\u001b[31mx\u001b[39m', '\u001b[1mx\u001b[22m']);
  });

  it.each<[string, Record<string, string>, boolean, boolean, boolean]>([
    ['a terminal', terminal, true, false, true],
    ['a pipe', terminal, false, false, false],
    ['a file', terminal, true, true, false],
    ['a dumb terminal', { TERM: 'dumb' }, true, false, false],
    ['NO_COLOR', { ...terminal, NO_COLOR: '1' }, true, false, false],
    ['an empty NO_COLOR', { ...terminal, NO_COLOR: '' }, true, false, true],
    ['FORCE_COLOR in a pipe', { FORCE_COLOR: '1' }, false, false, true],
    ['FORCE_COLOR=0', { ...terminal, FORCE_COLOR: '0' }, true, false, false],
  ])('%s', (_, environment, isTTY, toFile, painted) => {
    expect(renderOptions({ color: 'auto' }, io(environment, isTTY), toFile).paint !== undefined).toBe(painted);
  });
});

describe('links', () => {
  it.each<[string, Record<string, string>, boolean]>([
    ['a terminal that shows them', terminal, true],
    ['a newer VTE', { TERM: 'xterm-256color', VTE_VERSION: '7600' }, true],
    ['a VTE that crashed', { TERM: 'xterm-256color', VTE_VERSION: '5000' }, false],
    ['kitty', { TERM: 'xterm-kitty' }, true],
    ['Windows Terminal', { WT_SESSION: '1' }, true],
    ['one that nobody knows', { TERM: 'xterm-256color' }, false],
    ['a multiplexer', { ...terminal, TMUX: '/tmp/tmux-0/default,1,0' }, false],
    ['a run of a CI', { ...terminal, CI: 'true' }, false],
    ['a dumb terminal', { TERM: 'dumb' }, false],
    ['NO_COLOR: no codes at all', { ...terminal, NO_COLOR: '1' }, false],
    ['one that is told to', { TERM: 'xterm-256color', FORCE_HYPERLINK: '1' }, true],
    ['one that is told not to', { ...terminal, FORCE_HYPERLINK: '0' }, false],
  ])('%s', (_, environment, shown) => {
    expect(renderOptions({ color: 'auto' }, io(environment, true), false).link !== undefined).toBe(shown);
  });

  it('go into no pipe and no file, whatever colour they are told to have', () => {
    expect(renderOptions({ color: 'always' }, io(terminal, false), false).link).toBeUndefined();
    expect(renderOptions({ color: 'always' }, io(terminal, true), true).link).toBeUndefined();
  });

  it('lead to a file that is there, whose name steers nothing', () => {
    const { link } = renderOptions({ color: 'auto' }, io(terminal, true), false);
    const address = `file://${folder}/a%1B%5D0;title%07%20%23b.txt`;
    expect(link?.('b.txt:3', { path: hostile, line: 3 })).toBe(`\u001b]8;;${address}\u001b\\b.txt:3\u001b]8;;\u001b\\`);
    expect(link?.('-:3', { path: '-', line: 3 })).toBe('-:3');
    const editor = renderOptions({ color: 'auto' }, io({ TERM_PROGRAM: 'vscode' }, true), false);
    expect(editor.link?.('b', { path: hostile, line: 3 })).toContain('%20%23b.txt#L3\u001b\\');
  });
});
