import { installerTraits } from '../manifest/installer-traits.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { Target } from '../target/target.ts';
import { extraSpelling } from './extra-spelling.ts';
import type { LineReading } from './problem-of.ts';

/** How the installer of a file reads lines on a target. */
export function lineReading(manifest: Manifest, target: Target): LineReading {
  const { exactEquality } = installerTraits[manifest.installer];
  return { pip: target.pip, exactEquality, spelling: extraSpelling(manifest, target) };
}
