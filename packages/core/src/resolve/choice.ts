// What a search settles on for one key: an option, with the extras that the key asks for.

import type { PackageName } from '../packaging/name.ts';
import { keyOf, type Option } from './universe.ts';

export interface Choice {
  /** `requests`, `requests[socks]`. */
  readonly key: string;
  readonly option: Option;
  readonly extras: readonly PackageName[];
}

/** One object for one option and its extras, so that identity says what is the same. */
export function createChoices(): (option: Option, extras: readonly PackageName[]) => Choice {
  // A project has thousands of options, and few keys.
  const known = new Map<string, Map<Option, Choice>>();
  return (option, extras) => {
    const key = keyOf({ name: option.name, extras });
    const ofKey = known.get(key) ?? new Map<Option, Choice>();
    if (ofKey.size === 0) known.set(key, ofKey);
    const before = ofKey.get(option);
    if (before) return before;
    const choice: Choice = { key, option, extras };
    ofKey.set(option, choice);
    return choice;
  };
}
