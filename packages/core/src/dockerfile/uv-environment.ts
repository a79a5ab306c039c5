// Whether `uv pip install` finds an environment to install into: without one it stops, unless it is told to use the system's Python.

import type { AskedCommand } from './asked-command.ts';

const elsewhere = /^(?:--(?:system|user|python|target|prefix)(?:=.*)?|-[pt].*)$/;

/** Why it stops, as a clause; undefined where it does not, or nobody can know. */
export function noUvEnvironment({ program, place }: AskedCommand): string | undefined {
  const { words } = program;
  const { valueOf } = place;
  const { state } = place.scope;
  const options = words.map(({ text }) => text);
  const command = options.filter((word) => !word.startsWith('-'));
  if (command[0] !== 'pip' || !/^(?:install|sync)$/.test(command[1] ?? '')) return undefined;
  if (options.some((word) => elsewhere.test(word))) return undefined;
  if (['UV_SYSTEM_PYTHON', 'UV_PYTHON', 'VIRTUAL_ENV', 'CONDA_PREFIX'].some((each) => Boolean(valueOf(each) ?? null)))
    return undefined;
  const made =
    state.environments.size > 0 ||
    state.enteredAt === state.step ||
    state.places.some(({ path }) => isEnvironment(path));
  const copied = state.copied.some(({ sources, destination }) => [...sources, destination ?? ''].some(isEnvironment));
  const inPath = /venv|virtualenv|conda|mamba/.test(valueOf('PATH') ?? '');
  // An image of which less is known may bring one.
  if (made || copied || inPath || !state.ownPython) return undefined;
  return 'uv finds no virtual environment and stops: uv venv makes one, --system does without';
}

function isEnvironment(path: string): boolean {
  return /\bv(?:irtual)?env\b/.test(path);
}
