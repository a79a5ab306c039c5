// Which Python uv is asked for: by a word of its command or a variable, by .python-version, by what the project requires.

import { satisfies, type SpecifierSet, parseSpecifiers } from '../packaging/specifier.ts';
import { parseVersion } from '../packaging/version.ts';
import type { AskedCommand } from './asked-command.ts';
import { filesAbove } from './files-above.ts';
import { installerEffects } from './tools/installer-effects.ts';

export interface UvRequest {
  /** As it is written: `3.13`, `>=3.12`. */
  readonly text: string;
  /** What says so, for a reader. */
  readonly source: string;
  /** `3.13`, `3.12.4`; undefined where it is no version of CPython alone. */
  readonly version?: string | undefined;
  readonly range?: SpecifierSet | undefined;
  /** Whether it is the program of a Python. */
  readonly isPath: boolean;
}

/** Any that is there will do. */
const any = /^(?:cpython|python)?[-@]?3?$/;

/** Undefined where nothing asks for one, and any will do. */
export function uvRequest(asked: AskedCommand): UvRequest | undefined {
  const told = toldRequest(asked);
  if (told !== undefined) return any.test(told.text) ? undefined : told;
  return fileRequest(asked) ?? projectRequest(asked);
}

/** Of the command's words, else of the variable. */
export function toldRequest({ program, place }: AskedCommand): UvRequest | undefined {
  const words = program.words.map(({ text }) => text);
  const effects = installerEffects(program.name, words) ?? [];
  const option = effects.flatMap((effect) => (effect.kind === 'install' ? (effect.install.python ?? []) : []))[0];
  const text = option ?? (place.valueOf('UV_PYTHON') || undefined);
  return text === undefined ? undefined : readRequest(text, option === undefined ? 'UV_PYTHON' : '--python');
}

function readRequest(text: string, source: string): UvRequest {
  const version = /^(?:cpython[-@]?|python)?(3\.\d+(?:\.\d+)?)$/.exec(text)?.[1];
  const range = /^[<>=!~]/.test(text) ? parseSpecifiers(text) : undefined;
  return { text, source, version, range: range?.ok === true ? range.value : undefined, isPath: text.includes('/') };
}

/** The first line of the first such file that is there; uv passes over a word that is no request. */
function fileRequest({ place: { scope, folder } }: AskedCommand): UvRequest | undefined {
  const [path, text] = firstText(filesAbove('.python-version', folder, scope.state.copied), scope) ?? [];
  const [line] = (text ?? '').split(/\r?\n/).flatMap((each) => each.replace(/#.*$/, '').trim() || []);
  const isOne = line !== undefined && /^(?:[<>=!~]|(?:cpython|python|pypy|graalpy)?[-@]?\d|pypy|graalpy)/.test(line);
  return isOne && path !== undefined ? readRequest(line, path) : undefined;
}

/** Of the lock, which has what all members of the workspace require; uv venv reads the project file. */
function projectRequest({ place: { scope, folder } }: AskedCommand): UvRequest | undefined {
  for (const name of ['uv.lock', 'pyproject.toml']) {
    const [path, content = ''] = firstText(filesAbove(name, folder, scope.state.copied), scope) ?? [];
    const text = /^requires-python *= *["'](.*)["'] *(?:#.*)?$/m.exec(content)?.[1];
    if (text !== undefined && path !== undefined) return readRequest(text.trim(), path);
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

/** @param python a version, or a minor of which the patch does not count */
export function fitsRequest(python: string, { version, range }: UvRequest): boolean {
  if (version !== undefined) return `${python}.`.startsWith(`${version}.`);
  const parsed = parseVersion(python);
  return range !== undefined && parsed.ok && satisfies(parsed.value, range, true);
}
