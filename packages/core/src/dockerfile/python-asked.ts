// What asks uv for a certain Python beside the project: who is told that the lock is not for it must change that, not the image.

import type { AskedCommand } from './asked-command.ts';
import { isForProject } from './uv-python-refusal.ts';
import { uvRequest } from './uv-request.ts';

export interface PythonAsked {
  /** `.python-version`, `UV_PYTHON`, `--python`. */
  readonly source: string;
  readonly text: string;
}

/** Undefined where nothing but the project asks for one. */
export function pythonAsked(asked: AskedCommand): PythonAsked | undefined {
  const request = isForProject(asked) ? uvRequest(asked) : undefined;
  return request?.version === undefined ? undefined : { source: request.source, text: request.text };
}
