// --no-use-pep517 where setuptools is not there, and a variable by its name: pip ends at its options, before it installs anything.

import { compareDotted } from '../text/compare-dotted.ts';
import { USUAL } from './counted-python.ts';
import type { AskedCommand } from './asked-command.ts';
import { environmentOfCommand } from './environment-of-command.ts';
import { pipOfCommand } from './pip-of-command.ts';
import type { StageScope } from './stage-scope.ts';
import { imagePrograms, isAllKnown } from './stage-programs.ts';
import { pipOptions } from './tools/options/pip-options.ts';

/** What pip itself looks for (`_handle_no_use_pep517` in its cli/cmdoptions.py), by the first release that does. */
const lookedFor = [
  ['23.1', ['setuptools', 'wheel']],
  ['22.1', ['setuptools']],
  ['19.0', []],
] as const satisfies readonly (readonly [since: string, modules: readonly string[]])[];

/** The option is gone with it. */
const GONE = '25.3';

/** From which Python on its official images have pip alone (docker-library/python#952). */
const PIP_ALONE = 12;

/** Why it ends there, as a clause; undefined where it does not, as far as that can be said. */
export function withoutSetuptools(asked: AskedCommand): string | undefined {
  const found = ending(asked);
  if (found === undefined) return undefined;
  const { release, lacking, place = 'images' } = found;
  const pip = release === undefined ? 'pip' : `pip ${release}`;
  return lacking === undefined
    ? `${pip} takes no value for --no-use-pep517, and ${VARIABLE} is one`
    : `${pip} takes --no-use-pep517 where ${lacking.join(' and ')} ${lacking.length === 1 ? 'is' : 'are'} there, and ${place} of Python 3.${PIP_ALONE} and later have neither`;
}

/** What to do, as a clause in the imperative. */
export function setuptoolsRemedy(asked: AskedCommand): string | undefined {
  const found = ending(asked);
  if (found === undefined) return undefined;
  return found.lacking === undefined
    ? `set PIP_USE_PEP517=0 in place of ${VARIABLE}`
    : `take --no-use-pep517 out, or install ${found.lacking.join(' and ')} before`;
}

const VARIABLE = 'PIP_NO_USE_PEP517';

interface Ending {
  /** Undefined where it is the one that came with the Python, in whichever release. */
  readonly release?: string;
  /** Undefined where the variable is what it ends at. */
  readonly lacking?: readonly string[];
  readonly place?: 'environments';
}

function ending(asked: AskedCommand): Ending | undefined {
  const { words } = asked.program;
  const texts = words.map(({ text }) => text);
  const verb = texts.find((text) => !text.startsWith('-')) ?? '';
  if (!['install', 'wheel', 'download'].includes(verb)) return undefined;
  const isAsked = texts.includes('--no-use-pep517');
  const isSet = Boolean(asked.place.valueOf(VARIABLE));
  const environment = environmentOfCommand(asked);
  if (environment !== undefined) return isAsked && !isSet ? endingIn(environment, asked.place.scope) : undefined;
  const named = isAsked || isSet ? pipOfCommand(asked) : null;
  const release = named === 'newest' ? pipOptions.releases.at(-1) : named;
  if (release === null || release === undefined || compareDotted(release, GONE) >= 0) return undefined;
  const lacking = lookedFor.find(([since]) => compareDotted(release, since) >= 0)?.[1];
  if (lacking === undefined) return undefined;
  if (isSet) return { release };
  return lacking.length > 0 && isPipAlone(asked) ? { release, lacking } : undefined;
}

/** From 3.12 on ensurepip puts no setuptools there either, and a pip that looks for both, or knows the option no more (python/cpython#95299). */
function endingIn(environment: string, scope: StageScope): Ending | undefined {
  const { pythons, otherEnvironments, seeingImage } = scope.state;
  const { python = null, pipCommand } = pythons.get(environment) ?? {};
  const isOther = otherEnvironments.has(environment) || seeingImage.has(environment) || pipCommand !== undefined;
  return !isOther && isModern(python, scope) && isNothingBrought(scope)
    ? { lacking: ['setuptools', 'wheel'], place: 'environments' }
    : undefined;
}

/** Whether there is nothing but pip for what a command builds: nothing was installed before. */
export function isNothingThere(asked: AskedCommand): boolean {
  const { scope } = asked.place;
  const environment = environmentOfCommand(asked);
  const isAlone = environment === undefined ? isPipAlone(asked) : endingIn(environment, scope) !== undefined;
  return isAlone && scope.state.installs.length === 0;
}

/** Whether the Python is that of an official image, and nothing that is installed before may have brought setuptools. */
function isPipAlone({ place: { scope } }: AskedCommand): boolean {
  const { counted, python } = scope.state;
  return counted === USUAL && isModern(python, scope) && isNothingBrought(scope);
}

function isModern(python: string | null, scope: StageScope): boolean {
  const minor = Number(/^3\.(\d+)/.exec(python ?? '')?.[1]);
  return imagePrograms(scope) === 'python' && scope.state.ownPython && minor >= PIP_ALONE;
}

function isNothingBrought({ state }: StageScope): boolean {
  const brings = [state.pipCommand?.command ?? '', ...state.installs.flatMap(({ understood: { words } }) => words)];
  const isKnown = isAllKnown(state) && state.brought === 'nothing' && state.broughtPython === undefined;
  return isKnown && !brings.some((text) => /\b(?:setuptools|wheel)\b/.test(text));
}
