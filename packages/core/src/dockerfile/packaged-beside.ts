// The Python of the distribution's package where the image has one of its own beside it: /usr/bin/python3 of python's images.

import { type DistributionPython, releasesOf } from '../image/distribution.ts';
import type { AskedCommand } from './asked-command.ts';
import { closedToCommand } from './closed-to-command.ts';
import { closedReason } from './closed-stops.ts';
import { countPython, minorOf } from './counted-python.ts';
import { packagedWritten } from './packaged-written.ts';
import { lastOf } from './program-of.ts';
import { type PythonHere, unknownPython } from './python-here.ts';
import { isFullImage, pythonPackages } from './stage-programs.ts';
import type { StageScope } from './stage-scope.ts';

/** Undefined where its version is not known. */
export function packagedHere(scope: StageScope): PythonHere | undefined {
  const row = packagedRow(scope);
  return row && { ...unknownPython, python: row.version, pip: row.pip ?? null };
}

/** What its package is of; undefined where that is not known. */
function packagedRow({ distribution = '', release }: StageScope): DistributionPython | undefined {
  return releasesOf(distribution).find(({ version }) => version === release)?.python;
}

/** Under this name it counts: the image's own may be of the same minor version. */
const PACKAGED = 'packaged';

export function countPackagedBeside({ state }: StageScope, packaged: PythonHere): void {
  if (!state.counted.startsWith('/')) countPython(PACKAGED, state, packaged);
}

/**
 * Why a program of it is not there, or is closed to what installs, as a clause; undefined where it is there, as far as that can be said.
 *
 * @param used the path of its program
 */
export function packagedRefusal(used: string, asked: AskedCommand): string | undefined {
  const { scope } = asked.place;
  return missingPackaged(used, asked) ?? (isClosed(used, asked, packagedRow(scope)) ? closedReason : undefined);
}

/** The same, of what makes an environment: `/usr/bin/python3 -m venv`. */
export function missingPackaged(
  used: string,
  { program, command, place: { scope } }: AskedCommand,
): string | undefined {
  const { state, distribution } = scope;
  const row = packagedRow(scope);
  if (row === undefined || state.brought === 'anything' || packagedWritten(used, scope) !== undefined) return undefined;
  const packages = pythonPackages(state);
  const brings = distribution === 'alpine' ? 'apk add' : 'apt-get install';
  const minor = /\d+\.\d+$/.exec(lastOf(used))?.[0];
  const isOther = minor !== undefined && minor !== minorOf(row.version);
  const isThere = isOther ? packages.includes(`python${minor}`) : packages.length > 0 || hasOwn(scope);
  if (!isThere) return `there is no ${used} in this stage${isOther ? '' : `: ${brings} python3 brings it`}`;
  // Where another package of Python brings it along is not known.
  if (!packages.every((name) => plain.test(name))) return undefined;
  const words = command.words.map(({ text }) => text);
  if (program.name === 'pip' && !words.some((word) => word.startsWith('--python')))
    return `there is no pip for ${used} in this stage: ${brings} ${distribution === 'alpine' ? 'py3-pip' : 'python3-pip'} brings it`;
  const makesAll = words[2] === 'venv' && !words.includes('--without-pip');
  return makesAll && distribution !== 'alpine' && !packages.some((name) => /-(?:venv|full)$/.test(name))
    ? `there is no venv with pip for ${used} in this stage: ${brings} python3-venv brings it`
    : undefined;
}

/** Packages of Debian and Alpine that bring no pip. */
const plain =
  /^(?:python3(?:\.\d+)?(?:-(?:dev|venv|full|minimal|distutils|setuptools|wheel|lib2to3))?|py3-(?:setuptools|wheel))$/;

/** buildpack-deps has mercurial, and libglib2.0-dev with its scripts: both are in Python 3 from Debian 10 or 11 on. */
function hasOwn(scope: StageScope): boolean {
  return isFullImage(scope) && scope.distribution === 'debian' && Number(scope.release) >= 11;
}

function isClosed(used: string, asked: AskedCommand, row: DistributionPython | undefined): boolean {
  const { program, place } = asked;
  const verb = program.words.find(({ text }) => !text.startsWith('-'))?.text;
  if (row?.managed !== true || place.scope.state.opened) return false;
  const words = program.words.map(({ text }) => text);
  // "The interpreter at `/usr` is externally managed": uv by whichever way it is told to take it.
  if (program.name === 'uv')
    return (
      verb === 'pip' &&
      !words.some((word) => /^(?:--break-system-packages|--target|--prefix|-t)(?:=|$)/.test(word)) &&
      !place.valueOf('UV_BREAK_SYSTEM_PACKAGES')
    );
  return (
    program.name === 'pip' && used.startsWith('/usr/bin/') && closedToCommand({ tool: 'pip' }, asked) === 'stopped'
  );
}
