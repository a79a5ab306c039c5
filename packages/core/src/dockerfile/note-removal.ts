// Packages of Python that a command takes away again: they do not stand beside what is installed there.

import type { Following } from './note-install.ts';
import { uninstalledNames } from './tools/uninstalled-names.ts';

export function noteRemoval({ program, place: { scope } }: Omit<Following, 'piped'>): void {
  const words = program.words.map((word) => word.text);
  for (const name of uninstalledNames(program.name, words)) scope.state.removals.add(name);
}
