// Files of the build context that uv may find by a name: in the current folder of a command and in those above it.

import { absolutePath, contextPath, type CopiedPath, copySourceOf } from './context-paths.ts';

/** Their paths in the build context, where each may be absent; the first that is there counts. */
export function filesAbove(file: string, folder: string, copied: readonly CopiedPath[]): readonly string[] {
  const sources = parentsOf(folder).map((each) => copySourceOf(absolutePath(file, each), copied));
  const paths = sources.flatMap((source) =>
    source === undefined || source.from !== undefined ? [] : [contextPath(source.path)],
  );
  return [...new Set(paths)];
}

/** uv looks into the folder and then upwards. */
function parentsOf(folder: string): readonly string[] {
  const parts = folder.split('/').filter(Boolean);
  return [...parts.keys(), parts.length].toReversed().map((count) => `/${parts.slice(0, count).join('/')}`);
}
