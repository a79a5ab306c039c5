// A format of files: how one is known, and how it is read.

import type { Beside } from './beside.ts';
import type { FormatName } from './format-traits.ts';
import type { Manifest } from './manifest.ts';
import type { OwnConstraints } from './project-constraint.ts';

/** What one parse of a file gives. */
export interface Reading {
  readonly manifest: Manifest;
  /** What the project asks for that the manifest does not say; may throw as reading does. Absent: nothing. */
  readonly constraints?: () => Promise<OwnConstraints>;
}

export interface ManifestFormat {
  readonly id: FormatName;
  /** What the file is called in the wild, for messages: `poetry.lock`. */
  readonly names: readonly string[];
  /** Decides by the path, and by the text where the path says nothing. */
  matches(path: string, text: string): boolean;
  /** Throws WheelcheckError (code `file-broken`: file, line, what was expected) on a file that cannot be read. */
  read(text: string, path: string, beside: Beside): Promise<Reading>;
}
