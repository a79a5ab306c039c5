// The paths of a Dockerfile that change with the Python of its image.

import type { Target } from '../target/target.ts';
import type { PlanNote } from './plan-note.ts';

export function pathNotes(target: Target, { python, stage }: Target): readonly PlanNote[] {
  const [there, here] = [target, { python }].map((each) => each.python.release.slice(0, 2).join('.'));
  const lines = (stage?.pythonPaths ?? []).flatMap(({ line, minor }) => (minor === here ? [line] : []));
  return there === undefined || here === undefined || there === here || lines.length === 0
    ? []
    : [{ kind: 'python-paths', from: `python${here}`, to: `python${there}`, lines }];
}
