// What an image holds of the packages that builds ask for.

import type { Target } from '../../target/target.ts';
import { alwaysInFullImage, releaseFacts } from './release-facts.ts';

/** What the full python image holds. Its list counts only where the table said that it is one. */
export function heldBy({ compiler, stageCompiler, source, image }: Target): ReadonlySet<string> {
  const release = image?.distro;
  const own = compiler === true && stageCompiler === undefined;
  const full = own && (source === 'table' || source === 'inferred') && release?.name === 'debian';
  return full ? (releaseFacts(release)?.fullImage ?? alwaysInFullImage()) : new Set();
}
