// What of a Dockerfile changes with the Python of its image: paths, programs and packages that name its minor version.

import type { Target } from '../target/target.ts';
import type { PlanNote } from './plan-note.ts';

export function pathNotes(target: Target, { python, stage }: Target): readonly PlanNote[] {
  const [there, here] = [target, { python }].map((each) => each.python.release.slice(0, 2).join('.'));
  if (there === undefined || here === undefined || there === here) return [];
  const [from, to] = [`python${here}`, `python${there}`];
  const linesOf = (named: readonly { readonly line: number; readonly minor: string }[]): readonly number[] =>
    [...new Set(named.flatMap(({ line, minor }) => (minor === here ? [line] : [])))].toSorted((a, b) => a - b);
  const paths = linesOf(stage?.pythonPaths ?? []);
  const programs = linesOf((stage?.pythonPrograms ?? []).filter(({ packages }) => packages === undefined));
  const own = target.image?.pythonFrom === 'package' ? {} : { image: target.name };
  const packages = (stage?.pythonPrograms ?? []).flatMap(({ line, minor, packages: names = [] }): readonly PlanNote[] =>
    minor === here && names.length > 0 ? [{ kind: 'python-packages', names, to, line, ...own }] : [],
  );
  const [, minor] = target.python.release;
  // Of each line what the newest release says there.
  const stops = new Map(
    (stage?.toolStops ?? []).filter(({ from: since }) => minor >= since).map((each) => [each.line, each]),
  );
  return [
    ...(paths.length === 0 ? [] : [{ kind: 'python-paths' as const, from, to, lines: paths }]),
    ...packages,
    ...[...stops.values()].map(({ line, why, remedy }) => ({ kind: 'tool-stops' as const, line, why, remedy })),
    ...(programs.length === 0 ? [] : [{ kind: 'python-programs' as const, from, to, lines: programs }]),
  ];
}
