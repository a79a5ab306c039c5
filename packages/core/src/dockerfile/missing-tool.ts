// Poetry, pipenv, PDM, uv and virtualenv where nothing has brought them, or to a folder in which nobody looks: the build stops there.

import { changedPaths } from './changed-files.ts';
import type { AskedCommand } from './asked-command.ts';
import { broughtTools } from './brought-tools.ts';
import { touches } from './install-place.ts';
import { lastOf } from './program-of.ts';
import { imagePrograms, isAllKnown } from './stage-programs.ts';

/** Why the installer is not there, as a clause; undefined where it is, and where nobody can say. */
export function missingTool({ command, program, place }: AskedCommand): string | undefined {
  const { scope, valueOf } = place;
  const { state } = scope;
  const tool = program.name === 'python3' || program.name === 'python' ? moduleOf(program.words) : program.name;
  if (!broughtTools.has(tool) || program.conda || state.enteredAt === state.step) return undefined;
  if (imagePrograms(scope) === 'unknown' || !isAllKnown(state)) return undefined;
  const named = command.words.find(({ text }) => lastOf(text) === tool)?.text ?? tool;
  const path = valueOf('PATH');
  // What lies in folders of its own is not known.
  if (named.includes('/') || (path !== undefined && bringsFolders(path, place))) return undefined;
  const brought = state.tools.get(tool);
  if (brought === undefined)
    return state.brought === 'nothing' ? `there is no ${tool} in this stage: pip install ${tool} brings it` : undefined;
  const isModule = named === tool && /^-[A-Za-z]*m$/.test(command.words.at(-program.words.length - 2)?.text ?? '');
  // A profile, and what BASH_ENV names, may set PATH.
  const isHidden = state.loginAt === state.step || valueOf('BASH_ENV') !== undefined;
  return isHidden || brought.folder === undefined || path !== undefined || isModule
    ? undefined
    : `${tool} lies in ${brought.folder}, which is not in PATH: ENV PATH=${brought.folder}:$PATH`;
}

/** Whether something was put into a folder of PATH that is none of the image's own. */
function bringsFolders(path: string | null, { scope: { state } }: AskedCommand['place']): boolean {
  const folders = (path ?? '').split(':').filter((each) => each.startsWith('/'));
  const put = [...state.copied.map(({ destination }) => destination ?? '/'), ...changedPaths(state)];
  return path === null || folders.some((folder) => put.some((each) => touches(each, folder)));
}

function moduleOf([first, second]: AskedCommand['program']['words']): string {
  return first?.text === '-m' ? (second?.text ?? '') : '';
}
