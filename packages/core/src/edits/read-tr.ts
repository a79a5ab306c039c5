// `tr -d '\r'`, `tr ' ' '\n'`: single characters that go, or become others; and `dos2unix`.

import { ownValue } from '../text/own-value.ts';
import type { Filter } from './filter.ts';
import { changedLine, type LinePlace, type TextLine, type TextLines } from './text-lines.ts';

const escapes: Readonly<Record<string, string>> = {
  '\\n': '\n',
  '\\r': '\r',
  '\\t': '\t',
  '\\\\': '\\',
  '\\015': '\r',
  '\\012': '\n',
};

export function readTr(words: readonly string[]): Filter | undefined {
  const [first = '', second = '', ...others] = words;
  if (first === '-d' && others.length === 0) {
    const deleted = charactersOf(second);
    // Without its line breaks a text is one line, of which nobody says where it stands.
    if (deleted === undefined || deleted.includes('\n')) return undefined;
    return filter((text, own) =>
      mapped(text, own, (each) => deleted.reduce((rest, char) => rest.replaceAll(char, ''), each)),
    );
  }
  const [from, to] = [charactersOf(first), charactersOf(second)];
  if (words.length !== 2 || from?.length !== 1 || to?.length !== 1 || from[0] === '\n') return undefined;
  return filter((text, own) => mapped(text, own, (each) => each.replaceAll(from[0] ?? '', () => to[0] ?? '')));
}

function filter(apply: Filter['apply']): Filter {
  return { inputs: [], inPlace: false, apply };
}

/** Plain characters; ranges and classes are none. */
function charactersOf(set: string): readonly string[] | undefined {
  const found = set.match(/\\\d{3}|\\[\s\S]|[\s\S]/g) ?? [];
  const known = found
    .map((each) => (each.length === 1 ? each : (ownValue(escapes, each) ?? '')))
    .filter((each) => /^[\0-\x7F]$/.test(each));
  const isPlain = known.length === found.length && found.length > 0 && !/[-[]/.test(set.slice(0, -1)) && set !== '\\';
  return isPlain ? known : undefined;
}

function mapped({ lines, ends }: TextLines, own: LinePlace, change: (text: string) => string): TextLines {
  const made = lines.flatMap((line): readonly TextLine[] =>
    change(line.text)
      .split('\n')
      .map((text) => changedLine(line, text, own)),
  );
  return { lines: made, ends };
}

/** Its options say what it prints. */
export function readDos2unix(words: readonly string[]): Filter | undefined {
  const inputs = words.filter((word) => !/^(?:-q|--quiet)$/.test(word));
  if (inputs.length === 0 || inputs.some((word) => word.startsWith('-'))) return undefined;
  return { inputs, inPlace: true, apply: (text, own) => mapped(text, own, (each) => each.replace(/\r$/, '')) };
}
