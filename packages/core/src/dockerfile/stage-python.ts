// Which Python a stage has after a command: the one that an installer's command names, and those of which nobody can say.

import { parsePythonVersion } from '../target/python-version.ts';
import { countPackaged, countUsual } from './packaged-pythons.ts';
import type { Program } from './program-of.ts';
import { cannotFollow, type Place, type StageScope } from './stage-scope.ts';
import { pythonHabits } from './tools/python-habits.ts';
import type { ToolInstall } from './tools/tool-install.ts';

/** @param more where more than its version is open */
export function forgetPython(scope: StageScope, line: number, text: string, why: string, more = false): void {
  scope.state.python = null;
  cannotFollow(scope, line, text, why, more ? {} : { asksPython: true });
}

export function takePython(version: string, { scope, line }: Place, text: string): void {
  // Where the image's own Python lies, else the distribution's.
  const folder = scope.state.ownPython ? '/usr/local/bin/' : '/usr/bin/';
  const name = version.startsWith(`${folder}python`) ? version.slice(folder.length) : version;
  const bare = name.replace(/^(?:cpython[-@]?|python)/, '');
  if (bare === '' || bare === '3') return;
  const parsed = parsePythonVersion(bare);
  // The one that is there is found first.
  if (parsed.ok && `${scope.state.python ?? ''}.`.startsWith(`${bare}.`)) return;
  if (/^3\.\d+$/.test(bare) && countPackaged(bare, scope)) return;
  if (parsed.ok) scope.state.python = bare;
  else forgetPython(scope, line, text, 'which Python it brings is not known: say --python');
}

/** The Python that an installer's command names, by its own name or by a flag. */
export function takePythonOf(
  { python, tool }: Pick<ToolInstall, 'python' | 'tool'>,
  program: Program,
  place: Place,
  text: string,
): void {
  const { state } = place.scope;
  const { minor } = program;
  countUsual(program, text, place.scope);
  const asked = python ?? (place.valueOf(pythonHabits[tool]?.variable ?? '') || minor);
  const version = /(3\.\d+(?:\.\d+)?)$/.exec(asked ?? '')?.[1];
  if (version !== undefined && !`${state.python ?? ''}.`.startsWith(`${version}.`)) takePython(version, place, text);
}

/** conda and pyenv bring Pythons of which a Dockerfile does not say enough. */
export function followPython({ name, words }: Program, text: string, { scope, line }: Place): void {
  const [first = ''] = words.map((word) => word.text);
  const conda = /^(?:conda|mamba|micromamba)$/.test(name) && /^(?:install|create|env|update)$/.test(first);
  if (conda)
    forgetPython(
      scope,
      line,
      text,
      'what conda installs is not judged, nor which Python it brings: say --python',
      true,
    );
  else if (name === 'pyenv' && (first === 'install' || first === 'global'))
    forgetPython(scope, line, text, 'which Python pyenv brings is not followed: say --python');
}
