// uv's images: another order of words than python's (python3.12-bookworm-slim), and uv's own version may come first.

import type { ImageFamily } from '../family.ts';
import { listedFamily } from './listed-family.ts';

export const uvFamily: ImageFamily = listedFamily({
  id: 'uv',
  repositories: ['ghcr.io/astral-sh/uv'],
  pythonSource: 'uv brings it',
  brings: 'uv',
  // latest, 0.8.12: one binary on nothing, for COPY --from.
  unclear: (tag) =>
    /^(?:latest|\d[\d.]*)$/.test(tag)
      ? {
          reason: 'it holds the uv binary alone: no C library and no Python',
          hint: 'it is there for COPY --from: name the image that uv installs in, such as --base python:3.12-slim',
        }
      : undefined,
});
