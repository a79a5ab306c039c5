// What counts of the machine when installers fetch: pip's configuration, and the variables that name certificates.

import { WheelcheckError } from '../error.ts';
import { formatTraits } from './format-traits.ts';
import { formatOf } from './formats.ts';
import type { InputFile } from './input-file.ts';
import type { InstallerName } from './installer-traits.ts';
import { bundleVariables, type Fetching, machineTraits, type PipSettings } from './machine-traits.ts';

/** Where nothing says who installs. */
const anybody: Fetching = { pipSettings: 'none', bundles: bundleVariables };

const most: readonly PipSettings[] = ['variables-and-files', 'variables'];

/**
 * What the installers of a run read, all together. A file that is none of the known ones adds nothing: the run ends with it.
 *
 * @param files each with the installer that is chosen for it, by `--installer` or by the command of a Dockerfile
 */
export function fetchingOf(files: readonly (readonly [InputFile, InstallerName | undefined])[]): Fetching {
  const all = files.flatMap(([file, chosen]) => ofFile(file, chosen) ?? []);
  if (all.length === 0) return anybody;
  return {
    pipSettings: most.find((some) => all.some(({ pipSettings }) => pipSettings === some)) ?? 'none',
    bundles: [...new Set(all.flatMap(({ bundles }) => bundles))],
  };
}

function ofFile({ path, text, name }: InputFile, chosen: InstallerName | undefined): Fetching | undefined {
  try {
    const { installers } = formatTraits[formatOf(path, text, name).id];
    const installer = installers.find((each) => each === chosen) ?? installers[0];
    return machineTraits[installer].fetching;
  } catch (error) {
    if (error instanceof WheelcheckError) return undefined;
    throw error;
  }
}
