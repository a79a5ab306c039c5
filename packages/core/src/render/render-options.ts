// What every renderer is told besides the report.

import type { Colour } from './wording/colour.ts';

/** How a text for a terminal looks; the other formats heed none of it. */
export interface RenderOptions {
  /** Columns that a line may take. */
  readonly width: number;
  /** Also what is usually left out: accepted tags, each plain wheel. */
  readonly verbose: boolean;
  /** Puts the codes of a tone around a text, as `styleText` of node:util does; absent: plain text. */
  readonly paint?: ((text: string, tone: Colour) => string) | undefined;
  /** Makes a text a link to a line of a file, where a terminal shows such (OSC 8); absent: plain text. */
  readonly link?: ((text: string, place: { readonly path: string; readonly line: number }) => string) | undefined;
}

/** What is not said: 80 columns, no colour, no links, not verbose. */
export const plain: RenderOptions = { width: 80, verbose: false };
