// --no-binary and --only-binary in one file count for all that its command is given: pip's finder has one format control.

import type { Input } from '../manifest/input.ts';
import { joinBinaries } from '../manifest/requirements/join-binaries.ts';
import { inOneCommand } from './in-one-command.ts';

/** The files as they are asked for: those of one command each have the rules of all, in their order. */
export function binariesOfCommands(inputs: readonly Input[]): readonly Input[] {
  return inputs.map((input) => {
    const all = inputs.filter((each) => inOneCommand(each, input)).map(({ manifest }) => manifest.binaries);
    if (all.every(({ noBinary, onlyBinary }) => noBinary.length + onlyBinary.length === 0)) return input;
    return { ...input, manifest: { ...input.manifest, binaries: joinBinaries(all) } };
  });
}
