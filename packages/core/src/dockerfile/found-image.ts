// What is known of the image that a FROM names.

import { WheelcheckError } from '../error.ts';
import type { DistributionPython } from '../image/distribution.ts';
import { describeImage, type ImageDescription } from '../image/describe-image.ts';
import { familyOf } from '../image/families.ts';
import { parseImageReference } from '../image/image-ref.ts';
import { parsePlatform, type Platform } from '../target/platform.ts';
import { shown } from './command-line.ts';

export interface FoundImage {
  readonly image?: ImageDescription;
  /** What the packages of its distribution bring, where those are how it comes to a Python, or to a pip for its own. */
  readonly packaged?: DistributionPython;
  /** Whether the Python that it has itself is closed to pip outside of environments (PEP 668). */
  readonly closed?: boolean;
  /** Why nothing is known of it. */
  readonly why?: string;
  /** The refusal of an image of a family that is known, which knows the way out. */
  readonly refusal?: WheelcheckError;
}

/** @param images those that were found already, by reference and platform */
export function imageOf(
  base: string | null,
  platform: string,
  machine: Platform,
  images: Map<string, Promise<FoundImage>>,
): Promise<FoundImage> {
  const parsed = parsePlatform(platform);
  if (base === null) return Promise.resolve({});
  if (!parsed.ok) return Promise.resolve({ why: `platform ${shown(platform)}: ${parsed.problem}` });
  const key = `${base} ${platform}`;
  const known = images.get(key) ?? describe(base, parsed.value, machine);
  images.set(key, known);
  return known;
}

async function packagedIn(base: string): Promise<Pick<FoundImage, 'packaged' | 'closed'>> {
  const { resolveImage } = await import('../image/resolve-image.ts');
  const { distribution, python, pythonSource, pipPackaged, closed = false } = resolveImage(base);
  const comes = pipPackaged === true || (python === undefined && pythonSource === undefined);
  return { closed, ...(comes && distribution.python !== undefined ? { packaged: distribution.python } : {}) };
}

/** An image that nobody knows is no error here: other stages may tell enough. */
async function describe(base: string, platform: Platform, machine: Platform): Promise<FoundImage> {
  try {
    const image = await describeImage({ base, platform, machine });
    return { image, ...(await packagedIn(base)) };
  } catch (error) {
    if (!(error instanceof WheelcheckError)) throw error;
    const why = shown(error.reason === undefined ? error.message : `${error.message}: ${error.reason}`);
    const reference = parseImageReference(base);
    return reference.ok && familyOf(reference.value) !== undefined ? { why, refusal: error } : { why };
  }
}
