// Keys of a lock, of which each stands in it thousands of times, mostly behind the same one.

interface RegularKey {
  readonly key: string;
  /** With its quotation marks, if it has some, and the ` = ` behind it. */
  readonly written: string;
  /** The one that stood behind it the last time. */
  next: RegularKey | undefined;
}

/** A bare key, or one in quotation marks without any escape; `__proto__` would be no key like others. */
const pattern = /(?!"?__proto__"?)(?:([\w-]+)|"([^"\\\n]*)") = /y;

export interface RegularKeys {
  /** The key at an index, with the equals sign behind it; undefined for one that is written in another way. */
  at(index: number): RegularKey | undefined;
}

/** Each is foreseen from the one that was asked for before: its text is compared, and neither cut out nor looked up. */
export function regularKeys(text: string): RegularKeys {
  const known = new Map<string, RegularKey>();
  let last: RegularKey = { key: '', written: '', next: undefined };

  function look(index: number): RegularKey | undefined {
    pattern.lastIndex = index;
    const [written, bare, quoted = ''] = pattern.exec(text) ?? [];
    if (written === undefined) return undefined;
    const found = known.get(written) ?? { key: bare ?? quoted, written, next: undefined };
    known.set(written, found);
    return found;
  }

  return {
    at(index) {
      const { next } = last;
      const found = next !== undefined && text.startsWith(next.written, index) ? next : look(index);
      if (found === undefined) return undefined;
      last.next = found;
      last = found;
      return found;
    },
  };
}
