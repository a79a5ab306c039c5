// Which Python each installer installs for: a row each; those that are not named take the one that runs them.

import { ownValue } from '../../text/own-value.ts';

interface PythonHabits {
  /** What names it beside the command's own options. */
  readonly variable: string;
  /** Whether it fetches one of its own where the stage has another. */
  readonly brings: boolean;
}

export const pythonHabits: Readonly<Record<string, PythonHabits>> = {
  pip: { variable: 'PIP_PYTHON', brings: false },
  uv: { variable: 'UV_PYTHON', brings: true },
};

/** What decides that an installer uses a Python of its own. */
export const managedPythons: readonly string[] = [
  'UV_PYTHON_PREFERENCE',
  'UV_MANAGED_PYTHON',
  'UV_PYTHON_INSTALL_DIR',
  'UV_PYTHON',
];

/** Whether it may install for a Python that the stage does not have itself. */
export function bringsPython(tool: string): boolean {
  return ownValue(pythonHabits, tool)?.brings === true;
}
