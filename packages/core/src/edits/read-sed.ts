// `sed -i.bak -E -e 's/a/b/' requirements.txt` by its words.

import type { Filter, Userland } from './filter.ts';
import { runSed } from './run-sed.ts';
import { sedScript } from './sed-script.ts';

interface Asked {
  readonly scripts: string[];
  readonly files: string[];
  extended: boolean;
  quiet: boolean;
  suffix: string | undefined;
  apart: boolean;
}

export function readSed(words: readonly string[], userland: Userland): Filter | undefined {
  const asked = askedOf(words, userland);
  if (asked === undefined) return undefined;
  const { scripts, files, extended, quiet, suffix, apart } = asked;
  const inPlace = suffix !== undefined;
  // `*.bak` and `old/` have meanings of their own.
  if (suffix !== undefined && /[*/]/.test(suffix)) return undefined;
  if ((inPlace && files.length === 0) || (apart && !inPlace && files.length > 1)) return undefined;
  // `$` is then the last line of the last file, as of one text.
  const commands = sedScript(scripts.join('\n'), extended, userland);
  if (commands === undefined) return undefined;
  const copy = inPlace && suffix !== '' ? { suffix } : {};
  return { inputs: files, inPlace, ...copy, apply: (text, own, work) => runSed({ commands, quiet }, text, own, work) };
}

function askedOf(words: readonly string[], userland: Userland): Asked | undefined {
  const asked: Asked = { scripts: [], files: [], extended: false, quiet: false, suffix: undefined, apart: false };
  const plain: string[] = [];
  let optionsEnd = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (optionsEnd || !/^-./.test(word)) {
      plain.push(word);
      continue;
    }
    // musl's getopt, which busybox has in Alpine, takes no option behind a file.
    if (plain.length > 0 && userland !== 'gnu') return undefined;
    if (word === '--') optionsEnd = true;
    else if (!takeOption(word, words[at + 1], asked)) return undefined;
    else if (/^-[nErsu]*e$|^--expression$/.test(word)) at++;
  }
  const [script, ...files] = plain;
  if (asked.scripts.length > 0) asked.files.push(...plain);
  else if (script === undefined) return undefined;
  else {
    asked.scripts.push(script);
    asked.files.push(...files);
  }
  return asked;
}

/** @param next the value of an option that has none in its own word */
function takeOption(word: string, next: string | undefined, asked: Asked): boolean {
  if (word.startsWith('--')) return takeLong(word, next, asked);
  const [, flags = '', last = '', rest = ''] = /^-([nErsu]*)(?:([ei])([\s\S]*))?$/.exec(word) ?? [];
  if (flags === '' && last === '') return false;
  asked.quiet ||= flags.includes('n');
  asked.extended ||= /[Er]/.test(flags);
  asked.apart ||= flags.includes('s');
  if (last === 'i') asked.suffix = rest;
  if (last !== 'e') return true;
  const script = rest === '' ? next : rest;
  if (script !== undefined) asked.scripts.push(script);
  return script !== undefined;
}

/** busybox has some of them; a build stops there where it has not. */
function takeLong(word: string, next: string | undefined, asked: Asked): boolean {
  const [, name = '', value] = /^--([\w-]+)(?:=([\s\S]*))?$/.exec(word) ?? [];
  switch (name) {
    case 'in-place':
      asked.suffix = value ?? '';
      return true;
    case 'expression': {
      const script = value ?? next;
      if (script !== undefined) asked.scripts.push(script);
      return script !== undefined;
    }
    case 'quiet':
    case 'silent':
      asked.quiet = true;
      return true;
    case 'regexp-extended':
      asked.extended = true;
      return true;
    default:
      return false;
  }
}
