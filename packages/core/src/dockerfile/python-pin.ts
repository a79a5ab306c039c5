// Which Python uv takes where its command names none: the file .python-version and the project may ask for another than the image has.

import type { CopiedPath } from './context-paths.ts';
import type { ValueOf } from './expand-variables.ts';
import { filesAbove } from './files-above.ts';
import { isOn } from './install-environment.ts';
import { anyPython, fitsRequest, spelledPython } from './spelled-python.ts';

export interface PythonPin {
  /** Files in the build context, where each may be absent; the first that is there counts. */
  readonly paths: readonly string[];
  /** The Python that the stage has. */
  readonly python: string;
  /** Whether uv fetches another where it must. */
  readonly brings: boolean;
}

/** @param words of the command @param file the name of the file @returns undefined where a variable names the Python, or none is known */
export function pythonPin(
  file: string,
  words: readonly string[],
  folder: string,
  valueOf: ValueOf,
  { python, copied }: { readonly python: string | null; readonly copied: readonly CopiedPath[] },
): PythonPin | undefined {
  if (python === null || valueOf('UV_PYTHON')) return undefined;
  return { paths: filesAbove(file, folder, copied), python, brings: !bringsNone(words, valueOf) };
}

/** As uv says it: no downloads, or the Pythons of the system alone. */
export function bringsNone(words: readonly string[], valueOf: ValueOf): boolean {
  return (
    words.some((word) => /^--no-(?:python-downloads|managed-python)$|^--python-preference=only-system$/.test(word)) ||
    words[words.indexOf('--python-preference') + 1] === 'only-system' ||
    /^(?:never|manual|false)$/.test(valueOf('UV_PYTHON_DOWNLOADS') ?? '') ||
    valueOf('UV_PYTHON_PREFERENCE') === 'only-system' ||
    isOn(valueOf('UV_NO_MANAGED_PYTHON')) ||
    isOn(valueOf('UV_OFFLINE'))
  );
}

/** What the file asks for, where that is another Python than the stage has. */
export function otherPinned(text: string, python: string): string | undefined {
  const [asked] = text.split(/\r?\n/).flatMap((line) => line.replace(/#.*$/, '').trim() || []);
  if (asked === undefined || anyPython.test(asked)) return undefined;
  const { range } = spelledPython(asked, {});
  if (range !== undefined) return fitsRequest(python, { range }) ? undefined : asked;
  const said = /^(?:(?:cpython|cp)[-@]?|python@?)?(\d+(?:\.\d+)?)(?![\d])/i.exec(asked)?.[1];
  const minor = said?.replace(/^3(?=\d)/, '3.');
  return minor !== undefined && `${python}.`.startsWith(`${minor}.`) ? undefined : asked;
}
