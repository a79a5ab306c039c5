// When V8 optimises functions: a run is over in a second or two, before what optimising costs is earned back.

/** What V8 allows itself, in bytes of code gone through, before it looks whether a function is hot. */
const OWN_BUDGET = 66 * 1024;

/**
 * What V8 optimised of our functions, on its other threads, was a third of all work of a run that reads a lock of 400 packages, that
 * judges 150 pins or that resolves forty names. One is now hot after sixteen times as much, and of a long run that is still early.
 *
 * Told once the parts of Node are loaded that most runs need: V8 takes code that was made before, Node's own too, under the flags alone
 * under which it was made. Taken back at the end, when Node writes its own compile cache.
 */
export function optimiseLate(): void {
  setBudget(16);
  // Once, of however many runs in one process.
  process.off('exit', optimiseAsEver).once('exit', optimiseAsEver);
}

/** V8's own flags, for as long as something is loaded. */
export function optimiseAsEver(): void {
  setBudget(1);
}

function setBudget(times: number): void {
  process.getBuiltinModule('node:v8').setFlagsFromString(`--interrupt-budget=${times * OWN_BUDGET}`);
}
