// Packages that a stage has, by name; of one that nobody named, the package that brings it.

import type { TargetStage } from '../target/target-stage.ts';
import { listWords } from '../text/list-words.ts';

/** `git and libpq-dev`, `build-essential and python3-dev (through python3-pip)` */
export function heldWords(names: readonly string[], stage: Pick<TargetStage, 'systemInstalls'> = {}): string {
  const { systemInstalls = [] } = stage;
  const named = new Set(systemInstalls.flatMap((each) => each.names ?? []));
  const brings = systemInstalls.flatMap((each) => each.brings ?? []);
  const held = names.map((name) => {
    const by = named.has(name) ? undefined : brings.find((each) => each.name === name)?.by;
    return { name, through: by === undefined ? '' : ` (through ${by})` };
  });
  const [first] = held;
  return first !== undefined && held.every(({ through }) => through === first.through)
    ? `${listWords(names)}${first.through}`
    : listWords(held.map(({ name, through }) => `${name}${through}`));
}
