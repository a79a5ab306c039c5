// An installer's command, with its paths in the image → the same with paths of the build context.

import { asItStands } from './as-it-stands.ts';
import { absolutePath, contextPath } from './context-paths.ts';
import { editedTexts } from './edited-texts.ts';
import { findFrom } from './find-file.ts';
import { findProject, projectFiles } from './find-project.ts';
import { whyNoFolder } from './file-for-folder.ts';
import type { Changed, Made } from './found-file.ts';
import { isPiped } from './is-piped.ts';
import { isUnknownFolder } from './unknown-folder.ts';
import { type LackingCopy, lackingCopy } from './lacking-copy.ts';
import type { EditedText, ResolvedInstall } from './resolved-install.ts';
import { textInstalled } from './text-installed.ts';
import type { StageScope } from './stage-scope.ts';
import { surelyLacks } from './surely-lacks.ts';
import type { ToolInstall } from './tools/tool-install.ts';
import type { AlteredInstall } from './understood-dockerfile.ts';

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
  /** Where the image changes what it installs from: the same as the build context has it. */
  readonly altered?: AlteredInstall | undefined;
  /** Whether its installer surely ends there. */
  readonly ends?: boolean;
}

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
  const edited: EditedText[] = [];
  const words: string[] = [];
  for (const file of install.files) {
    if (isPiped(file)) {
      if (piped === undefined) return { ok: false, ...fromPipe };
      exports.push(piped);
      continue;
    }
    const found = findFrom(folder, file, scope);
    if (found === undefined) return { ok: false, ...lost(install.tool, file, folder, scope) };
    if (found.kind === 'changed' || found.kind === 'made') return notAsCopied(file, found, install, folder, scope);
    if (found.kind === 'export') exports.push(found.install);
    else if (found.kind === 'context') {
      files.push(found.path);
      at.set(found.path, absolutePath(file, folder));
    } else {
      const known = textInstalled(found.made, file);
      if (known === undefined) return notAsCopied(file, { kind: 'made', line: found.line }, install, folder, scope);
      for (const text of known.texts) at.set(text.file, absolutePath(file, folder));
      files.push(...known.texts.map((text) => text.file));
      edited.push(...known.texts);
      words.push(...known.words);
    }
  }
  for (const file of install.constraints) {
    const found = findFrom(folder, file, scope);
    if (found?.kind === 'changed' || found?.kind === 'made') return notAsCopied(file, found, install, folder, scope);
    const texts = found?.kind === 'text' ? editedTexts(found.made) : [];
    if (found?.kind === 'context') constraints.push(found.path);
    else if (texts.length === 0) return { ok: false, ...lost('pip', file, folder, scope) };
    constraints.push(...texts.map((text) => text.file));
    edited.push(...texts);
  }
  for (const project of install.projects) {
    const found = findProject(folder, project, scope);
    if (found === undefined)
      return {
        ok: false,
        why: `${project} is not copied from the build context`,
        remedy: `copy ${project} from the build context before installing`,
        ends: surelyLacks(
          projectFiles.map((name) => absolutePath(`${project}/${name}`, folder)),
          folder,
          scope,
        ),
      };
    if (found.kind === 'changed') return notAsCopied(found.name, found, install, folder, scope);
    if (found.kind === 'made') return notAsCopied(project, found, install, folder, scope);
    files.push(found.path);
    edited.push(...found.edited);
    for (const name of projectFiles)
      at.set(contextPath(`${found.path}/${name}`), absolutePath(`${project}/${name}`, folder));
  }
  const twice = twiceIn([...files, ...constraints], edited);
  if (twice !== undefined) return { ok: false, why: `${twice} is installed as it is and as the image changes it` };
  const { projects: _projects, python: _python, script: _script, ...rest } = install;
  const own = {
    ...rest,
    files,
    constraints,
    words: [...install.words, ...words],
    ...(edited.length === 0 ? {} : { edited }),
  };
  return { ok: true, install: exports.reduce(together, own), at };
}

/** A file that would be known by two texts. */
function twiceIn(files: readonly string[], edited: readonly EditedText[]): string | undefined {
  return edited.map(({ file }) => file).find((file) => files.indexOf(file) !== files.lastIndexOf(file));
}

/** What comes by an export is what the lock's own tool chose; the command's own flags stay. */
function together(install: ResolvedInstall, exported: ResolvedInstall): ResolvedInstall {
  return {
    ...install,
    files: [...install.files, ...exported.files],
    exported: [
      ...(install.exported ?? []),
      ...exported.files.map((file) => ({ file, hashes: exported.hashes !== false })),
      ...(exported.exported ?? []),
    ],
    words: [...install.words, ...exported.words],
    groups: [...install.groups, ...exported.groups],
    unnamed: exported.unnamed,
    ...(exported.atStaleLock === undefined ? {} : { atStaleLock: exported.atStaleLock }),
    ...(exported.lockRelease === undefined ? {} : { lockRelease: exported.lockRelease }),
    extras: [...install.extras, ...exported.extras],
    ...(install.edited === undefined && exported.edited === undefined
      ? {}
      : { edited: [...(install.edited ?? []), ...(exported.edited ?? [])] }),
  };
}

/** What the image has otherwise than the build context. */
function notAsCopied(
  file: string,
  { kind, line }: Changed | Made,
  install: ToolInstall,
  folder: string,
  scope: StageScope,
): Resolved {
  return kind === 'changed'
    ? {
        ok: false,
        why: `${file} is changed in the image (line ${line})`,
        altered: asItStands(install, folder, scope),
      }
    : {
        ok: false,
        why: `${file} is made in the image (line ${line})`,
        remedy: `make ${file} before the image is built, and copy it`,
      };
}

const fromPipe: Unresolved = {
  why: 'what is piped into it is not known',
  remedy: 'write what it reads into a file of the build context, and copy and install that',
};

/** Locks by the names that their tools give them. */
const ofTool = /(?:^|\/)(?:poetry|uv|pdm|Pipfile)\.lock$/;

function lost(tool: string, file: string, folder: string, scope: StageScope): Unresolved {
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
  const path = absolutePath(file, folder);
  const closed = whyNoFolder(path, scope.state);
  if (closed !== undefined) return { ...closed, ends: true };
  const lacking = lackingCopy(path, scope.state.copied);
  return ofTool.test(file)
    ? { why: `no ${file} is copied to ${folder}`, remedy: `${remedy} (${tool} lock makes it)`, lacking }
    : {
        why: `${file} is not copied from the build context to ${folder}`,
        remedy,
        lacking,
        ends: surelyLacks([path], folder, scope),
      };
}
