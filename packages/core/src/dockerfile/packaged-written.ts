// Paths of the distribution's Python that the build writes itself, beside the image's own: `ln -s /usr/local/bin/python3 /usr/bin/python3`.

import type { AskedCommand } from './asked-command.ts';
import { changedAt } from './changed-files.ts';
import { absolutePath, copySourceOf } from './context-paths.ts';
import { minorOf } from './counted-python.ts';
import { pythonPackages } from './stage-programs.ts';
import type { StageScope } from './stage-scope.ts';

/** What lies at a path: the image's own program, or nobody knows which; undefined where the stage did not write it. */
export function packagedWritten(path: string, { state }: StageScope): 'own' | 'unknown' | undefined {
  const target = state.links.get(path);
  const isWritten = changedAt(path, 0, state) !== undefined || copySourceOf(path, state.copied) !== undefined;
  if (target === undefined) return isWritten ? 'unknown' : undefined;
  const [, minor] = /^\/usr\/local\/bin\/(?:python|pip)3?(?:(?<=3)\.(\d+))?$/.exec(target) ?? [];
  const isOwn = target.startsWith('/usr/local/bin/') && (minor === undefined || `3.${minor}` === minorOf(state.python));
  // A package that came behind the link has put its own there.
  return isOwn && pythonPackages(state).length === 0 ? 'own' : 'unknown';
}

/** `update-alternatives --install /usr/bin/python3 python3 /usr/local/bin/python3 1`, `--set python3 /usr/local/bin/python3`: links as well. */
export function noteAlternative({ program, place: { scope } }: AskedCommand): void {
  if (program.name !== 'update-alternatives') return;
  const texts = program.words.map(({ text }) => text);
  const named = texts.filter((text) => !text.startsWith('-'));
  const [first, second, third] = named;
  const [made, target] = texts.includes('--install') ? [first, third] : texts.includes('--set') ? [first, second] : [];
  if (made === undefined || target === undefined) return;
  scope.state.links.set(absolutePath(made, '/usr/bin'), absolutePath(target, '/'));
}
