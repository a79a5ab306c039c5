// Which Python uv is asked for: by a word of its command or a variable, by .python-version, by what the project requires.

import type { AskedCommand } from './asked-command.ts';
import { filesAbove } from './files-above.ts';
import { anyPython, type SpelledPython, spelledPython } from './spelled-python.ts';
import { installerEffects } from './tools/installer-effects.ts';

export interface UvRequest extends SpelledPython {
  /** As it is written: `3.13`, `>=3.12`. */
  readonly text: string;
  /** What says so, for a reader. */
  readonly source: string;
  /** Whether it is the program of a Python. */
  readonly isPath: boolean;
}

/** Undefined where nothing asks for one, and any will do. */
export function uvRequest(asked: AskedCommand): UvRequest | undefined {
  const said = toldRequest(asked) ?? fileRequest(asked);
  return said === undefined ? projectRequest(asked) : anyPython.test(said.text) ? undefined : said;
}

/** Of the command's words, else of the variable. */
export function toldRequest({ program, place }: AskedCommand): UvRequest | undefined {
  const words = program.words.map(({ text }) => text);
  const effects = installerEffects(program.name, words) ?? [];
  const option = effects.flatMap((effect) => (effect.kind === 'install' ? (effect.install.python ?? []) : []))[0];
  const text = option ?? (place.valueOf('UV_PYTHON') || undefined);
  return text === undefined ? undefined : readRequest(text, option === undefined ? 'UV_PYTHON' : '--python', place);
}

function readRequest(text: string, source: string, { scope }: AskedCommand['place']): UvRequest {
  return { text, source, ...spelledPython(text, scope), isPath: text.includes('/') };
}

const requests = /^(?:[<>=!~]|(?:any|default)$|(?:cpython|cp|python|pypy|pp|graalpy|gp)?[-@]?[\d<>=!~]|pypy|graalpy)/i;

/** The first line of the first such file that is there; uv passes over a word that is no request. */
function fileRequest({ place }: AskedCommand): UvRequest | undefined {
  const { scope, folder } = place;
  const [path, text] = firstText(filesAbove('.python-version', folder, scope.state.copied), scope) ?? [];
  const [line] = (text ?? '').split(/\r?\n/).flatMap((each) => each.replace(/#.*$/, '').trim() || []);
  const isOne = line !== undefined && requests.test(line);
  return isOne && path !== undefined ? readRequest(line, path, place) : undefined;
}

/** Of the lock, which has what all members of the workspace require; uv venv reads the project file. */
function projectRequest({ place }: AskedCommand): UvRequest | undefined {
  const { scope, folder } = place;
  for (const name of ['uv.lock', 'pyproject.toml']) {
    const [path, content = ''] = firstText(filesAbove(name, folder, scope.state.copied), scope) ?? [];
    const text = /^requires-python *= *["'](.*)["'] *(?:#.*)?$/m.exec(content)?.[1];
    if (text !== undefined && path !== undefined) return readRequest(text.trim(), path, place);
  }
  return undefined;
}

function firstText(
  paths: readonly string[],
  { files, state }: AskedCommand['place']['scope'],
): readonly [path: string, text: string] | undefined {
  for (const path of paths) state.toRead.add(path);
  const found = paths.find((path) => files.has(path));
  return found === undefined ? undefined : [found, files.get(found)?.text ?? ''];
}
