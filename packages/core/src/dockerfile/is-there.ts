// Whether something lies at a path of an image: what `[ -f six.txt ]` asks.

import { copySourceOf, isNamed } from './context-paths.ts';
import { mayBeChanged, namesInImage } from './names-in-image.ts';
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
  return names !== undefined && !state.madeUnknown && ofContext.test(name) ? false : undefined;
}
