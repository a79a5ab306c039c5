// The platform that a reference decides by itself.

import { familyOf } from './families.ts';
import { parseImageReference } from './image-ref.ts';
import { isPlatform, type Platform } from '../target/platform.ts';

/** The one platform of a repository that holds a single one (`arm32v7/python`); undefined where the user may choose. */
export function fixedPlatform(base: string): Platform | undefined {
  const reference = parseImageReference(base);
  const platform = reference.ok ? familyOf(reference.value)?.place.platform : undefined;
  return platform !== undefined && isPlatform(platform) ? platform : undefined;
}
