// A compose file as it is asked about, and the project that it describes.

import type { ComposeProject } from '../compose/compose-project.ts';
import { readCompose } from '../compose/read-compose.ts';
import type { InputFile } from '../manifest/input-file.ts';
import type { Platform } from '../target/platform.ts';
import type { ContextFile } from './build-context.ts';

/** A compose file, and what is said of its builds from outside. */
export interface ComposeSource {
  readonly compose: InputFile;
  /** What Compose merges into it, one after the other. */
  readonly composeOverrides?: readonly InputFile[];
  /** Reads a file by its path from the compose file's folder; undefined where there is none. */
  readonly read: ContextFile;
  /** Variables of the environment. */
  readonly variable: (name: string) => string | undefined;
  /** In place of what the file says; none: those of the file, else the machine's. */
  readonly platforms: readonly Platform[];
  readonly machine: Platform;
  /** Over those of the file. */
  readonly buildArgs?: Readonly<Record<string, string>>;
  /** In place of the targets of the file. */
  readonly stage?: string | undefined;
}

export function projectOf({
  compose,
  composeOverrides = [],
  buildArgs = {},
  read,
  variable,
}: ComposeSource): Promise<ComposeProject> {
  return readCompose({
    ...compose,
    overrides: composeOverrides,
    given: Object.keys(buildArgs),
    read: async (path) => (await read(path))?.text,
    variable,
  });
}
