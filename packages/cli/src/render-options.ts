// Width and colour of a report, from the flags and the terminal.

import type { RenderOptions } from '@wheelcheck/core';
import type { Io } from './io.ts';

export interface ReportFlags {
  readonly format?: readonly string[];
  readonly verbose?: boolean;
  readonly color: string;
  readonly width?: number;
}

/** Colour and a terminal's own width only where the text goes to a terminal; NO_COLOR, FORCE_COLOR and TERM=dumb as usual. */
export function renderOptions({ verbose, color, width }: ReportFlags, io: Io, toFile: boolean): RenderOptions {
  const columns = io.stdout.isTTY && !toFile ? Math.min(io.stdout.columns || 80, 100) : 80;
  return { verbose: verbose ?? false, width: width ?? Math.max(columns, 40), colour: wantsColour(color, io, toFile) };
}

function wantsColour(color: string, { environment, stdout }: Io, toFile: boolean): boolean {
  if (color !== 'auto') return color === 'always';
  if (toFile || environment['NO_COLOR'] || environment['TERM'] === 'dumb') return false;
  const forced = environment['FORCE_COLOR'];
  return forced === undefined ? stdout.isTTY === true : forced !== '0' && forced !== 'false';
}
