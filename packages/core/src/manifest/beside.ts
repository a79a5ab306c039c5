// What stands around a file that is read: each file that it names, and the project file beside it, is read and parsed once.

import type { TomlTable } from '../toml/toml-table.ts';
import type { InputFile } from './input-file.ts';
import { normalizePath, splitPath } from './relative-path.ts';

export interface Beside {
  /** Undefined where there is no such file. */
  readonly text: InputFile['sibling'];
  /** How a file stands in messages, where that is not the name after the folder of the file that is read. */
  readonly shownAs?: InputFile['shownAs'] | undefined;
  /** Gives others a turn between two pieces of a long file. */
  readonly rest?: (() => Promise<void>) | undefined;
  /** @throws WheelcheckError `file-broken` where it is no TOML */
  toml(path: string): Promise<TomlTable | undefined>;
}

/** @param file that is read: what stands beside it is named after its folder in messages */
export function openBeside({
  path,
  sibling,
  shownAs,
  rest,
}: Pick<InputFile, 'path' | 'sibling' | 'shownAs' | 'rest'>): Beside {
  const folder = splitPath(path)[0];
  const texts = new Map<string, Promise<string | undefined>>();
  const documents = new Map<string, Promise<TomlTable | undefined>>();

  function text(name: string): Promise<string | undefined> {
    const known = texts.get(name) ?? sibling(name);
    texts.set(name, known);
    return known;
  }

  async function parse(name: string): Promise<TomlTable | undefined> {
    const content = await text(name);
    if (content === undefined) return undefined;
    const { parseToml } = await import('../toml/parse-toml.ts');
    return parseToml(content, folder + name);
  }

  return {
    text,
    shownAs,
    rest,
    toml(name) {
      const plain = normalizePath(name);
      const known = documents.get(plain) ?? parse(plain);
      documents.set(plain, known);
      return known;
    },
  };
}
