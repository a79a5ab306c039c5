// What is known of the images that the COPYs of a stage take a Python from.

import type { ImageDescription } from '../image/describe-image.ts';
import type { Instruction } from './read-instructions.ts';

/** @param describe undefined for an image that is not known */
export async function broughtImages(
  instructions: readonly Instruction[],
  isStage: (reference: string) => boolean,
  describe: (reference: string) => Promise<ImageDescription | undefined>,
): Promise<ReadonlyMap<string, ImageDescription>> {
  const found = new Map<string, ImageDescription>();
  for (const { keyword, text, flags } of instructions) {
    const from = flags.find(({ name }) => name === 'from')?.value;
    // No Python of an official image lies elsewhere.
    if (keyword !== 'COPY' || from === undefined || isStage(from) || !/(?:^|\s)\/(?:usr|\s)/.test(text)) continue;
    const image = await describe(from);
    if (image !== undefined) found.set(from, image);
  }
  return found;
}
