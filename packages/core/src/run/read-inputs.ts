// The files of a run, with what its flags say over them.

import { type Input, type ReadInput, readInput } from '../manifest/input.ts';
import type { InputFile } from '../manifest/input-file.ts';
import type { Selection } from '../manifest/selection.ts';
import type { ManifestDiagnostic } from '../manifest/manifest-diagnostic.ts';
import { asExported } from '../manifest/as-exported.ts';
import { override, type Overrides } from '../manifest/override.ts';
import { bothUnisolated } from '../manifest/unisolated.ts';
import { refusedLine } from '../manifest/refused-line.ts';
import { boundByGroups } from '../select/bound-by-groups.ts';
import { joinIndexes } from './file-indexes.ts';
import type { RunTarget } from './resolve-targets.ts';

/** What is installed where nobody says otherwise: the project's own dependencies, because those go into an image. */
export const mainAlone: Selection = {
  with: [],
  without: [],
  only: [],
  allGroups: false,
  extras: [],
  allExtras: false,
};

export interface InputFlags {
  /** Groups and extras that count, each of its fields as the flag of that name; by default the project's own dependencies alone. */
  readonly selection?: Partial<Selection>;
  /** What the command line says over the files. */
  readonly overrides?: Overrides;
  /** Variables of the environment: an address that holds only such as are set is complete. */
  readonly variable?: (name: string) => string | undefined;
}

/** @throws WheelcheckError for a file that cannot be read, that no target's pip reads, or that the flags do not fit */
export async function readInputs(
  files: readonly InputFile[],
  {
    selection,
    overrides = {},
    variable = () => undefined,
    read = readInput,
  }: Omit<InputFlags, 'selection'> & { readonly selection: Selection; readonly read?: ReadInput | undefined },
  targets: readonly RunTarget[],
): Promise<readonly Input[]> {
  const stillUnset = (each: ManifestDiagnostic): readonly ManifestDiagnostic[] => {
    if (each.kind !== 'unexpanded-address') return [each];
    const variables = each.variables.filter((written) => !variable(written.replaceAll(/[${}]/g, '')));
    return variables.length === 0 ? [] : [{ ...each, variables }];
  };
  const { binariesOfCommands, hashesOfCommands } =
    files.length < 2 ? oneFile : (await import('./shared-options.ts')).sharedOptions;
  const all = binariesOfCommands(await Promise.all(files.map((file) => read(file))));
  const inputs = all.map((input) => {
    const { exportedHashes } = input.file;
    const asInstalled = exportedHashes === undefined ? input.manifest : asExported(input.manifest, exportedHashes);
    const manifest = boundByGroups(override(asInstalled, overrides), selection);
    const unisolated = bothUnisolated(manifest.unisolated, input.file.unisolated);
    const diagnostics = manifest.diagnostics.flatMap(stillUnset);
    return { ...input, manifest: { ...manifest, ...(unisolated === undefined ? {} : { unisolated }), diagnostics } };
  });
  refuseUnreadable(inputs, targets);
  return joinIndexes(hashesOfCommands(inputs));
}

/** What one file says of kinds of files and of hashes counts for it alone. */
const oneFile = {
  binariesOfCommands: (inputs: readonly Input[]): readonly Input[] => inputs,
  hashesOfCommands: (inputs: readonly Input[]): readonly Input[] => inputs,
};

/** A file that is read on no target is bad input; where it is read on some, it is an error on the others (report/diagnostics.ts). */
function refuseUnreadable(inputs: readonly Input[], targets: readonly RunTarget[]): void {
  for (const { manifest } of inputs) {
    const [first, ...others] = targets.map(({ target: { pip } }) => refusedLine(manifest, pip));
    if (first && others.every((line) => line !== undefined)) throw first.error;
  }
}
