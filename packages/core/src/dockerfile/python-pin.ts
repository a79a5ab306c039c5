// The file .python-version beside a project: `uv sync` follows it, and brings that Python where the image has another.

import { absolutePath, contextPath, type CopiedPath, copySourceOf } from './context-paths.ts';
import type { ValueOf } from './expand-variables.ts';
import type { ToolInstall } from './tools/tool-install.ts';

export interface PythonPin {
  /** In the build context, where the file may be absent. */
  readonly path: string;
  /** The Python that the stage has. */
  readonly python: string;
}

/** Undefined where nothing is copied there, or the command names its Python itself. */
export function pythonPin(
  { pythonFile }: ToolInstall,
  folder: string,
  valueOf: ValueOf,
  { python, copied }: { readonly python: string | null; readonly copied: readonly CopiedPath[] },
): PythonPin | undefined {
  if (pythonFile === undefined || python === null || valueOf('UV_PYTHON')) return undefined;
  const source = copySourceOf(absolutePath(pythonFile, folder), copied);
  return source === undefined || source.from !== undefined ? undefined : { path: contextPath(source.path), python };
}

/** What the file asks for, where that is another Python than the stage has. */
export function otherPinned(text: string, python: string): string | undefined {
  const [asked] = text.split(/\r?\n/).flatMap((line) => line.replace(/#.*$/, '').trim() || []);
  if (asked === undefined) return undefined;
  const minor = /^(?:cpython[-@]?|python)?(\d+(?:\.\d+)?)(?![\d])/.exec(asked)?.[1];
  return minor !== undefined && `${python}.`.startsWith(`${minor}.`) ? undefined : asked;
}
