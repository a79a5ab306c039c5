// What is known of builds. Loaded together where something is built: three files pack worse than one.

export { knownEnds } from '../assess/known-ends.ts';
export { olderThanPython } from '../assess/older-than-python.ts';
export { needsOf } from '../assess/toolchain/needs-of.ts';
export { withRequirements } from '../assess/toolchain/requirement-needs.ts';
