// How a verdict is written at a terminal.

import type { Verdict } from '../../assess/verdict.ts';
import type { Colour } from './colour.ts';

/** One short word a verdict; capitals where it stops or slows an image build. */
export const verdictWords = {
  impossible: { word: 'NONE', colour: 'red' },
  build: { word: 'BUILD', colour: 'red' },
  unknown: { word: '?', colour: 'yellow' },
  sdist: { word: 'sdist', colour: 'yellow' },
  wheel: { word: 'wheel', colour: 'green' },
  skipped: { word: '-', colour: 'dim' },
} as const satisfies Readonly<Record<Verdict, { word: string; colour: Colour }>>;

/** Worst first: the order of the blocks. */
export const worstFirst: readonly Verdict[] = ['impossible', 'build', 'unknown', 'sdist', 'wheel', 'skipped'];
