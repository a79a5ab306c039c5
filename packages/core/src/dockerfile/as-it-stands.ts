// What a command installs from, as the build context has it: before the image changes a part of it.

import { filesOf } from '../edits/made-text.ts';
import { contextPath } from './context-paths.ts';
import { findFrom } from './find-file.ts';
import { findProject } from './find-project.ts';
import type { Found } from './found-file.ts';
import type { StageScope } from './stage-scope.ts';
import type { ToolInstall } from './tools/tool-install.ts';
import type { AlteredInstall } from './understood-dockerfile.ts';

/** Undefined where some of it is no file of the build context. */
export function asItStands(install: ToolInstall, folder: string, scope: StageScope): AlteredInstall | undefined {
  const pathsOf = (named: readonly string[]): readonly (string | undefined)[] =>
    named.map((file) => pathOf(findFrom(folder, file, scope)));
  const projects = install.projects.map((project) => folderOf(findProject(folder, project, scope)));
  const files = known([...pathsOf(install.files), ...projects]);
  const constraints = known(pathsOf(install.constraints));
  const { words, extras } = install;
  return files && constraints ? { files, constraints, words, extras } : undefined;
}

function pathOf(found: Found | undefined): string | undefined {
  if (found?.kind === 'context') return found.path;
  if (found?.kind === 'text') return filesOf(found.made)[0];
  return found?.kind === 'changed' ? found.before : undefined;
}

function folderOf(found: ReturnType<typeof findProject>): string | undefined {
  if (found?.kind === 'context') return found.path;
  const before = found?.kind === 'changed' ? found.before : undefined;
  return before === undefined ? undefined : contextPath(before.split('/').slice(0, -1).join('/'));
}

function known(paths: readonly (string | undefined)[]): readonly string[] | undefined {
  const found = paths.flatMap((path) => path ?? []);
  return found.length === paths.length ? found : undefined;
}
