// Programs that install something of Python's by themselves, past the installers that are followed.

import { lastOf } from './program-of.ts';

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
  const verbs = words.slice(words.findIndex((word) => !word.startsWith('-')));
  const isHelp = words.some((word) => word !== '' && telling.test(word));
  return !isHelp && programs[name]?.test(verbs.join(' ')) === true ? notJudged : undefined;
}
