// `xargs -n 1 pip install`: the command that gets what it reads as further words.

import type { ShellWord } from '../shell/shell-words.ts';

export interface XargsCommand {
  /** Of the command that it runs. */
  readonly own: readonly ShellWord[];
  /** The same without the place that what it reads takes. */
  readonly words: readonly ShellWord[];
  /** Reads it in place of what is fed. */
  readonly file?: ShellWord;
  /** How many words one command gets, where that is not all. */
  readonly most?: number;
  /** Stands for what it reads: one command for a line. */
  readonly mark?: string;
  /** Whether a line is one word. */
  readonly perLine: boolean;
  /** Whether it runs nothing where there is nothing to read. */
  readonly skipsEmpty: boolean;
}

const valued = /^(?:-[nLPadI]|--max-args|--max-lines|--max-procs|--arg-file|--delimiter)$/;
const known =
  /^(?:-[rtx0]+|-[nLP]\d+|-I\S+|-a.+|-d.+|--null|--no-run-if-empty|--verbose|--(?:max-args|max-procs|max-lines|arg-file|delimiter)=.*)$/;

/** @returns undefined where it has options of another kind */
export function readXargs(words: readonly ShellWord[]): XargsCommand | undefined {
  const options = new Map<string, ShellWord>();
  let at = 0;
  let skipsEmpty = false;
  let perLine = false;
  for (let word = words[at]; word?.text.startsWith('-') === true; word = words[at]) {
    const { text } = word;
    const value = words[at + 1];
    skipsEmpty ||= /^(?:-[tx0]*r\w*|--no-run-if-empty)$/.test(text);
    // What is told with a zero behind it is written as lines here.
    perLine ||= /^(?:-[rtx]*0\w*|--null)$/.test(text);
    if (valued.test(text) && value !== undefined) {
      options.set(text, value);
      at += 2;
    } else if (known.test(text)) {
      const [, name = '', rest = ''] = /^(-[nLPadI]|--[\w-]+)=?(.*)$/.exec(text) ?? [];
      options.set(name, { ...word, text: rest });
      at++;
    } else return undefined;
  }
  const delimiter = options.get('-d') ?? options.get('--delimiter');
  // With others a line is not one word, or several.
  if (delimiter !== undefined && delimiter.text !== '\\n' && delimiter.text !== '\n') return undefined;
  const file = options.get('-a') ?? options.get('--arg-file');
  const mark = options.get('-I')?.text;
  const own = words.slice(at);
  if (own.length === 0 || (mark !== undefined && !own.some(({ text }) => text.includes(mark)))) return undefined;
  const most = options.get('-n') ?? options.get('--max-args') ?? options.get('-L') ?? options.get('--max-lines');
  const count = Number(most?.text);
  return {
    own,
    words: mark === undefined ? own : own.filter(({ text }) => text !== mark),
    perLine: perLine || delimiter !== undefined,
    skipsEmpty,
    ...(file === undefined ? {} : { file }),
    ...(Number.isInteger(count) && count > 0 ? { most: count } : {}),
    ...(mark === undefined ? {} : { mark }),
  };
}

/** `xargs -n 0`: GNU ("value 0 for -n option should be >= 1") and BusyBox end there with 1. */
export function takesNone(words: readonly ShellWord[]): boolean {
  const texts = words.map(({ text }) => text);
  const end = texts.findIndex((text, at) => !text.startsWith('-') && !valued.test(texts[at - 1] ?? ''));
  const own = texts.slice(0, end < 0 ? undefined : end);
  return own.some(
    (text, at) =>
      /^(?:-n0+|--max-args=0+)$/.test(text) || (/^0+$/.test(text) && /^(?:-n|--max-args)$/.test(own[at - 1] ?? '')),
  );
}
