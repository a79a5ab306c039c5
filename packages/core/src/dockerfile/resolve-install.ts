// An installer's command, with its paths in the image → the same with paths of the build context.

import { changedAt } from './changed-files.ts';
import { absolutePath, contextPath, copySourceOf } from './context-paths.ts';
import { isPiped } from './is-piped.ts';
import { isUnknownFolder, unknownFolder } from './unknown-folder.ts';
import { type LackingCopy, lackingCopy } from './lacking-copy.ts';
import type { ResolvedInstall } from './stage-install.ts';
import type { StageState } from './stage-state.ts';
import type { StageScope } from './stage-scope.ts';
import type { ToolInstall } from './tools/tool-install.ts';

export type Resolved =
  | {
      readonly ok: true;
      readonly install: ResolvedInstall;
      /** Of files of the context, where they lie in the image. */ readonly at: ReadonlyMap<string, string>;
    }
  | ({ readonly ok: false } & Unresolved);

interface Unresolved {
  readonly why: string;
  /** What would let it be followed, as a clause in the imperative. */
  readonly remedy?: string;
  /** Where a COPY brings what lies beside the file that is lost. */
  readonly lacking?: LackingCopy | undefined;
  /** The file of the build context that the image changes before it is installed. */
  readonly altered?: string;
}

/** What a path of an image stands for. */
type Found =
  | { readonly kind: 'context'; readonly path: string }
  | { readonly kind: 'export'; readonly install: ResolvedInstall }
  | Changed
  | Made;

/** After it was copied. */
interface Changed {
  readonly kind: 'changed';
  readonly line: number;
  /** The file of the build context that it was before. */
  readonly before?: string;
}

/** Written, fetched or unpacked there. */
interface Made {
  readonly kind: 'made';
  readonly line: number;
}

/** Stages that copy from stages are followed so deep. */
const DEEPEST = 20;

/** @param folder the current one @param piped what is read from `/dev/stdin` */
export function resolveInstall(
  install: ToolInstall,
  folder: string,
  scope: StageScope,
  piped?: ResolvedInstall,
): Resolved {
  const files: string[] = [];
  const at = new Map<string, string>();
  const constraints: string[] = [];
  const exports: ResolvedInstall[] = [];
  for (const file of install.files) {
    if (isPiped(file)) {
      if (piped === undefined) return { ok: false, ...fromPipe };
      exports.push(piped);
      continue;
    }
    const found = findFrom(folder, file, scope);
    if (found === undefined) return { ok: false, ...lost(install.tool, file, folder, scope) };
    if (found.kind === 'changed' || found.kind === 'made')
      return { ok: false, ...notAsCopied(file, found), ...beforeChange(found) };
    if (found.kind === 'context') {
      files.push(found.path);
      at.set(found.path, absolutePath(file, folder));
    } else exports.push(found.install);
  }
  for (const file of install.constraints) {
    const found = findFrom(folder, file, scope);
    if (found?.kind === 'changed' || found?.kind === 'made') return { ok: false, ...notAsCopied(file, found) };
    if (found?.kind !== 'context') return { ok: false, ...lost('pip', file, folder, scope) };
    constraints.push(found.path);
  }
  for (const project of install.projects) {
    const found =
      projectFolder(absolutePath(project, atRoot(folder, scope)), scope) ??
      projectFolder(absolutePath(project, folder), scope);
    if (found === undefined)
      return {
        ok: false,
        why: `${project} is not copied from the build context`,
        remedy: `copy ${project} from the build context before installing`,
      };
    if (found.kind === 'changed') return { ok: false, ...notAsCopied(found.name, found) };
    if (found.kind === 'made') return { ok: false, ...notAsCopied(project, found) };
    files.push(found.path);
  }
  const { projects: _projects, python: _python, script: _script, ...rest } = install;
  return { ok: true, install: exports.reduce(together, { ...rest, files, constraints }), at };
}

/** What comes by an export is what the lock's own tool chose; the command's own flags stay. */
function together(install: ResolvedInstall, exported: ResolvedInstall): ResolvedInstall {
  return {
    ...install,
    files: [...install.files, ...exported.files],
    words: [...install.words, ...exported.words],
    groups: [...install.groups, ...exported.groups],
    unnamed: exported.unnamed,
    ...(exported.atStaleLock === undefined ? {} : { atStaleLock: exported.atStaleLock }),
    extras: [...install.extras, ...exported.extras],
  };
}

