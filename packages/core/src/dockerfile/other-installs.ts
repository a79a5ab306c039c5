// Programs that install something of Python's by themselves, past the installers that are followed.

import { ownValue } from '../text/own-value.ts';
import { lastOf } from './program-of.ts';
import { taskRunner } from './task-runner.ts';

const notJudged = 'what it installs is not judged';

/** Programs and modules of Python that call pip, or install as it does, by the words behind them that do so. */
const programs: Readonly<Record<string, RegExp>> = {
  spacy: /^download\b/,
  micropipenv: /^(?:(?:install|sync)\b|$)/,
  pipx: /^(?:install-all|reinstall|reinstall-all|run|runpip|upgrade|upgrade-all)\b/,
  uv: /^tool (?:install|run) \S/,
  // poetry-plugin-bundle makes an environment of a lock.
  poetry: /^bundle \S/,
  // They install into one file.
  shiv: /./,
  pex: /./,
  pex3: /^(?:venv|lock create)\b/,
  flit: /^install\b/,
  maturin: /^develop\b/,
  pixi: /^(?:install|add|run|global)\b/,
  rye: /^(?:sync|add|install|run)\b/,
  // OpenMMLab's: pip, with an index of its own for mmcv.
  mim: /^(?:install|download)\b/,
  'pip-sync': /^/,
  'pip-run': /./,
  pipsi: /^(?:install|upgrade)\b/,
  pew: /^(?:new|mktmpenv|mkproject)\b/,
  buildout: /^/,
  // Each hook has an environment that pip fills.
  'pre-commit': /^(?:install-hooks|run)\b|^install\b.* --install-hooks\b/,
  // Some keys of rosdep name packages of pip's, and bench calls pip.
  rosdep: /^install\b/,
  bench: /^(?:init|get-app|setup requirements|update)\b/,
  cibuildwheel: /^/,
};
/** What is told of itself, and installs nothing. */
const telling = /^(?:--version|-V|--help|-h|)$/;
/** A script by what it is called. */
const installing = /^(?:install|bootstrap|setup_env|install[-_]\w+)\.py$/;
const bringsOneTool = /poetry|pdm|pipx|get-pip/;

/**
 * @param words behind the program's name
 * @returns why it is not judged, as a clause; undefined where it installs nothing, as far as that can be said
 */
export function otherInstall(name: string, words: readonly string[]): string | undefined {
  const [first = '', second = ''] = words;
  if (name === 'uvx') return telling.test(first) ? undefined : notJudged;
  if (name === 'ansible-playbook') return telling.test(first) ? undefined : 'it installs what a playbook says';
  if (/^python[\d.]*$/.test(name)) {
    if (first === '-m') return otherInstall(second, words.slice(2));
    const script = lastOf(words.find((word) => !word.startsWith('-')) ?? '');
    return installing.test(script) && !bringsOneTool.test(script) ? 'it runs a script' : undefined;
  }
  const verb = words.findIndex((word) => !word.startsWith('-'));
  const verbs = verb < 0 ? [] : words.slice(verb);
  const isHelp = words.some((word) => word !== '' && telling.test(word));
  if (isHelp) return undefined;
  const known = ownValue(programs, name);
  return known?.test(verbs.join(' ')) === true ? notJudged : taskRunner(name, words);
}

/** Of what a program starts: `poetry run nox -s deps`. */
export function otherInstallBehind([verb, program = '', ...words]: readonly string[]): string | undefined {
  return verb === 'run' ? otherInstall(lastOf(program), words) : undefined;
}
