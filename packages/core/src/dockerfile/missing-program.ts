// Installers and Pythons that a command names and that its stage surely has not: the build stops there.

import { ownValue } from '../text/own-value.ts';
import { listWords } from '../text/list-words.ts';
import { USUAL } from './counted-python.ts';
import { missingTls } from './missing-tls.ts';
import { imagePrograms, isAllKnown, namedInStage, pythonPackages } from './stage-programs.ts';
import { bringsNone } from './python-pin.ts';
import type { StageScope } from './stage-scope.ts';
import type { StageState } from './stage-state.ts';
import type { AskedCommand } from './asked-command.ts';
import type { Program } from './program-of.ts';
import { bringsPython } from './tools/python-habits.ts';

/** Packages of Debian, Ubuntu and Alpine that bring no pip. */
const plainPython =
  /^(?:python3(?:\.\d+)?(?:-(?:dev|venv|full|minimal|distutils|setuptools|wheel))?|py3-(?:setuptools|wheel))$/;

/** Why the program is not there, as a clause; undefined where it is, and where nobody can say. */
export function missingProgram(asked: AskedCommand): string | undefined {
  const { program, place } = asked;
  const { state } = place.scope;
  const image = imagePrograms(place.scope);
  const name = namedInStage(asked);
  const lost = name === undefined ? undefined : (missingBrought(name, state) ?? missingTls(asked));
  if (lost !== undefined) return lost;
  if (name === undefined || image === 'unknown' || state.python === null || !isAllKnown(state)) return undefined;
  return (
    missingVersion(name, program, state) ?? (image === 'bare' ? missingPip(name, program, place.scope) : undefined)
  );
}

/** Of the one that was copied into the stage. */
function missingBrought(name: string, state: StageState): string | undefined {
  const { broughtPython, brought, pipCommand, counted } = state;
  if (broughtPython === undefined || counted !== USUAL) return undefined;
  const { noStart, names } = broughtPython;
  if (noStart !== undefined) return noStart;
  const mayBe = brought === 'anything' || pipCommand !== undefined || pythonPackages(state).length > 0;
  if (names === undefined || mayBe || names.includes(name)) return undefined;
  return `there is no ${name} in this stage: of /usr/local/bin it has ${listWords(names)} alone`;
}

/** Why there is no Python of the version that an installer is told to use: `poetry env use 3.11`, `virtualenv -p python3.11`; uv brings it, unless it may not. */
export function missingPython(version: string, { program, place }: AskedCommand): string | undefined {
  const { scope, valueOf } = place;
  const { state } = scope;
  const [bare] = /(?<=^(?:cpython[-@]?|python)?)3\.\d+/.exec(version) ?? [];
  if (bare === undefined || state.python === null || imagePrograms(scope) === 'unknown' || !isAllKnown(state))
    return undefined;
  const missing = missingVersion(`python${bare}`, { ...program, words: [] }, state);
  if (missing === undefined) return undefined;
  const words = program.words.map(({ text }) => text);
  if (!bringsPython(program.name)) return `there is no python${bare} in this stage`;
  return bringsNone(words, valueOf)
    ? `there is no Python ${bare} in this stage, and uv is told to fetch none`
    : undefined;
}

/** The Python that virtualenv is told to use. */
export function askedOfVirtualenv({ words }: Program): string | undefined {
  const at = words.findIndex(({ text }) => /^(?:-p|--python)$/.test(text));
  const glued = words.flatMap(({ text }) => /^(?:-p|--python=)(.+)$/.exec(text)?.[1] ?? []);
  return at < 0 ? glued[0] : words[at + 1]?.text;
}

/** `python3.11 -m pip`, `pip3.11`, `python2 -m pip` where the stage has another Python alone. */
function missingVersion(name: string, { words }: Program, state: StageState): string | undefined {
  const [, version] = /^(?:python|pip-?)(2(?:\.\d+)?|3\.\d+)$/.exec(name) ?? [];
  if (version === undefined || `${state.python ?? ''}.`.startsWith(`${version}.`)) return undefined;
  const pythons = pythonPackages(state);
  // uv has brought it.
  if ([...state.chosenPythons.values()].includes(version)) return undefined;
  if (state.ownPython ? pythons.length > 0 : pythons.some((each) => !/^python3(?:-|$)/.test(each))) return undefined;
  const makes = words.some(({ text }) => text === 'venv') ? ' that makes environments' : ' with pip';
  return `there is no ${name}${name.startsWith('pip') ? '' : makes} in this stage`;
}

/** What is no part of the distributions' Python, by the packages that bring it. */
const modules: Readonly<Record<string, Readonly<Record<'alpine' | 'debian', string>>>> = {
  pip: { alpine: 'py3-pip', debian: 'python3-pip' },
};

/** The distribution's python3 has pip and `python` in packages of their own. */
function missingPip(
  name: string,
  { name: tool, words }: Program,
  { state, distribution, release = '' }: StageScope,
): string | undefined {
  const pythons = pythonPackages(state);
  const module = ownValue(modules, tool);
  // Alpine's package brought pip up to 3.11, and brings what venv needs; whether the name python as well hangs on its release.
  if (distribution === 'alpine')
    return module !== undefined && isWithoutPip(release) && pythons.every((each) => plainPython.test(each))
      ? `there is no ${tool} in this stage: ${module.alpine} brings it`
      : undefined;
  if (name === 'python' && pythons.every((each) => each.startsWith('python3')))
    return 'there is no python in this stage, only python3: python-is-python3 brings that name';
  if (!pythons.every((each) => plainPython.test(each))) return undefined;
  if (module !== undefined) return `there is no ${tool} in this stage: ${module.debian} brings it`;
  const makesAll = words[1]?.text === 'venv' && !words.some(({ text }) => text === '--without-pip');
  return makesAll && !pythons.some((each) => /-(?:venv|full)$/.test(each))
    ? 'there is no venv with pip in this stage: python3-venv brings it'
    : undefined;
}

/** Releases of Alpine: `3.20`. */
function isWithoutPip(release: string): boolean {
  return Number(/^3\.(\d+)/.exec(release)?.[1]) >= 12;
}
