// What a command whose work is followed makes of a file of an image.

import type { FilteringCommand, MadeText } from '../edits/made-text.ts';

export interface FileEdit {
  /** Absolute, or a pattern of such paths. */
  readonly path: string;
  readonly line: number;
  readonly step: number;
  /** Among all that changes files of the stage. */
  readonly order: number;
  /** All that the file then holds. */
  readonly made?: MadeText;
  /** What is made of the file that was there. */
  readonly by?: FilteringCommand;
}
