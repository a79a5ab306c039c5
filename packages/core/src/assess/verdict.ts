// What is said of one package on one target, in one word (contract of the JSON report).

export type Verdict = 'wheel' | 'sdist' | 'build' | 'impossible' | 'unknown' | 'skipped';
