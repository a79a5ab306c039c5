// The files of a run, with what its flags say over them.

import { type Input, readInput } from '../manifest/input.ts';
import type { InputFile } from '../manifest/input-file.ts';
import type { Selection } from '../manifest/manifest.ts';
import { override, type Overrides } from '../manifest/override.ts';
import { readsLegacyLines } from '../manifest/reads-legacy-lines.ts';
import { boundByGroups } from '../select/bound-by-groups.ts';
import type { RunTarget } from './resolve-targets.ts';

export interface InputFlags {
  readonly selection: Selection;
  /** What the command line says over the files. */
  readonly overrides?: Overrides;
}

/** @throws WheelcheckError for a file that cannot be read, that no target's pip reads, or that the flags do not fit */
export async function readInputs(
  files: readonly InputFile[],
  { selection, overrides = {} }: InputFlags,
  targets: readonly RunTarget[],
): Promise<readonly Input[]> {
  const inputs = await Promise.all(
    files.map(async (file) => {
      const input = await readInput(file);
      return { ...input, manifest: boundByGroups(override(input.manifest, overrides), selection) };
    }),
  );
  refuseUnreadable(inputs, targets);
  return inputs;
}

/** A line that no target's pip reads is bad input; one that some read is an error on the others (report/diagnostics.ts). */
function refuseUnreadable(inputs: readonly Input[], targets: readonly RunTarget[]): void {
  for (const { legacyLines: [first] = [], installer } of inputs.map(({ manifest }) => manifest))
    if (first && !targets.some(({ target: { pip } }) => readsLegacyLines(installer, pip))) throw first.error;
}
