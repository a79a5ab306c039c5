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
  const known = new Map<Option, Map<string, Choice>>();
  return (option, extras) => {
    const key = keyOf({ name: option.name, extras });
    const ofOption = known.get(option) ?? new Map<string, Choice>();
    known.set(option, ofOption);
    const choice = ofOption.get(key) ?? { key, option, extras };
    ofOption.set(key, choice);
    return choice;
  };
}
