// Which groups and extras a selection means, with Poetry's words and Poetry's errors.

import { WheelcheckError } from '../error.ts';
import { normalizeName } from '../packaging/name.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { Selection } from '../manifest/selection.ts';
import { nearest } from '../text/nearest.ts';

/** Normalised names; `main` is a group like the others. */
export interface Wanted {
  readonly groups: ReadonlySet<string>;
  readonly extras: ReadonlySet<string>;
}

/**
 * `main` alone by default; `--with` and `--all-groups` add to it, `--without` takes away from what they give, `--only`
 * names everything (Poetry then ignores the other three).
 *
 * @throws WheelcheckError `usage` for a name that the file cannot have, and for `--without` alone
 */
export function wantedOf(manifest: Manifest, selection: Selection): Wanted {
  const groups = ['main', ...manifest.groups.map(({ name }) => normalizeName(name))];
  const extras = Object.keys(manifest.extras).map(normalizeName);
  const knownGroups = (setting: 'with' | 'without' | 'only'): readonly string[] =>
    selection[setting].map((name) => known(name, groups, setting, manifest));
  const [included, excluded, only] = [knownGroups('with'), knownGroups('without'), knownGroups('only')];
  // What only the build tells is said of the project itself (`setup.py computes extras_require`).
  const asked = manifest.openExtras
    ? selection.extras.map(normalizeName)
    : selection.extras.map((name) => known(name, extras, 'extra', manifest));
  const unnamed = unnamedIn(manifest, selection);
  const takesMore = included.length > 0 || selection.unnamed?.defaults === true || selection.allGroups;
  if (excluded.length > 0 && only.length === 0 && !takesMore) {
    throw new WheelcheckError({
      code: 'usage',
      message: '--without takes groups away from --all-groups or --with, and neither was given',
      hint: `main alone is checked by default; say --all-groups --without ${excluded.join(' --without ')}`,
      settings: ['without'],
    });
  }
  const added = selection.allGroups ? groups : ['main', ...unnamed, ...included];
  return {
    groups: new Set(only.length > 0 ? only : added.filter((group) => !excluded.includes(group))),
    extras: new Set(selection.allExtras ? extras : asked),
  };
}

function unnamedIn({ groups }: Manifest, { unnamed }: Selection): readonly string[] {
  if (unnamed === undefined) return [];
  const { defaults, but, also } = unnamed;
  return groups.flatMap(({ name, optional }) => {
    const group = normalizeName(name);
    return (defaults && !optional && !but.includes(group)) || also.includes(group) ? [group] : [];
  });
}

function known(
  written: string,
  names: readonly string[],
  setting: 'with' | 'without' | 'only' | 'extra',
  { path }: Manifest,
): string {
  const kind = setting === 'extra' ? 'extra' : 'group';
  const name = normalizeName(written);
  if (names.includes(name)) return name;
  const others = names.filter((other) => other !== 'main');
  const meant = nearest(name, others);
  const list =
    others.length === 0
      ? `it has no ${kind}s${kind === 'group' ? ' besides main' : ''}`
      : `its ${kind}s: ${others.join(', ')}`;
  throw new WheelcheckError({
    code: 'usage',
    message: `${path} has no ${kind} ${written}`,
    hint: meant === undefined ? list : `did you mean ${meant}? ${list}`,
    settings: [setting],
  });
}
