// Which installer reads what releases require, and how.

import { pipReadsLegacy } from '../packaging/pip-knows.ts';
import type { RequiresDistDialect } from '../packaging/requires-dist.ts';
import { fetchesMissing } from './fetches-missing.ts';
import { installerTraits } from './installer-traits.ts';
import type { Manifest } from './manifest.ts';

/**
 * @param pip the image's; undefined is taken for the newest
 * @returns undefined where a release is installed whatever it requires
 */
export function requiresDistDialect(manifest: Manifest, pip: string | undefined): RequiresDistDialect | undefined {
  const { refusesMetadata, mendsMetadata } = installerTraits[manifest.installer];
  const resolves = fetchesMissing(manifest);
  if (refusesMetadata === 'never' || (refusesMetadata === 'resolving' && !resolves)) return undefined;
  if (mendsMetadata) return 'mended';
  if (!pipReadsLegacy(pip)) return 'pep-508';
  // With --no-deps a pip before 24.1 does not look.
  return resolves ? 'legacy' : undefined;
}
