// One run of a script, as pip makes setup.py run, or as that imports a module.

import type { CodeLine } from '../code-line.ts';
import type { Assignments } from '../default-condition.ts';
import type { PythonRelease } from './python-release.ts';

/** One run of a script that is followed as far as what happens is certain. */
export interface ScriptRun {
  readonly lines: readonly CodeLine[];
  readonly assignments: Assignments;
  /** Functions of the script's own, by name: where they begin; null where several share one. */
  readonly functions: ReadonlyMap<string, number | null>;
  /** Whether it is what Python was told to run, and no module: `__name__ == '__main__'`. */
  readonly isMain: boolean;
  readonly command: SetupCommand;
  /** Whether it counts that no variable of the environment is set. */
  readonly environment: boolean;
  /** Which Python runs it; absent where conditions on it are left open. */
  readonly python?: PythonRelease;
  /** Told of each statement that certainly runs, in their order. */
  readonly seen?: (statement: string) => void;
  readonly depth: number;
  /** What came of each function that was followed; nothing is told twice of one. */
  readonly called: Map<string, Course>;
}

/** `unsure`: setup() is reached, or what comes next is not certain. */
export type Course = 'goes on' | 'stops' | 'returns' | 'unsure';

/** What pip makes setup.py do: first it asks for the metadata, then for the wheel (PEP 517 by setuptools, and before it alike). */
export const setupCommands = ['egg_info', 'bdist_wheel'] as const;

export type SetupCommand = (typeof setupCommands)[number];
