// What reading an sdist found, in tests that need little of it.

import type { SdistReading } from '../../packages/core/src/sdist/sdist-reading.ts';

/** Native, by setuptools, and nothing else known. */
export function sdistReading(found: Partial<SdistReading> = {}): SdistReading {
  return {
    native: true,
    plain: false,
    optional: false,
    asked: [],
    languages: [],
    backend: 'setuptools',
    requires: [],
    tools: [],
    cython: [],
    undeclared: [],
    rust: null,
    external: [],
    fetches: [],
    libraries: [],
    systems: [],
    hindrances: [],
    pythonEnds: [],
    unreadImports: [],
    release: null,
    requiresPython: null,
    requiresDist: null,
    evidence: [],
    ...found,
  };
}
