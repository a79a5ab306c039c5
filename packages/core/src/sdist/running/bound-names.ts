// Which names a script gives a meaning of its own, anywhere: what a name is then, nobody can tell from the name.

import { statementsOf } from '../python-code.ts';

export interface BoundNames {
  /** Whether a name, or one with dots, is given something: assigned, defined, a parameter, `as`. */
  readonly isGiven: (name: string) => boolean;
  /** Given, or taken from a module. */
  readonly isDefined: (name: string) => boolean;
  /** Imported as the module that it is, and nothing else. */
  readonly isModule: (name: string) => boolean;
}

/** @param code without comments; looked through once, since a name is asked for each Python */
export function boundNames(code: string): BoundNames {
  const given = new Set<string>();
  const taken = new Set<string>();
  const modules = new Set<string>();
  let isOpen = false;
  const giveWords = (text: string): void => {
    for (const [word] of text.matchAll(/\w+/g)) given.add(word);
  };
  for (const statement of statementsOf(code)) {
    const plain = /^[ \t]*import[ \t]+([^]*)$/.exec(statement)?.[1];
    for (const each of plain?.split(/[,;]/) ?? [])
      if (!/\sas\s/.test(each)) modules.add(/^[\s\\]*(\w+)/.exec(each)?.[1] ?? '');
    const list = /\bimport\b([^]*)$/.exec(statement)?.[1] ?? '';
    for (const [word] of list.matchAll(/\w+/g)) taken.add(word);
    if (/^[ \t]*\*/.test(list)) isOpen = true;
    const told = /\b(?:def|as|for|global|lambda)\b([^]*)$/.exec(statement)?.[1];
    if (told !== undefined) giveWords(told);
    for (const [, name = ''] of statement.matchAll(/\bclass[ \t]+(\w+)/g)) given.add(name);
    if (!statement.includes('=')) continue;
    for (const before of statement.split(/(?<![=!<>])=(?!=)/).slice(0, -1)) {
      for (const [, name = ''] of before.matchAll(/(\w+)[ \t]*,/g)) given.add(name);
      const [chain] = /[\w.]+$/.exec(before.slice(-200).trimEnd()) ?? [];
      if (chain !== undefined) given.add(chain);
    }
  }
  const setsAny = /\bsetattr\b/.test(code);
  const isGiven = (name: string): boolean => setsAny || given.has(name);
  return {
    isGiven,
    isDefined: (name) => isOpen || taken.has(name) || isGiven(name),
    isModule: (name) => modules.has(name) && !isGiven(name),
  };
}
