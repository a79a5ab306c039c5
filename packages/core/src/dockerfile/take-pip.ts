// What `pip install "pip<24.1"` makes of a stage's pip: as pip would, one that fits stays, else the newest that does is taken.

import { parseSpecifiers, satisfies, type SpecifierSet } from '../packaging/specifier.ts';
import { parseVersion } from '../packaging/version.ts';
import { pipReleases } from '../packaging/pip-releases.ts';
import type { StageState } from './stage-state.ts';
import type { ToolEffect } from './tools/tool-install.ts';

export function takePip({ range, upgrade }: Extract<ToolEffect, { kind: 'pip' }>, state: StageState): void {
  // `pip @ https://…`, an address.
  const set = parseSpecifiers(range);
  if (!set.ok) {
    state.pip = null;
    return;
  }
  const exact = /^===?\s*([\w.]+)$/.exec(range)?.[1];
  const best = exact ?? newestWithin(set.value, state.python);
  const stays = !upgrade && fits(state.pip, set.value, state.python);
  if (range !== '') state.pipWithin = best === null || best === 'newest' ? undefined : best;
  if (!stays) state.pip = best;
}

/**
 * `newest` where that one is what is taken on any day; null where none is known.
 *
 * @param python null where it is not known
 */
function newestWithin(set: SpecifierSet, python: string | null): string | null {
  const minor = Number(/^3\.(\d+)/.exec(python ?? '3.99')?.[1] ?? Number.NaN);
  const taken = pipReleases.filter(({ since }) => minor >= since).findLast(({ version }) => isWithin(version, set));
  if (taken === undefined) return null;
  return taken === pipReleases.at(-1) ? 'newest' : taken.version;
}

/** Of a pip that is not known it is taken for granted where any would do. */
function fits(pip: string | null, set: SpecifierSet, python: string | null): boolean {
  if (set.specifiers.length === 0) return true;
  return pip === 'newest' ? newestWithin(set, python) === 'newest' : pip !== null && isWithin(pip, set);
}

function isWithin(text: string, set: SpecifierSet): boolean {
  const version = parseVersion(text);
  return version.ok && satisfies(version.value, set);
}
