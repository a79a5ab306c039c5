// What would give a variable a value, as far as the command line can: an ARG that stands before it takes one.

import type { StageState } from './stage-state.ts';

/** As a clause. */
export function valueAsked(name: string, { declared, environment }: StageState): string {
  if (declared.has(name)) return `--build-arg ${name}=…`;
  return environment.has(name) ? 'its ENV takes none of the command line' : 'no ARG or ENV before it sets one';
}
