// What stands around a file that is read: each file that it names, and the project file beside it, is read and parsed once.

import type { TomlTable } from '../toml/toml-table.ts';
import type { ReadSibling, ShownAs } from './input-file.ts';
import { normalizePath, splitPath } from './relative-path.ts';

export interface Beside {
  /** Undefined where there is no such file. */
  readonly text: ReadSibling;
  /** How a file stands in messages, where that is not the name after the folder of the file that is read. */
  readonly shownAs?: ShownAs | undefined;
  /** @throws WheelcheckError `file-broken` where it is no TOML */
  toml(path: string): Promise<TomlTable | undefined>;
}

/** @param path of the file that is read: what stands beside it is named after its folder in messages */
export function openBeside(path: string, sibling: ReadSibling, shownAs?: ShownAs): Beside {
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
    toml(name) {
      const plain = normalizePath(name);
      const known = documents.get(plain) ?? parse(plain);
      documents.set(plain, known);
      return known;
    },
  };
}
