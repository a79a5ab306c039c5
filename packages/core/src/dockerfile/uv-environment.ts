// Whether `uv pip install` finds an environment to install into: without one it stops, unless it is told to use the system's Python.

import { compareDotted } from '../text/compare-dotted.ts';
import type { AskedCommand } from './asked-command.ts';
import { isOn } from './install-environment.ts';
import { pythonsBeside } from './locked-python.ts';
import { isSure } from './uv-python.ts';
import { uvRelease } from './uv-release.ts';
import { toldRequest } from './uv-request.ts';
import { fitsRequest } from './spelled-python.ts';

const elsewhere = /^(?:--(?:system|user|target|prefix)(?:=.*)?|-t.*)$/;

/** Why it stops, as a clause; undefined where it does not, or nobody can know. */
export function noUvEnvironment(asked: AskedCommand): string | undefined {
  const { program, place } = asked;
  const { valueOf } = place;
  const { state } = place.scope;
  const options = optionsOf(program);
  if (options === undefined || options.some((word) => elsewhere.test(word))) return undefined;
  if (['UV_SYSTEM_PYTHON', 'VIRTUAL_ENV', 'CONDA_PREFIX'].some((each) => Boolean(valueOf(each) ?? null)))
    return undefined;
  // A version is looked for in environments alone, a path is taken as it is; before 0.2.0 a version was too.
  const told = toldRequest(asked);
  const release = uvRelease(place.scope);
  const isOld = release === undefined || (release !== 'newest' && compareDotted(release, '0.2') < 0);
  if (told !== undefined && (told.version === undefined || isOld)) return undefined;
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

/** Why `uv pip install --system --python 3.13` finds no Python: it fetches none. */
export function noUvSystem(asked: AskedCommand): string | undefined {
  const { program, place } = asked;
  const { scope, valueOf } = place;
  const options = optionsOf(program);
  const told = toldRequest(asked);
  const isSystem = options?.includes('--system') === true || isOn(valueOf('UV_SYSTEM_PYTHON'));
  if (!isSystem || told?.version === undefined || !isSure(scope)) return undefined;
  const there = [scope.state.python ?? '', ...pythonsBeside(scope), ...scope.state.chosenPythons.values()];
  return there.some((each) => fitsRequest(each, told))
    ? undefined
    : `uv finds no Python ${told.text} in this stage and stops: uv pip fetches none`;
}

/** Of uv pip install and its like. */
function optionsOf({ words }: AskedCommand['program']): readonly string[] | undefined {
  const options = words.map(({ text }) => text);
  const [first, second = ''] = options.filter((word) => !word.startsWith('-'));
  return first === 'pip' && /^(?:install|sync)$/.test(second) ? options : undefined;
}

function isEnvironment(path: string): boolean {
  return /\bv(?:irtual)?env\b/.test(path);
}
