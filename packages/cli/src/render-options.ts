// Width, colour and links of a report, from the flags and the terminal.

import { styleText } from 'node:util';
import type { RenderOptions } from '@wheelcheck/core';
import { fileLink } from './file-link.ts';
import type { Io } from './io.ts';

export interface ReportFlags {
  readonly format?: readonly string[];
  readonly verbose?: boolean;
  readonly color: string;
  readonly width?: number;
}

/** Colour and a terminal's own width only where the text goes to a terminal; NO_COLOR, FORCE_COLOR and TERM=dumb as usual. */
export function renderOptions({ verbose, color, width }: ReportFlags, io: Io, toFile: boolean): RenderOptions {
  const isTerminal = io.stdout.isTTY === true && !toFile;
  const columns = isTerminal ? Math.min(io.stdout.columns || 80, 100) : 80;
  const options = { verbose: verbose ?? false, width: width ?? Math.max(columns, 40) };
  if (!wantsColour(color, io, toFile)) return options;
  return {
    ...options,
    // The stream was judged already, with the flag.
    paint: (text, tone) => styleText(tone, text, { validateStream: false }),
    // Colour may be wanted in a pipe; a link is of use in a terminal alone.
    link: isTerminal ? fileLink(io) : undefined,
  };
}

function wantsColour(color: string, { environment, stdout }: Io, toFile: boolean): boolean {
  if (color !== 'auto') return color === 'always';
  if (toFile || environment['NO_COLOR']) return false;
  const forced = environment['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return stdout.isTTY === true && environment['TERM'] !== 'dumb';
}
