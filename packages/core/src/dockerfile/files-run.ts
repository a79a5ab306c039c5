// The files that a command line runs: scripts, by themselves or by a shell, and Makefiles.

import { lastOf } from './program-of.ts';

export interface FileRun {
  /** As it is written. */
  readonly path: string;
  /** Whether it is looked for in PATH where it names no folder. */
  readonly isProgram: boolean;
  /** Of a Makefile. */
  readonly targets?: readonly string[];
}

/** They run what stands behind their options. */
const wrappers = /^(?:tini|dumb-init|exec|env|sudo|nohup|time|command|--)$/;
/** The same behind the name of a user. */
const asUser = /^(?:gosu|su-exec|setpriv)$/;
const interpreters = /^(?:(?:ba|da|a|z)?sh|python[\d.]*|source|\.)$/;
const separators = /&&|\|\||[;|\n]/;

export function filesRun(words: readonly string[], depth = 0): readonly FileRun[] {
  const [program = '', ...rest] = words;
  const name = lastOf(program);
  if (program === '' || depth > 5) return [];
  const behind = (from: readonly string[]): readonly FileRun[] => filesRun(from, depth + 1);
  if (wrappers.test(name) || /^\w+=/.test(program))
    return behind(rest.slice(rest.findIndex((word) => !word.startsWith('-'))));
  if (asUser.test(name)) return behind(rest.slice(1));
  if (name === 'make' || name === 'gmake') return makefiles(rest);
  if (!interpreters.test(name)) return [{ path: program, isProgram: true }];
  const option = rest.findIndex((word) => /^-[a-z]*[cm]$/.test(word));
  // `bash -o pipefail x.sh`
  const script = rest.findIndex((word, at) => !word.startsWith('-') && !/^[-+]\w*[oO]$/.test(rest[at - 1] ?? ''));
  if (option < 0 || (script >= 0 && script < option))
    return rest.slice(script, script + 1).map((path) => ({ path, isProgram: false }));
  // `sh -c "./migrate.sh && exec app"`
  return name.endsWith('sh')
    ? (rest[option + 1] ?? '').split(separators).flatMap((each) => behind(each.trim().split(/\s+/)))
    : [];
}

/** `make -C sub -f deps.mk deps` */
function makefiles(words: readonly string[]): readonly FileRun[] {
  const valueOf = (option: RegExp): string | undefined => {
    const at = words.findIndex((word) => option.test(word));
    return at < 0 ? undefined : words[at + 1];
  };
  const folder = valueOf(/^(?:-C|--directory)$/) ?? '.';
  const targets = words.filter(
    (word, at) =>
      !/^-|=/.test(word) &&
      !/^-[CfIoW]$|^--(?:directory|file)$/.test(words[at - 1] ?? '') &&
      !(/^\d+$/.test(word) && /^-[jl]$/.test(words[at - 1] ?? '')),
  );
  const named = valueOf(/^(?:-f|--file)$/);
  const names = named === undefined ? ['Makefile', 'makefile', 'GNUmakefile'] : [named];
  return names.map((path) => ({ path: `${folder}/${path}`, isProgram: false, targets }));
}
