// The one call of setup() in build scripts, wherever it stands.

import type { CodeLine } from './code-line.ts';
import { bracketEnd } from './python-brackets.ts';
import { withoutStrings } from './python-code.ts';
import { partsOf } from './seen-calls.ts';

const call = /(?<![\w.])(?:\w+\.)*setup\s*\(/;

/**
 * Nobody else may call it: not by another name, nor where it is handed to (thrift 0.16 calls it again where its first attempt fails).
 *
 * @returns the dicts whose keywords it is given, `setup(**more)`; undefined where there is no such call, or it is given what is no keyword
 */
export function soleSetupCall(lines: readonly CodeLine[]): readonly string[] | undefined {
  const calls = lines.filter(
    ({ text }) => !/^\s*(?:from|import)\b/.test(text) && /\bsetup\b/.test(withoutStrings(text)),
  );
  const aliased = lines.some(({ text }) => /\bsetup\s+as\b/.test(text));
  const text = calls[0]?.text ?? '';
  const found = call.exec(text);
  const named = withoutStrings(text).match(/\bsetup\b/g) ?? [];
  if (calls.length !== 1 || aliased || found === null || named.length !== 1 || /^\s*(?:async\s+)?def\b/.test(text))
    return undefined;
  const from = found.index + found[0].length;
  const given = partsOf(text.slice(from, bracketEnd(text, from)));
  const dicts = given.flatMap((each) => /^\*\*\s*(\w+)$/.exec(each)?.[1] ?? []);
  const keywords = given.filter((each) => /^\w+\s*=(?!=)/.test(each));
  return dicts.length + keywords.length === given.length ? dicts : undefined;
}
