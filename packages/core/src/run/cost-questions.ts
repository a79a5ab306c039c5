// Answers what the cost of a build asks: from the run's indexes, its sdists, and what lies beside the file.

import type { AskCost } from '../judge/cost.ts';
import type { Input } from '../manifest/input.ts';
import type { Inspection } from '../sdist/inspection.ts';
import type { Releases } from './releases.ts';
import type { Sdists } from './sdists.ts';

/** What all files of a run share. */
export interface CostSources {
  readonly releases: Releases;
  readonly sdists: Sdists;
  readonly signal?: AbortSignal | undefined;
}

/** For builds that one file asks for: its indexes are asked, and what lies beside it is read once for all targets. */
export function costQuestions({ releases, sdists, signal }: CostSources, { file, manifest }: Input): AskCost {
  const inspected = new Map<string, Promise<Inspection | undefined>>();
  return {
    inspect: (sdist) => sdists.inspect(sdist),
    inspectPath(path) {
      const known = inspected.get(path) ?? sdists.inspectSource((wanted) => file.source?.(path, wanted));
      inspected.set(path, known);
      return known;
    },
    project: (name) => releases.indexOf(manifest).project(name, signal),
    requires: (wheel) => releases.requiresOf(wheel, releases.indexOf(manifest)),
  };
}
