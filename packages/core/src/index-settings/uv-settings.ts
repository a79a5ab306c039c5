// uv's variables that name indexes.

import type { IndexSettings, SettledIndex } from './settled-index.ts';
import { type Machine, originOf } from './machine.ts';

/**
 * As uv 0.9: UV_INDEX comes before UV_EXTRA_INDEX_URL, its older name, and UV_DEFAULT_INDEX stands over UV_INDEX_URL. An index
 * may have a name, `UV_INDEX="own=https://index.example/simple"`.
 */
export function uvSettings(machine: Machine): IndexSettings {
  const indexesIn = (variable: string): readonly SettledIndex[] =>
    (machine.variable(variable) ?? '')
      .split(/\s+/)
      .flatMap((word) => (word === '' ? [] : [{ ...named(word), from: originOf(machine, variable) }]));
  const [main] = [...indexesIn('UV_DEFAULT_INDEX'), ...indexesIn('UV_INDEX_URL')];
  const none = /^(?:1|true|yes|on|t|y)$/i.test(machine.variable('UV_NO_INDEX') ?? '');
  return {
    ...(main === undefined ? {} : { main }),
    extra: [...indexesIn('UV_INDEX'), ...indexesIn('UV_EXTRA_INDEX_URL')],
    ...(none ? { none: originOf(machine, 'UV_NO_INDEX') } : {}),
  };
}

/** A name has no sign that an address needs before its `=`. */
function named(word: string): { readonly url: string; readonly name?: string } {
  const [, name, url] = /^([\w.-]+)=(.+)$/s.exec(word) ?? [];
  return name === undefined || url === undefined ? { url: word } : { url, name };
}
