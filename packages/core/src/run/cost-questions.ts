// Answers what the cost of a build asks: from the run's indexes, its sdists, and what lies beside the file.

import type { SdistContents } from '../sdist/sdist-contents.ts';
import type { AskCost } from '../judge/cost.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { Parsed } from '../packaging/parsed.ts';
import type { Releases } from './releases.ts';
import type { Sdists } from './sdists.ts';

/** Reads a folder that a file names, as an sdist's contents; undefined where there is none. */
export type ReadSource = (
  path: string,
  wanted: (path: string) => boolean,
) => Promise<Parsed<SdistContents> | undefined>;

/** What all files of a run share. */
export interface CostSources {
  readonly releases: Releases;
  readonly sdists: Sdists;
  readonly signal?: AbortSignal | undefined;
}

/**
 * @param manifest the file whose indexes are asked; undefined: the default one
 * @param source absent: no folder can be read
 */
export function costQuestions(
  { releases, sdists, signal }: CostSources,
  manifest: Manifest | undefined,
  source: ReadSource | undefined,
): AskCost {
  return {
    inspect: (file) => sdists.inspect(file),
    inspectPath: (path) => sdists.inspectSource((wanted) => source?.(path, wanted)),
    project: (name) => releases.indexOf(manifest).project(name, signal),
    requires: (wheel) => releases.indexOf(manifest).requires(wheel, signal),
  };
}
