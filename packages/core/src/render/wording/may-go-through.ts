// That nobody knows whether what must be compiled on a target is compiled there, and why: in the place of that it is.

import { holderName } from '../../report/holder-name.ts';
import type { OpenBuild } from '../../report/open-build.ts';
import { openBuilds } from '../../report/open-builds.ts';
import type { Report, ReportTarget } from '../../report/report.ts';
import { agreeing } from '../../text/agreeing.ts';
import { listWords } from '../../text/list-words.ts';
import { someNames } from './incomplete-sentence.ts';

const reasons: { readonly [K in OpenBuild]: (names: string, target: ReportTarget) => string } = {
  libraries: (names) => `which system libraries ${names} may need`,
  source: (names) => `what building ${names} takes`,
  more: (names) => `what else ${names} may need`,
  python: (names, { python }) =>
    `whether CPython ${/^\d+\.\d+/.exec(python.version)?.[0] ?? python.version} is too new for ${names}`,
};

/** A full sentence; undefined where nothing is open, or where something else is in the way. */
export function mayGoThrough(report: Report, target: ReportTarget): string | undefined {
  const found = openBuilds(report, target);
  if (found === null) return undefined;
  const open = (['libraries', 'source', 'more', 'python'] as const).flatMap((kind) => {
    const names = found.builds.filter((each) => each.open === kind).map(({ name }) => name);
    return names.length === 0 ? [] : [reasons[kind](someNames([...new Set(names)]), target)];
  });
  const unknown = `${listWords(open)} is not known`;
  const name = holderName(target);
  switch (found.adds) {
    case 'compiler':
      return `The line below brings a compiler; the build may stop all the same: ${unknown}.`;
    case 'packages':
      return `The build may stop with the line below too: ${unknown}.`;
    case null:
      return `Whether the build goes through with what ${name} ${agreeing(name, 'has', 'have')} cannot be said: ${unknown}.`;
  }
}
