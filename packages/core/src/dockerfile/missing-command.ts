// make, bash, curl, git and their like on images that come without them: the build stops there, with "not found".

import { isQuiet, programRow } from './image-programs.ts';
import { lastOf, type Program } from './program-of.ts';
import type { RunCommand } from './shell/run-command.ts';
import { imagePrograms, isAllKnown, isFullImage } from './stage-programs.ts';
import type { StageScope } from './stage-scope.ts';

const ownFolders = /^(?:\/(?:usr\/(?:local\/)?)?bin\/)?[^/]+$/;

/** Why nothing runs, as a clause; undefined where it does, where it may not be asked to, and where nobody can say. */
export function missingCommand(
  program: Program | undefined,
  { words, certain }: Pick<RunCommand, 'words' | 'certain'>,
  scope: StageScope,
): string | undefined {
  if (program === undefined || program.conda || !certain) return undefined;
  const run = words.at(-program.words.length - 1)?.text ?? '';
  const wrapper = words[0]?.text === 'sudo' ? ['sudo'] : [];
  const named = [...wrapper, ...(lastOf(run) === program.name && ownFolders.test(run) ? [program.name] : [])];
  return named.flatMap((name) => missing(name, scope) ?? [])[0];
}

/** As a clause; undefined where it is there, and where nobody can say. */
export function missing(name: string, scope: StageScope): string | undefined {
  // What runs behind a question may hang on its answer.
  if (scope.state.askedFor.get(name) === scope.state.step || hasProgram(name, scope) !== false) return undefined;
  const family = familyOf(scope);
  const adds = family === 'alpine' ? 'apk add' : 'apt-get install';
  return `there is no ${name} in this stage: ${adds} ${programRow(name)?.packages[family] ?? name} brings it`;
}

/** Whether it is in the image, or a command has brought it; undefined where nobody can say. */
export function hasProgram(name: string, scope: StageScope): boolean | undefined {
  const { state, distribution, release } = scope;
  const [row, image, family] = [programRow(name), imagePrograms(scope), familyOf(scope)];
  if (row === undefined || image === 'unknown') return undefined;
  if (row.packages[family] === null || (row.inFull && isFullImage(scope))) return true;
  const packages = [...state.packages];
  if (packages.some((each) => each === row.packages[family])) return true;
  const mayBring = (each: string): boolean => each.startsWith(`${name}-`) || row.beside?.test(each) === true;
  if (!isAllKnown(state) || packages.some(mayBring)) return undefined;
  if (row.ofPip === true && state.brought !== 'nothing') return undefined;
  // Ubuntu's older images had one.
  if (name === 'sudo' && distribution === 'ubuntu' && !(Number(release) >= 18)) return undefined;
  return isFetcher(name) || packages.every((each) => isQuiet(each, family)) ? false : undefined;
}

/** What no package of a distribution brings along that brings no installer of Python's either. */
function isFetcher(name: string): boolean {
  return /^(?:curl|wget|git)$/.test(name);
}

function familyOf({ distribution }: StageScope): 'alpine' | 'debian' {
  return distribution === 'alpine' ? 'alpine' : 'debian';
}
