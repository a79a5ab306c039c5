// Lines that name a Python's own folder: on another minor version they name one that is not there.

import type { DockerfileRequest } from './dockerfile-request.ts';
import { readInstructions } from './read-instructions.ts';

/** `COPY --from=b /usr/local/lib/python3.11/site-packages …`, `ENV PYTHONPATH=/deps/lib/python3.11/site-packages`. */
const folder = /\/python(3\.\d{1,2})(?=\/)/g;

export interface PythonPath {
  readonly line: number;
  /** `3.11` */
  readonly minor: string;
}

export function pythonPaths({ path, text, firstLine }: DockerfileRequest): readonly PythonPath[] {
  return readInstructions(path, text, firstLine).flatMap((instruction) => {
    const minors = [...instruction.text.matchAll(folder)].map(([, minor = '']) => minor);
    return [...new Set(minors)].map((minor) => ({ line: instruction.line, minor }));
  });
}
