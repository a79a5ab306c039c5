// How a remedy speaks of the line that it is for, and of all of them where it is for several.

import { listWords } from './list-words.ts';

/** Behind the words that a line is to begin with. */
export const ON_THE_LINE = '… there';

/** @param places where more than one line stops for the same reason, each is to be changed */
export function atLines(remedy: string, places: readonly string[]): string {
  return places.length < 2 ? remedy : remedy.replace(ON_THE_LINE, () => `… at ${listWords(places)}`);
}
