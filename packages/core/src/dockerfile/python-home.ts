// Where the Python of a stage lies, as far as its image tells.

import type { Followed } from './follow-dockerfile.ts';
import { imagePrograms } from './stage-programs.ts';
import { bringsPython, managedPythons } from './tools/python-habits.ts';

/** The folder above its `bin`; undefined where that is not known. */
export function homeOf({ state, understood, found: { image } }: Followed): '/usr/local' | '/usr' | undefined {
  const base = image?.base ?? undefined;
  const programs = imagePrograms({ base });
  const isManaged = managedPythons.some((name) => state.environment.has(name));
  if (isManaged || state.python === null || state.brought === 'anything') return undefined;
  if (state.broughtPython !== undefined) return '/usr/local';
  if (programs === 'python') return state.python === image?.python?.version ? '/usr/local' : undefined;
  if (/(?:^|\/)distroless\/python3(?:-|:|$)/.test(base ?? '')) return '/usr';
  const mayBring = understood.installs.some(({ tool }) => bringsPython(tool));
  return programs === 'bare' && !mayBring && [...state.packages].some((each) => each.startsWith('python3'))
    ? '/usr'
    : undefined;
}
