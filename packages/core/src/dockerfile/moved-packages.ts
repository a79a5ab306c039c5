// Packages that a command puts somewhere else in its image: they lie there too, and what copies them from there brings them.

import { absolutePath, type CopiedPath } from './context-paths.ts';
import { holdsOf, type InstallPlace } from './install-place.ts';
import type { Program } from './program-of.ts';
import { filledIn } from './shell/filled-in.ts';
import type { RunCommand } from './shell/run-command.ts';
import type { ShellWord } from './shell/shell-words.ts';
import type { StageState } from './stage-state.ts';
import { listedPaths } from './tools/listed-paths.ts';
import { movedFolders } from './tools/moved-folders.ts';
import { movedIntoArchive } from './tools/moved-into-archive.ts';
import type { MovedFolders, MovingCommand, PackedFolder } from './tools/moving-command.ts';
import { packedIntoPipe } from './tools/packed-into-pipe.ts';

/** Folders that a stage moves, and places that it comes to; nobody writes as many. */
const MOST_MOVED = 200;
const MOST_PLACES = 200;
/** Paths that one command lists. */
const MOST_LISTED = 20;

/** Remembers where a command puts what was installed, and what it tells another one to take. */
export function noteMoved({ name, words }: Program, command: RunCommand, folder: string, state: StageState): void {
  const inImage = (path: string): string => absolutePath(path, folder);
  const packed = (each: PackedFolder): PackedFolder => ({ ...each, source: inImage(each.source) });
  const input = (command.input ?? []).map(({ text }) => text);
  // `python - <<EOF` runs what `python -c` would.
  const script = name.startsWith('python') && command.heredoc !== undefined ? ['-c', command.heredoc] : [];
  const told = [...words, ...script.map((text) => ({ text, unknown: [] }))];
  const printed = listedPaths(
    name,
    told.map(({ text }) => text),
    state.places.map(({ path }) => path),
  );
  if (printed !== undefined) noteListed(printed, folder, state);
  const taken = takenHere(state);
  const output = command.output?.text;
  const moved = wordsWith(told, taken.listed).flatMap((texts): readonly MovedFolders[] => {
    const each = { name, words: texts, input, output, ...taken };
    const piped = packedIntoPipe(each).map(packed);
    if (piped.length === 0) return movedFolders(each);
    if (output !== undefined) return movedIntoArchive([output, ...piped.map(({ source }) => source)]);
    state.taken = { ...taken, step: state.step, piped };
    return [];
  });
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

/** Remembers paths that are printed, or that a loop goes through: what takes them later in its RUN does not name them. */
export function noteListed(paths: readonly string[], folder: string, state: StageState): void {
  const listed = paths.slice(0, MOST_LISTED).map((name) => ({ source: absolutePath(name, folder), name }));
  state.taken = { ...takenHere(state), step: state.step, listed };
}

function takenHere({ taken, step }: StageState): Pick<MovingCommand, 'piped' | 'listed'> {
  return taken?.step === step ? { piped: taken.piped, listed: taken.listed } : { piped: [], listed: [] };
}

/** A command's words, and with each listed path in place of what is not known of them: `cp -r "$d" /deps`. */
function wordsWith(words: readonly ShellWord[], listed: readonly PackedFolder[]): readonly (readonly string[])[] {
  const texts = words.map(({ text }) => text);
  if (words.every(({ unknown }) => unknown.length === 0)) return [texts];
  return [texts, ...listed.map(({ source }) => words.map((word) => filledIn(word, source)))];
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
