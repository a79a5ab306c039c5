// The COPY that brings a file's neighbour and not the file: the line to change where the build context has both.

import { absolutePath, type CopiedPath, contextPath } from './context-paths.ts';

/** A COPY that lacks a file. */
export interface LackingCopy {
  readonly line: number;
  /** The file that it lacks, in the build context. */
  readonly file: string;
  /** What to do at that line, as a clause in the imperative. */
  readonly remedy: string;
}

/**
 * @param path absolute, of a file that the image lacks
 * @returns undefined where no COPY names a file of the build context that lies beside it; what was copied last counts
 */
export function lackingCopy(path: string, copied: readonly CopiedPath[]): LackingCopy | undefined {
  const folder = absolutePath(`${path}/..`, '/');
  for (const { from, line, sources, destination, folder: isFolder } of copied.toReversed()) {
    if (from !== undefined || line === undefined || destination !== folder) continue;
    const beside = sources.find((source) => namedFile.test(source));
    if (beside === undefined) continue;
    const file = contextPath(`${beside}/../${path.slice(path.lastIndexOf('/') + 1)}`);
    // Docker takes several files into what is certainly a folder alone.
    const slash = isFolder ? '' : ` and end ${destination} with a slash`;
    return { line, file, remedy: `add ${file} to this COPY${slash}` };
  }
  return undefined;
}

/** No folder, no pattern. */
const namedFile = /(?:^|\/)[^/.*?[][^/*?[]*\.\w+$/;
