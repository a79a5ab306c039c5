// The folder of a project in an image → what it is in the build context.

import { filesOf } from '../edits/made-text.ts';
import { absolutePath, contextPath } from './context-paths.ts';
import { editedTexts } from './edited-texts.ts';
import { atRoot, findFile } from './find-file.ts';
import type { Changed, Made } from './found-file.ts';
import type { EditedText } from './resolved-install.ts';
import type { StageScope } from './stage-scope.ts';

/** Those that make a folder a project. */
export const projectFiles = ['pyproject.toml', 'setup.py', 'setup.cfg'];

interface ProjectFolder {
  readonly kind: 'context';
  readonly path: string;
  /** Its files that the image has otherwise. */
  readonly edited: readonly EditedText[];
}

/** `name` makes it a project. */
type FoundProject = ProjectFolder | (Changed & { readonly name: string }) | Made;

/** The folder of a project by the file that makes it one. */
export function findProject(folder: string, project: string, scope: StageScope): FoundProject | undefined {
  return (
    projectFolder(absolutePath(project, atRoot(folder, scope)), scope) ??
    projectFolder(absolutePath(project, folder), scope)
  );
}

function projectFolder(path: string, { state, earlier }: StageScope): FoundProject | undefined {
  const all = projectFiles.map((name) => ({
    name,
    found: findFile(`${path === '/' ? '' : path}/${name}`, state, earlier),
  }));
  // Beside a pyproject.toml they may say what it calls dynamic.
  for (const { name, found } of all) if (found?.kind === 'changed') return { ...found, name };
  let made: Made | undefined;
  for (const { found } of all) {
    if (found?.kind === 'made') made ??= found;
    const edited = all.flatMap((each) => (each.found?.kind === 'text' ? editedTexts(each.found.made) : []));
    const file = found?.kind === 'text' ? filesOf(found.made)[0] : found?.kind === 'context' ? found.path : undefined;
    if (file !== undefined)
      return { kind: 'context', path: contextPath(file.split('/').slice(0, -1).join('/')), edited };
  }
  return made;
}
