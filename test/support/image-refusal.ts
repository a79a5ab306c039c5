// The error that a reference to an image is refused with.

import { WheelcheckError } from '../../packages/core/src/error.ts';
import { resolveImage } from '../../packages/core/src/image/resolve-image.ts';

export function imageRefusal(reference: string): WheelcheckError {
  try {
    resolveImage(reference);
  } catch (error) {
    if (error instanceof WheelcheckError) return error;
    throw error;
  }
  throw new Error(`${reference} was taken`);
}
