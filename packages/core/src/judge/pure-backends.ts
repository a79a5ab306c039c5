// Build requirements that every Python gets as a wheel without anything compiled in it, in some release.

/** Of most projects nothing else is asked for: their builds make nobody ask an index. */
export const pureBackends: ReadonlySet<string> = new Set([
  'setuptools',
  'wheel',
  'hatchling',
  'hatch-vcs',
  'flit-core',
  'poetry-core',
  'pdm-backend',
  'setuptools-scm',
]);
