// Whether what a build by setuptools asks for is known to bring no compiler and no command of its own.

import { projectOf } from './declared-mechanisms.ts';
import { stringsIn } from './python-code.ts';

const bringNothing: ReadonlySet<string> = new Set([
  'setuptools',
  'setuptools-scm',
  'wheel',
  'packaging',
  'toml',
  'tomli',
  // What setup.cfg gives it to run is followed (testtools 2.3)
  'pbr',
  // A command for tests (pylint 1.9)
  'pytest-runner',
]);

/** They compile for scripts that call them, and put nothing into a setup() that does not (basicsr 1.4.2, fairscale 0.4.13). */
const bringOnCall: ReadonlySet<string> = new Set([
  ...bringNothing,
  'cython',
  'numpy',
  'oldest-supported-numpy',
  'torch',
  'ninja',
  'pybind11',
]);

const asked =
  /(?<!=[ \t]*)\bsetup_requires\b(?:\s*=\s*(?:\[([^\]]{0,1000})\](?!\s*[+.[])|\(\s*\)|(?:setup_requires|None)\b))?/g;

/** A list of texts and nothing else. */
const texts = /^\s*(?:['"][^'"\n]*['"]\s*(?:,\s*|$))*$/;

/**
 * @param requires of pyproject.toml
 * @param code that runs by default: amqp asks for Cython where a variable of the environment does
 */
export function bringsNoCompiler(requires: readonly string[], code: string): boolean {
  return isAmong(bringNothing, requires, code);
}

/** Whether it compiles at most for a script that calls it. */
export function compilesOnCall(requires: readonly string[], code: string): boolean {
  return isAmong(bringOnCall, requires, code);
}

function isAmong(known: ReadonlySet<string>, requires: readonly string[], code: string): boolean {
  const lists = [...code.matchAll(asked)];
  return (
    lists.every(({ 0: whole, 1: list = '' }) => whole !== 'setup_requires' && texts.test(list)) &&
    [...requires, ...lists.flatMap(({ 1: list = '' }) => stringsIn(list).map(({ value }) => value))].every((each) =>
      known.has(projectOf(each)),
    )
  );
}
