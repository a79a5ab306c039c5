// The lock of a check: of what ends in one environment. What installs by itself is no part of another's set.

import type { Parsed } from '../packaging/parsed.ts';
import { inOneEnvironment, type Installed } from './one-environment.ts';
import { pylockText } from './pylock-text.ts';

interface Resolved extends Installed {
  readonly targets: readonly (Installed['targets'][number] & { readonly unresolved?: object | undefined })[];
}

/** A pylock.toml (PEP 751), or why there is none. */
export function lockOf(sets: readonly Resolved[]): Parsed<string> {
  const checked = inOneEnvironment(sets);
  if (!checked)
    return {
      ok: false,
      problem:
        'several commands install by themselves, and a lock is of one: name what that one installs, with --base for its image',
    };
  const isUnresolved = sets.some(({ targets }) => targets.some(({ unresolved }) => unresolved !== undefined));
  return pylockText(sets[0]?.targets ?? [], checked, isUnresolved);
}
