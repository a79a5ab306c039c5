// Programs that bring Pythons of which a Dockerfile does not say enough: conda, its installer, pyenv, a Python that is compiled.

import { absolutePath } from './context-paths.ts';
import { minorOf } from './counted-python.ts';
import { lastOf, type Program } from './program-of.ts';
import { unknownPython } from './python-here.ts';
import type { Place } from './stage-scope.ts';
import { forgetPython } from './stage-python.ts';

/** `Miniconda3-latest-Linux-x86_64.sh`, `Miniforge3-Linux-x86_64.sh` */
const condaScript = /(?:conda|forge|mamba)\w*[^/]*\.sh$/i;

/** Lets them count for what runs behind them. */
export function followPython({ name, words }: Program, text: string, place: Place): void {
  const { scope, line, folder } = place;
  const { state } = scope;
  const texts = words.map((word) => word.text);
  const [first = ''] = texts;
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
  else if ([name, lastOf(texts.find((each) => !each.startsWith('-')) ?? '')].some((each) => condaScript.test(each))) {
    const at = texts.findIndex((each) => /^-\w*p$/.test(each));
    const put = at < 0 ? undefined : texts[at + 1];
    if (put === undefined) return;
    state.environments.add(absolutePath(put, folder));
    state.pythons.set(absolutePath(put, folder), unknownPython);
  } else if (name === 'make' && texts.some((each) => /^(?:alt)?install$/.test(each))) takeCompiled(texts, place);
  else if (name === 'configure') noteConfigured(texts, place);
}

/** The folder of the sources of a Python. */
function compiledIn(folder: string): string | undefined {
  return /(?:^|\/)[Pp]ython-(3\.\d+\.\d+)\w*$/.exec(folder)?.[1];
}

/** `./configure --prefix=/opt/python`: its programs lie there. */
function noteConfigured(texts: readonly string[], { scope: { state }, folder }: Place): void {
  const version = compiledIn(folder);
  const [, prefix] = /^--prefix=(\/.*)$/.exec(texts.find((each) => each.startsWith('--prefix=')) ?? '') ?? [];
  if (version === undefined || prefix === undefined || /^\/usr(?:\/local)?\/?$/.test(prefix)) return;
  const home = absolutePath(prefix, '/');
  state.environments.add(home);
  state.pythons.set(home, { ...unknownPython, python: version });
}

/** `cd Python-3.9.1 && make install`: `python3` and `pip3` in /usr/local/bin stand before those of the distribution. */
function takeCompiled(texts: readonly string[], { scope: { state }, folder }: Place): void {
  const version = compiledIn(folder);
  if (version === undefined) return;
  const minor = minorOf(version) ?? version;
  const isElsewhere = [...state.pythons].some(([name, { python }]) => name.startsWith('/') && python === version);
  if (isElsewhere) return;
  state.pythons.set(minor, { ...unknownPython, python: version });
  if (!texts.includes('install') || state.python === null) return;
  // There `python` leads to `python3`.
  for (const name of ['python3', 'pip3', ...(state.ownPython ? ['python'] : [])]) state.pythonNames.set(name, minor);
}
