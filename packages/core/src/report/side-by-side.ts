// What is to be said of packages that an installer puts side by side without a word.

import type { CheckedPackage, JudgedTarget } from '../rules/matter.ts';
import { notTogether } from './not-together.ts';
import type { RunDiagnostic } from './run-fact.ts';
import { sameModules } from './same-modules.ts';

export function sideBySide(
  judged: readonly JudgedTarget[],
  checked: readonly CheckedPackage[],
): readonly RunDiagnostic[] {
  return [
    ...notTogether(judged, checked).map(({ facts, ...place }) => ({
      kind: 'not-together' as const,
      ...facts,
      ...place,
    })),
    ...sameModules(judged, checked).map(({ facts, ...place }) => ({
      kind: 'same-modules' as const,
      ...facts,
      ...place,
    })),
  ];
}
