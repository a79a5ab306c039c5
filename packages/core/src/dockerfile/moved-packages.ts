// Packages that a command puts somewhere else in its image: they lie there too, and what copies them from there brings them.

import { absolutePath, type CopiedPath } from './context-paths.ts';
import { holdsOf, type InstallPlace } from './install-place.ts';
import type { Program } from './program-of.ts';
import type { RunCommand } from './shell/shell-walk.ts';
import type { StageState } from './stage-state.ts';
import { packedIntoPipe } from './tools/packed-into-pipe.ts';
import { movedFolders } from './tools/moved-folders.ts';

/** Folders that a stage moves, and places that it comes to; nobody writes as many. */
const MOST_MOVED = 200;
const MOST_PLACES = 200;

/** Remembers where a command puts what was installed. */
export function noteMoved({ name, words }: Program, { input }: RunCommand, folder: string, state: StageState): void {
  const inImage = (path: string): string => absolutePath(path, folder);
  const texts = words.map(({ text }) => text);
  const packed = packedIntoPipe(name, texts).map((each) => ({ ...each, source: inImage(each.source) }));
  if (packed.length > 0) state.piped = { step: state.step, folders: packed };
  const piped = state.piped?.step === state.step ? state.piped.folders : [];
  const moved = movedFolders({ name, words: texts, input: (input ?? []).map(({ text }) => text), piped });
  for (const { sources, destinations } of moved) {
    if (state.moved.length >= MOST_MOVED) return;
    const from = sources.map(inImage);
    if (!state.places.some((place) => from.some((source) => holdsOf(source, place)))) continue;
    const to = from.flatMap((source) =>
      destinations.map((destination) => ({
        sources: [source],
        destination: inImage(destination),
      })),
    );
    state.moved.push(...to);
    state.places.push(...movedPlaces(state.places, to));
  }
}

/** Where packages of some places lie after folders were moved, one after the other. */
export function movedPlaces(
  places: readonly InstallPlace[],
  moved: readonly Pick<CopiedPath, 'sources' | 'destination'>[],
): readonly InstallPlace[] {
  const all = new Map(places.map((place) => [place.path, place]));
  for (const each of moved) {
    for (const place of [...all.values()].flatMap((one) => carriedTo(one, each)))
      if (!all.has(place.path) && all.size < MOST_PLACES) all.set(place.path, place);
  }
  return [...all.values()].filter((place) => !places.includes(place));
}

/** What is copied in part lies in a folder of any layout. */
export function carriedTo(
  place: InstallPlace,
  { sources, destination }: Pick<CopiedPath, 'sources' | 'destination'>,
): readonly InstallPlace[] {
  if (destination === null) return [];
  const { path, layout } = place;
  return sources.flatMap((source): readonly InstallPlace[] => {
    if (!holdsOf(source, place)) return [];
    const above = source.replace(/\/+$/, '');
    return path === above || path.startsWith(`${above}/`)
      ? [{ path: absolutePath(`${destination}/${path.slice(above.length)}`, '/'), layout }]
      : [{ path: destination, layout: 'other' }];
  });
}
