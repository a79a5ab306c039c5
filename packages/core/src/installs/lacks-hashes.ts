// What `--require-hashes` ends at: requirements without a hash. Where a file has some, pip asks for all of them unasked (WC111).

import type { StageInstall } from '../dockerfile/stage-install.ts';
import type { ContextFile } from './build-context.ts';
import { isReadable } from './file-kinds.ts';
import type { NotJudged } from './not-judged.ts';

/** What of a command has none at all, as far as it is installed on whatever machine. */
export async function lacksHashes(install: StageInstall, read: ContextFile): Promise<NotJudged | undefined> {
  const { binaries, files, words, constraints } = install.understood;
  if (!binaries.includes('--require-hashes')) return undefined;
  const textOf = async (file: string): Promise<string> => (await read(file))?.text ?? '';
  // Hashes of a constraint count for the lines that it constrains.
  if ((await Promise.all(constraints.map(textOf))).some(hasHash)) return undefined;
  const texts = await Promise.all(files.map(async (file) => ({ file, text: await textOf(file) })));
  const bare = texts.find(({ file, text }) => /\.(?:txt|in)$/.test(file) && !hasHash(text) && asksFor(text));
  const written = install.exported.find(({ hashes }) => !hashes);
  // pip has none of a folder, and takes none beside a word.
  const other = files.find((file) => !isReadable(file)) ?? words.find((word) => !/[;#]/.test(word));
  const name = bare?.file ?? written?.file ?? other;
  return name === undefined
    ? undefined
    : {
        why: `--require-hashes stops at ${name}, which has no hashes`,
        remedy: 'write them into the file (pip-compile --generate-hashes), or take --require-hashes out',
        ends: true,
      };
}

function hasHash(text: string): boolean {
  return text.includes('--hash');
}

/** Whether a line of it, and none that a marker may leave out, asks for something: what it includes has lines of its own. */
function asksFor(text: string): boolean {
  return text.split('\n').some((line) => /^\s*(?:(?:-e|--editable)\b|[^\s#-])[^;]*$/.test(line));
}
