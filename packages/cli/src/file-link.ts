// Links to the files of a report, for terminals that know such (OSC 8); others would show the codes, or swallow the text.

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RenderOptions } from '@wheelcheck/core';
import type { Io } from './io.ts';

type FileLink = NonNullable<RenderOptions['link']>;

/** The first VTE whose links are without a crash is 0.50.1. */
const VTE_SINCE = 5001;

const programs: ReadonlySet<string> = new Set(['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'Hyper', 'rio']);

/**
 * @returns undefined where the terminal is none of those that are known to show links: a multiplexer need not pass them on.
 *   FORCE_HYPERLINK decides as elsewhere, 0 or 1
 */
export function fileLink({ environment }: Pick<Io, 'environment'>): FileLink | undefined {
  const forced = environment['FORCE_HYPERLINK'];
  const shows = forced === undefined ? showsLinks(environment) : forced !== '0' && forced !== 'false';
  // Visual Studio Code opens a file at the line behind `#`; others would look for a file of that name.
  const isEditor = environment['TERM_PROGRAM'] === 'vscode';
  return shows ? (text, { path, line }) => linked(text, path, isEditor ? `#L${line}` : '') : undefined;
}

function showsLinks(environment: Io['environment']): boolean {
  const { TERM: term = '', TERM_PROGRAM: program = '', VTE_VERSION: vte, TMUX: tmux } = environment;
  if (tmux || environment['CI'] || /^(?:screen|tmux)/.test(term)) return false;
  return (
    programs.has(program) ||
    Number(vte ?? 0) >= VTE_SINCE ||
    Boolean(environment['WT_SESSION'] || environment['KITTY_WINDOW_ID']) ||
    /^(?:xterm-kitty|xterm-ghostty|alacritty|foot)/.test(term)
  );
}

/** What stands in no file here (words, standard input, a file outside of the folder) is no link. The address holds no code of its own: it is percent-encoded. */
function linked(text: string, path: string, fragment: string): string {
  if (!existsSync(path)) return text;
  return `\u001b]8;;${pathToFileURL(resolve(path)).href}${fragment}\u001b\\${text}\u001b]8;;\u001b\\`;
}
