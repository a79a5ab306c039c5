// Lines that name a Python by its minor version: on an image with another one they name one that is not there.

import type { PythonProgram } from '../target/target-stage.ts';
import type { AskedCommand } from './asked-command.ts';
import { jsonWords } from './instruction-words.ts';
import { lastOf } from './program-of.ts';
import { minorOfPackage } from './python-of-packages.ts';
import type { StartCommands } from './start-install.ts';
import type { StageState } from './stage-state.ts';

const program = /^(?:python|pip)(3\.\d{1,2})$/;

/** `python3.6 -m pip`, `sudo pip3.6`; not in a folder of its own. */
export function notePythonProgram({ command, program: { words }, place }: AskedCommand): void {
  const { line, scope } = place;
  for (const { text } of command.words.slice(0, command.words.length - words.length)) {
    const minor = program.exec(text.replace(/^\/usr(?:\/local)?\/bin\//, ''))?.[1];
    if (minor !== undefined) scope.state.pythonPrograms.push({ line, minor });
  }
}

/** Those of a stage, of the packages that it adds, and of what a container of it starts with. */
export function pythonPrograms(
  { pythonPrograms: noted, systemInstalls, inheritedInstalls }: StageState,
  { entrypoint, command }: StartCommands,
): readonly PythonProgram[] {
  const packages = systemInstalls.slice(inheritedInstalls).flatMap(({ line, names = [] }) => {
    const minors = [...new Set(names.flatMap((name) => minorOfPackage(name) ?? []))];
    return minors.map((minor) => ({ line, minor, packages: names.filter((name) => minorOfPackage(name) === minor) }));
  });
  const starts = [entrypoint, command].flatMap((each) => {
    const [first = ''] = each === undefined ? [] : (jsonWords(each.text) ?? each.text.split(/\s+/));
    const minor = program.exec(lastOf(first))?.[1];
    return each === undefined || minor === undefined ? [] : [{ line: each.line, minor }];
  });
  return [...packages, ...noted, ...starts];
}
