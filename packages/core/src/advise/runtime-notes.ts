// What a plan for the stage that installs asks of the stage that runs it.

import { formatTag } from '../packaging/tag.ts';
import type { Target } from '../target/target.ts';
import type { JudgedSet } from './inquiry.ts';
import type { PlanNote } from './plan-note.ts';

/** Where what the plan brings does not run in the other stage (WC401), the FROM of that one changes too. */
export function runtimeNotes({ target, rows }: JudgedSet, { name, stage, runtime }: Target): readonly PlanNote[] {
  const line = stage?.runtime?.imageLine;
  if (runtime === undefined || line === undefined || line === stage?.imageLine || target.name === name) return [];
  const variables = stage?.runtime?.imageVariables;
  const taken = new Set(runtime.tags.map(formatTag));
  // What is compiled there is like a wheel of its first tag: the same Python and libc, or a later glibc.
  const [first] = target.tags;
  const runsBuilt = first !== undefined && taken.has(formatTag(first));
  const isStranded = rows.some(({ finding: { verdict, file } }) =>
    verdict === 'wheel' && file?.filename.kind === 'wheel'
      ? !file.filename.tags.some((tag) => taken.has(formatTag(tag)))
      : verdict === 'build' && !runsBuilt,
  );
  if (!isStranded) return [];
  const facts = { path: stage?.path ?? '', line, variables, runtime: runtime.name, installs: target.name };
  // What has no pip can install nothing, and was chosen for that.
  return [{ kind: 'runtime-too', ...facts, isBare: runtime.pip === undefined }];
}
