// Whether a command stops where the stage has not the Python that its lock was made for.

import { absolutePath, copySourceOf } from './context-paths.ts';
import { releasesOf } from '../image/distribution.ts';
import { compareDotted } from '../text/compare-dotted.ts';
import { isOn } from './install-environment.ts';
import { minorOf } from './counted-python.ts';
import { minorOfPackage, pythonOfPackages } from './python-of-packages.ts';
import { imagePrograms, isFullImage, toolRelease } from './stage-programs.ts';
import type { StageScope } from './stage-scope.ts';
import { type AroundInstall, sureEnvironment } from './sure-environment.ts';
import { type EnvironmentHabits, environmentHabits, type LockedPythonHabits } from './tools/environment-habits.ts';
import type { ToolInstall, UnnamedGroups } from './tools/tool-install.ts';

/**
 * Pipenv makes the environment of a project with the Python that the Pipfile asks for, and with no other: 2018.11.26,
 * 2022.1.8, 2023.12.1 and 2026.10.3 all end with 1 at "Python 3.12 was not found on your system", by `install` and by `sync`.
 * With --system, with --python, and in an environment that is there, they warn at most and install.
 */
export function lockedPython(
  { tool, python, unnamed: asked }: Pick<ToolInstall, 'tool' | 'python' | 'unnamed'>,
  around: AroundInstall,
  scope: StageScope,
): UnnamedGroups {
  const habits = environmentHabits(tool, around.words);
  const { ofLocked } = habits;
  const unnamed = withoutDoubt(asked, toolRelease(tool, scope.state), ofLocked);
  const takesIt = ofLocked !== undefined && python === undefined && sureEnvironment(habits, around) === undefined;
  if (!takesIt || unnamed.lockedPython === false || !makesNew(habits, ofLocked, around, scope)) return unnamed;
  return { ...unnamed, lockedPython: true, pythonsBeside: pythonsBeside(scope) };
}

/**
 * With --deploy pipenv asks for the Python also where it makes no environment: its ensure_project did so first in 2026.0.0, and
 * 2021.11.23 to 2025.1.3 install with `--system --deploy` on another.
 */
function withoutDoubt(
  unnamed: UnnamedGroups,
  release: string | undefined,
  habits: LockedPythonHabits | undefined,
): UnnamedGroups {
  const isBefore = release !== undefined && habits !== undefined && compareDotted(release, habits.strictSince) < 0;
  if (!isBefore || unnamed.lockedPython !== true) return unnamed;
  const { lockedPython: _lockedPython, ...others } = unnamed;
  return others;
}

/** A `.venv` of the build context is one of another machine, and is seldom copied. */
function makesNew(
  habits: EnvironmentHabits,
  { python, ignoresActive }: LockedPythonHabits,
  { folder, valueOf }: AroundInstall,
  scope: StageScope,
): boolean {
  const { environments, copied, python: own } = scope.state;
  const isKnown = imagePrograms(scope) !== 'unknown' && own !== null;
  const isActive = valueOf('VIRTUAL_ENV') !== undefined && !isOn(valueOf(ignoresActive));
  const inside = absolutePath('.venv', folder);
  const mayBeThere =
    environments.has(inside) ||
    environments.has(habits.project?.elsewhere?.usual ?? inside) ||
    copySourceOf(inside, copied)?.from !== undefined;
  return isKnown && !isActive && !mayBeThere && valueOf(python) === undefined;
}

/** Minor versions of the Pythons that it finds beside the one that counts: Debian's own lies in the images that are not slim. */
export function pythonsBeside(scope: StageScope): readonly string[] {
  const { state, distribution = '', release } = scope;
  const names = [...state.packages];
  const packaged = releasesOf(distribution).find(({ version }) => version === release)?.python?.version;
  const isUsual = isFullImage(scope) || pythonOfPackages(names, distribution, packaged ?? null)?.kind === 'usual';
  const minors = [
    ...names.map(minorOfPackage),
    isUsual ? minorOf(packaged) : undefined,
    ...[...state.pythons.values()].map(({ python }) => minorOf(python)),
  ];
  return [...new Set(minors.filter((minor) => minor !== undefined))];
}
