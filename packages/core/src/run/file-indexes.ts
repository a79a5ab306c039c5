// What requirements files say of indexes, joined where one command installs from several: its finder is one (pip's handle_option_line).

import { WheelcheckError } from '../error.ts';
import type { Input } from '../manifest/input.ts';
import { installerTraits } from '../manifest/installer-traits.ts';
import { machineTraits } from '../manifest/machine-traits.ts';
import type { IndexReference, Manifest } from '../manifest/manifest.ts';
import type { SettledIndex } from '../index-settings/settled-index.ts';
import { inOneCommand } from './in-one-command.ts';

type FileIndex = IndexReference & { readonly from: string };

interface FileIndexes {
  readonly indexes: readonly FileIndex[];
  readonly links: readonly SettledIndex[];
  /** Where it says that none is asked. */
  readonly none?: string;
}

/** @throws WheelcheckError where the files name two default indexes, and their installer stops at it */
export function fileIndexes(manifest: Manifest | undefined): FileIndexes {
  if (manifest === undefined) return { indexes: [], links: [] };
  const files = manifest.together ?? [manifest];
  const { fileAlone } = machineTraits[manifest.installer];
  const noIndex = files.find((file) => file.noIndex === true);
  return {
    indexes: noIndex === undefined ? files.reduce(fileAlone ? replacing : adding, []) : [],
    links: files.flatMap(({ links = [], path }) => links.map((url) => ({ url, from: path }))),
    ...(noIndex === undefined ? {} : { none: `--no-index in ${noIndex.path}` }),
  };
}

/** The files as they are asked for: those of one command each know of the options of all. */
export function joinIndexes(inputs: readonly Input[]): readonly Input[] {
  return inputs.map((input) => {
    const { manifest } = input;
    const together = inputs.filter((each) => inOneCommand(each, input)).map((each) => each.manifest);
    const isAlone = together.every((each) => each === manifest || saysNothing(each));
    return isAlone ? input : { ...input, manifest: { ...manifest, together } };
  });
}

function saysNothing({ indexes, links, noIndex }: Manifest): boolean {
  return indexes.length === 0 && links === undefined && noIndex === undefined;
}

/** pip: --index-url takes the place of all that was named before it, by other files too. */
function replacing(before: readonly FileIndex[], file: Manifest): readonly FileIndex[] {
  return defaultOf(indexesOf(file)) === undefined ? [...before, ...indexesOf(file)] : indexesOf(file);
}

/** uv: they add up, and two files that differ in --index-url stop it ("Multiple index URLs specified"). */
function adding(before: readonly FileIndex[], file: Manifest): readonly FileIndex[] {
  const [first, second] = [defaultOf(before), defaultOf(indexesOf(file))];
  if (first !== undefined && second !== undefined && first.url !== second.url)
    throw new WheelcheckError({
      code: 'usage',
      message: `${first.from} and ${second.from} name different default indexes: ${first.url} and ${second.url}`,
      reason: `${installerTraits[file.installer].title} stops at two of them in one command`,
      hint: 'write --index-url once, and --extra-index-url for the other',
    });
  return [...before, ...indexesOf(file)];
}

function indexesOf({ indexes, path }: Manifest): readonly FileIndex[] {
  return indexes.map((index) => ({ ...index, from: path }));
}

function defaultOf(indexes: readonly FileIndex[]): FileIndex | undefined {
  return indexes.findLast(({ kind }) => kind === 'default');
}
