// Where the Python of a stage lies, as far as its image tells.

import type { Followed } from './follow-dockerfile.ts';
import { minorOf } from './counted-python.ts';
import { imagePrograms, isFullImage, pythonPackages } from './stage-programs.ts';
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

/** The folder of the Pythons that uv fetches, where it surely has fetched one for a stage; undefined where not. */
export function fetchedHome({
  state,
  found: { image },
  python,
}: Followed & { readonly python: string | null }): string | undefined {
  const folder = state.environment.get('UV_PYTHON_INSTALL_DIR') ?? '/root/.local/share/uv/python';
  const around = { base: image?.base ?? undefined, distribution: image?.distro?.name };
  // Debian's own python3 lies beside that of full images.
  const isKnown = imagePrograms(around) !== 'unknown' && !isFullImage(around) && state.brought !== 'anything';
  const isIts = state.installs.some((each) => each.python === python && bringsPython(each.understood.tool));
  const own = [image?.python?.version, state.python, state.broughtPython === undefined ? undefined : python];
  const isThere =
    own.some((each) => each?.startsWith(minorOf(python) ?? '') === true) || pythonPackages(state).length > 0;
  return isKnown && isIts && !isThere && minorOf(python) !== undefined ? folder : undefined;
}
