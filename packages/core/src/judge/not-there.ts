// What an index certainly does not have cannot be installed.

import { type Finding, findingWithout } from '../assess/assess.ts';
import { isSystemProject } from '../assess/system-project.ts';
import type { LockedPackage } from '../manifest/manifest.ts';
import type { NotThere } from '../package-index/package-index.ts';

export function notThere({ missing, index }: NotThere, { name, version }: LockedPackage): Finding {
  if (isSystemProject(name, version))
    return findingWithout('impossible', `no-${missing}`, { detail: { kind: 'of-system' } });
  const detail = index === undefined ? null : ({ kind: 'not-there', what: missing, index } as const);
  return findingWithout('impossible', `no-${missing}`, { detail });
}
