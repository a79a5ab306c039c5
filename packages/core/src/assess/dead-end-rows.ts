// The table behind dead-ends.ts, by what the builds fail at.

import type { DeadEndRow } from './dead-end-row.ts';
import { endsByCApi } from './ends-by-c-api.ts';
import { endsByPython } from './ends-by-python.ts';
import { endsByRefusal } from './ends-by-refusal.ts';
import { endsByRequirement } from './ends-by-requirement.ts';
import { endsBySetuptools } from './ends-by-setuptools.ts';
import { endsBySystem } from './ends-by-system.ts';

export const deadEndRows: readonly DeadEndRow[] = [
  ...endsByRequirement,
  ...endsByPython,
  ...endsByCApi,
  ...endsByRefusal,
  ...endsBySystem,
  ...endsBySetuptools,
];
