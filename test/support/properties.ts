// Properties over what fast-check makes up: the same cases each time, unless PROPERTY_SEED says otherwise.

import * as fc from 'fast-check';

const seed = Number(process.env['PROPERTY_SEED'] ?? 20_261_128);
const USUAL = 300;
const numRuns = Number(process.env['PROPERTY_RUNS'] ?? USUAL);
let isTold = false;

/** Asserts it; a counterexample is shrunk and told with its seed. */
export function holds<T>(property: fc.IProperty<T>): void {
  if (!isTold) console.log(`properties: seed ${seed}, ${numRuns} runs each`);
  isTold = true;
  fc.assert(property, { seed, numRuns });
}

/** The same of what takes time: so many runs as a rule, and so many times more where PROPERTY_RUNS asks for more. */
export async function holdsLater<T>(property: fc.IAsyncProperty<T>, runs: number): Promise<void> {
  await fc.assert(property, { seed, numRuns: Math.ceil((runs * numRuns) / USUAL) });
}

/** Any characters, and those that the grammars of packaging are made of. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(fc.constantFrom(...'a1.-_+!~<>=*,;[]()"\' @#\\\n\t'.split('')), { maxLength: 60 })
    .map((each) => each.join('')),
);
