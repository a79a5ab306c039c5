// Whether something lies at a path of an image: what `[ -f six.txt ]` asks.

import { copySourceOf, isNamed } from './context-paths.ts';
import { mayBeChanged, namesInImage } from './names-in-image.ts';
import { knownText } from './known-text.ts';
import { textAt } from './printed-text.ts';
import type { StageScope } from './stage-scope.ts';

/** Names of files that nothing but a COPY brings: others may be made by what is not followed to the letter. */
const ofContext = /\.(?:txt|in|toml|lock|cfg|py|sh|pip|ya?ml|json|whl)$|^(?:Pipfile|Makefile|requirements)$/;

/** @param kind of what it is to be @returns undefined where nobody can know */
export function isThere(path: string, kind: 'file' | 'folder' | 'any', scope: StageScope): boolean | undefined {
  const { state } = scope;
  const source = copySourceOf(path, state.copied);
  if (source !== undefined && source.from === undefined) state.askedAfter.add(source.path);
  if (mayBeChanged(path, scope)) return undefined;
  // The build has stopped where it is not there.
  if (kind !== 'folder' && isNamed(path, state.copied)) return true;
  if (path === '/' || path === state.workdir || state.workdir.startsWith(`${path}/`)) return kind !== 'file';
  const name = path.split('/').at(-1) ?? '';
  const names = namesInImage(path.slice(0, -name.length - 1) || '/', scope);
  const found = names?.get(name);
  if (found !== undefined) return kind === 'any' || kind === found;
  return names !== undefined && state.brought !== 'anything' && ofContext.test(name) ? false : undefined;
}

/** Of a file that is there: what `[ -s six.txt ]` asks. */
export function isEmpty(file: string, folder: string, scope: StageScope): boolean | undefined {
  const made = textAt(file, { folder, scope });
  const text = made && knownText(made, scope);
  return text && text.lines.length === 0;
}
