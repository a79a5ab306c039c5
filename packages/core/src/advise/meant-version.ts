// Which release a version that does not exist stands for: biopython 1.8.3 is 1.83 with a dot too many.

import type { ProjectFiles } from '../candidates/releases-of.ts';
import type { Fitting } from './fitting-versions.ts';
import type { Judged } from './inquiry.ts';

/** The one version with the same digits; undefined where the version exists, or several have them. */
export function meantVersion({ as: { version = '' }, finding }: Judged, versions: ProjectFiles): string | undefined {
  if (finding.reason !== 'no-version' || !/^\d+(\.\d+)+$/.test(version)) return undefined;
  const digits = version.replaceAll('.', '');
  const alike = [...versions.keys()].filter((each) => each.replaceAll('.', '') === digits);
  return alike.length === 1 ? alike[0] : undefined;
}

/** That version is the nearest of all, whichever way it lies. */
export function withMeantFirst({ later, earlier, ...rest }: Fitting, meant: string | undefined): Fitting {
  const option = [...later, ...earlier].find(({ version }) => version === meant);
  if (!option) return { later, earlier, ...rest };
  return {
    ...rest,
    later: [option, ...later.filter((each) => each !== option)],
    earlier: earlier.filter((each) => each !== option),
  };
}
