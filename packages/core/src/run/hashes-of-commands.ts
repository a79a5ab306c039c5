// One command is in hash mode or is not: a hash in one of its files makes pip ask for hashes in all that it is given.

import type { Input } from '../manifest/input.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { withoutHashes } from '../manifest/requirements/without-hashes.ts';

/** Puts the files of a command of which one has hashes into hash mode, and tells which of their lines has none. */
export function hashesOfCommands(inputs: readonly Input[]): readonly Input[] {
  return inputs.map((input) => {
    const { manifest } = input;
    const others = inputs.filter((other) => isInOneCommand(input, other)).map((other) => other.manifest);
    const off = others.some(({ hashMode }) => hashMode === false);
    if (manifest.hashMode !== undefined || off || !others.some(({ hashMode }) => hashMode === true)) return input;
    return { ...input, manifest: inHashMode(manifest, others) };
  });
}

function inHashMode(manifest: Manifest, others: readonly Manifest[]): Manifest {
  const rows = manifest.packages.filter(({ requiredBy }) => requiredBy === undefined);
  const constraints = [...others, manifest].flatMap((each) => each.constraints ?? []);
  const diagnostics = [...withoutHashes(rows, constraints), ...manifest.diagnostics];
  return { ...manifest, hashMode: true, diagnostics };
}

function isInOneCommand(one: Input, other: Input): boolean {
  if (one.manifest.format !== other.manifest.format) return false;
  const [here, there] = [one.file.commands, other.file.commands];
  return !here || !there || here.some((command) => there.includes(command));
}
