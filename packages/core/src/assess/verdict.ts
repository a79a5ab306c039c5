// What is said of one package on one target, in one word (contract of the JSON report).

/**
 * What comes of a package on a target: `wheel` and `sdist` (pure Python, nothing to compile) fit, `build` must be compiled, `impossible`
 * cannot be installed, `unknown` could not be decided, `skipped` is not installed there.
 */
export type Verdict = 'wheel' | 'sdist' | 'build' | 'impossible' | 'unknown' | 'skipped';
