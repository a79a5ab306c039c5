// RUN ["exit", "1"]: no shell is there, so that what only a shell knows is no program, and the build ends before anything runs.

import { lastOf } from './program-of.ts';
import type { StageScope } from './stage-scope.ts';

/** POSIX 2.14, reserved words, and what bash has besides: no system has programs of these names. */
const ofShells =
  /^(?:[.:]|source|break|continue|eval|exec|exit|export|readonly|return|set|shift|times|trap|unset|local|declare|typeset|shopt|if|for|while|until|case|!|\{|\()$/;

/** Distributions whose packages have no program `cd` either, which POSIX asks for and Fedora has. */
const withoutCd = /^(?:debian|ubuntu|alpine)$/;

export interface ExecRefusal {
  readonly why: string;
  readonly remedy?: string;
}

/** Why its first word is no program; undefined where it may be one. */
export function execRefusal(
  words: readonly string[],
  { distribution = '' }: Pick<StageScope, 'distribution'>,
): ExecRefusal | undefined {
  const [name = '', ...others] = words;
  if (!ofShells.test(name) && !(name === 'cd' && withoutCd.test(distribution))) return undefined;
  const why = `${name} is no program, and no shell reads this form`;
  return name === 'exit' ? { why } : { why, remedy: `let a shell run it: RUN ${[name, ...others].join(' ')}` };
}

/** The same as a script, where it is one of the few programs that come to what a shell's own words do; undefined elsewhere. */
export function execScript(words: readonly string[]): string | undefined {
  const isAsking = /^(?:false|true|test|\[)$/.test(lastOf(words[0] ?? ''));
  if (!isAsking) return undefined;
  return [lastOf(words[0] ?? ''), ...words.slice(1).map((word) => `'${word.replaceAll("'", String.raw`'\''`)}'`)].join(
    ' ',
  );
}
