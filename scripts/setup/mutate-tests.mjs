// The rooms that mutate.mjs changes, and the tests that ought to notice. Tests of a whole corpus tell few changes more than the tables
// do and take seconds for each: installable-with.test.ts is for its own file alone, monotonic.test.ts for none.

export const rooms = {
  packaging: { files: 'packaging/*.ts', tests: ['packaging/*.test.ts', 'match/python-gate.test.ts'] },
  tags: { files: 'target/tags.ts', tests: ['target/tags.test.ts'] },
  match: {
    files: 'match/*.ts',
    tests: ['match/!(installable-with|monotonic).test.ts', 'run/own-metadata.test.ts'],
  },
  candidates: { files: 'candidates/*.ts', tests: ['candidates/*.test.ts'] },
  gate: { files: 'rules/gate.ts', tests: ['rules/gate.test.ts'] },
  escape: { files: 'render/escape/*.ts', tests: ['render/escape/*.test.ts'] },
  mask: { files: 'text/mask-addresses.ts', tests: ['text/mask-addresses.test.ts'] },
};

/** Files whose tests are not called as they are. */
const tests = {
  'packaging/clause': ['packaging/specifier.test.ts', 'packaging/legacy-specifier.test.ts'],
  'packaging/lower-end': ['match/python-gate.test.ts'],
  'packaging/marker-evaluate': ['packaging/marker.test.ts'],
  'packaging/marker-parse': ['packaging/marker.test.ts'],
  'packaging/marker-tree': ['packaging/marker.test.ts'],
  'packaging/mend-requirement': ['packaging/requires-dist.test.ts'],
  'packaging/platform-tag': ['packaging/filename.test.ts'],
  'packaging/scanner': ['packaging/marker.test.ts', 'packaging/requirement.test.ts'],
  'packaging/split-sdist-name': ['packaging/filename.test.ts', 'packaging/legacy-filename.test.ts'],
  'packaging/uv-strictness': ['packaging/requires-dist.test.ts'],
  'packaging/wheel-filename': ['packaging/filename.test.ts', 'packaging/legacy-filename.test.ts'],
  'match/compatibility': ['match/match.test.ts', 'match/choices.test.ts', 'match/uv-manylinux.test.ts'],
  'match/own-refusal': ['run/own-metadata.test.ts'],
  'match/judge-file': ['match/match.test.ts', 'match/choices.test.ts'],
};

/** The tests that a file's changes are first made beside; the others of its room are for what survives them. */
export function testsOf(folder, stem) {
  return tests[`${folder}/${stem}`] ?? [`${folder}/${stem}.test.ts`];
}
