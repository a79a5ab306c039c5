// A command that has nothing but wheels which earlier ones made, and asks no index.

import type { StageStop } from './stage-stop.ts';

export interface WheelsAlone extends Pick<StageStop, 'path' | 'line' | 'text' | 'stopsAt'> {
  /** Where the wheels lie. */
  readonly folder: string;
  /** What would bring what is not there, as a clause in the imperative. */
  readonly remedy: string;
}
