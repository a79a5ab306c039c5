// The file .python-version beside a project: `uv sync` follows it, and brings that Python where the image has another.

import { absolutePath, contextPath, type CopiedPath, copySourceOf } from './context-paths.ts';
import type { ValueOf } from './expand-variables.ts';
import type { ToolInstall } from './tools/tool-install.ts';

export interface PythonPin {
  /** In the build context, where each may be absent; the first that is there counts. */
  readonly paths: readonly string[];
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
  const sources = parentsOf(folder).map((each) => copySourceOf(absolutePath(pythonFile, each), copied));
  const paths = sources.flatMap((source) =>
    source === undefined || source.from !== undefined ? [] : [contextPath(source.path)],
  );
  return paths.length === 0 ? undefined : { paths: [...new Set(paths)], python };
}

/** uv looks into the folder and then upwards. */
function parentsOf(folder: string): readonly string[] {
  const parts = folder.split('/').filter(Boolean);
  return [...parts.keys(), parts.length].toReversed().map((count) => `/${parts.slice(0, count).join('/')}`);
}

/** What the file asks for, where that is another Python than the stage has. */
export function otherPinned(text: string, python: string): string | undefined {
  const [asked] = text.split(/\r?\n/).flatMap((line) => line.replace(/#.*$/, '').trim() || []);
  if (asked === undefined) return undefined;
  const minor = /^(?:cpython[-@]?|python)?(\d+(?:\.\d+)?)(?![\d])/.exec(asked)?.[1];
  return minor !== undefined && `${python}.`.startsWith(`${minor}.`) ? undefined : asked;
}
