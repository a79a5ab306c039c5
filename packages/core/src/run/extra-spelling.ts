import { type ExtraSpelling, normalSpelling, pipSpelling } from '../packaging/extra-spelling.ts';
import type { Target } from '../target/target.ts';
import { installerTraits } from '../manifest/installer-traits.ts';
import type { Manifest } from '../manifest/manifest.ts';

/** How the installer of a file compares names of extras on a target. */
export function extraSpelling(
  { installer }: Pick<Manifest, 'installer'>,
  { pip, environment }: Pick<Target, 'pip' | 'environment'>,
): ExtraSpelling {
  return installerTraits[installer].imagePipDecides ? pipSpelling(pip, environment.python_version) : normalSpelling;
}
