// What is made of a lock that was made for another project file.

import { installerTraits } from './installer-traits.ts';
import type { Manifest } from './manifest.ts';

/** What the command does that installs from it. */
export interface StaleLockAnswer {
  /** `solves`: it warns and solves over the lock, so that it ends where the project asks for what the lock does not hold. */
  readonly does: 'installs' | 'refuses' | 'solves';
  /** The release of the installer, where that is known. */
  readonly release?: string;
  /** Whether the line at which the build then stops is told: what the file has to say of it is said there. */
  readonly told?: boolean;
}

type Diagnosis = Manifest['diagnostics'][number];

/** The diagnostics of a lock, of which is known what is done with it. */
export function answered(
  diagnostics: readonly Diagnosis[],
  { does, release, told = false }: StaleLockAnswer,
): readonly Diagnosis[] {
  return diagnostics.flatMap((each): readonly Diagnosis[] => {
    if (each.kind !== 'stale-lock' && each.kind !== 'refused-stale-lock') return [each];
    const stops = does === 'refuses' || (does === 'solves' && (each.missing ?? []).length > 0);
    if (stops && told) return [];
    const { title } = installerTraits[each.installer];
    const by = release === undefined ? title : `${title} ${release}`;
    return [
      {
        ...each,
        kind: stops ? 'refused-stale-lock' : 'stale-lock',
        names: does === 'solves' ? (each.missing ?? []) : each.names,
        answer: { by, stops },
      },
    ];
  });
}
