// What the image of a target has of a package already: pip takes what is installed.

import type { PackageName } from '../packaging/name.ts';
import type { Target } from '../target/target.ts';

/** Images of Python before 3.12 bring setuptools and wheel, those of distributions may. */
export function broughtByImage(
  name: PackageName,
  { image, python }: Pick<Target, 'image' | 'python'>,
): 'present' | 'absent' | 'unknown' {
  if (name === 'pip') return 'present';
  const [major, minor] = python.release;
  if ((name !== 'setuptools' && name !== 'wheel') || (major === 3 && minor >= 12)) return 'absent';
  return image?.pythonFrom === 'image' ? 'present' : 'unknown';
}