/** Most images work in their root, as whoever copies to there and names no folder takes for granted. */
function findFrom(folder: string, file: string, scope: StageScope): Found | undefined {
  const at = (each: string): Found | undefined => find(absolutePath(file, each), scope.state, scope.earlier, 0);
  return at(atRoot(folder, scope)) ?? at(folder);
}

/** Only where the image is not known: whose WORKDIR or `cd` has no value names another folder. */
function atRoot(folder: string, { base }: StageScope): string {
  const isOfImage = folder === unknownFolder || folder.startsWith(`${unknownFolder}/`);
  return base === undefined && isOfImage ? folder.slice(unknownFolder.length) || '/' : folder;
}

/** The path in the build context of a file of the image, where it is as it was copied. */
export function fileInStage(path: string, state: StageState, earlier: readonly StageState[]): string | undefined {
  const found = find(path, state, earlier, 0);
  return found?.kind === 'context' ? found.path : undefined;
}

function find(path: string, state: StageState, earlier: readonly StageState[], depth: number): Found | undefined {
  const exported = state.exports.get(path);
  if (exported !== undefined) return { kind: 'export', install: exported };
  const source = copySourceOf(path, state.copied);
  const madeAt = source === undefined ? changedAt(path, 0, state) : undefined;
  if (madeAt !== undefined) return { kind: 'made', line: madeAt };
  if (source === undefined || typeof source.from === 'string' || depth > DEEPEST) return undefined;
  const line = changedAt(path, source.step, state);
  if (line !== undefined)
    return { kind: 'changed', line, ...(source.from === undefined ? { before: contextPath(source.path) } : {}) };
  if (source.from === undefined) {
    // `COPY . /` brings nothing of the name of a folder that nobody knows.
    const found = contextPath(source.path);
    return isUnknownFolder(`/${found}`) ? undefined : { kind: 'context', path: found };
  }
  const other = earlier[source.from];
  return other === undefined ? undefined : find(absolutePath(source.path, '/'), other, earlier, depth + 1);
}

/** The folder of a project by the file that makes it one. */
function projectFolder(
  path: string,
  { state, earlier }: StageScope,
):
  | { readonly kind: 'context'; readonly path: string }
  | { readonly kind: 'changed'; readonly name: string; readonly line: number }
  | Made
  | undefined {
  let made: Made | undefined;
  for (const name of ['pyproject.toml', 'setup.py', 'setup.cfg']) {
    const found = find(`${path === '/' ? '' : path}/${name}`, state, earlier, 0);
    if (found?.kind === 'changed') return { ...found, name };
    if (found?.kind === 'made') made ??= found;
    if (found?.kind === 'context')
      return { kind: 'context', path: contextPath(found.path.split('/').slice(0, -1).join('/')) };
  }
  return made;
}

/** What the image has otherwise than the build context. */
function notAsCopied(file: string, { kind, line }: Changed | Made): Unresolved {
  return kind === 'changed'
    ? { why: `${file} is changed in the image (line ${line})` }
    : {
        why: `${file} is made in the image (line ${line})`,
        remedy: `make ${file} before the image is built, and copy it`,
      };
}

function beforeChange(found: Changed | Made): Pick<Unresolved, 'altered'> {
  return found.kind === 'changed' && found.before !== undefined ? { altered: found.before } : {};
}

const fromPipe: Unresolved = {
  why: 'what is piped into it is not known',
  remedy: 'write what it reads into a file of the build context, and copy and install that',
};

/** Locks by the names that their tools give them. */
const ofTool = /(?:^|\/)(?:poetry|uv|pdm|Pipfile)\.lock$/;

function lost(tool: string, file: string, folder: string, { state }: StageScope): Unresolved {
  if (/^https?:/.test(file))
    return {
      why: `${file} is fetched while the image is built`,
      remedy: 'copy that file from the build context, and name it in place of the address',
    };
  if (isUnknownFolder(folder))
    return {
      why: `in which folder ${file} is looked for is not known`,
      remedy: `name the folder that ${file} is copied to by WORKDIR`,
    };
  const remedy = `copy ${file} to ${folder} before installing`;
  const lacking = lackingCopy(absolutePath(file, folder), state.copied);
  return ofTool.test(file)
    ? { why: `no ${file} is copied to ${folder}`, remedy: `${remedy} (${tool} lock makes it)`, lacking }
    : { why: `${file} is not copied from the build context to ${folder}`, remedy, lacking };
}
