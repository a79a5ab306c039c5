// Programs that install something of Python's by themselves, past the installers that are followed.

import { lastOf } from './program-of.ts';

const notJudged = 'what it installs is not judged';

/** Modules of Python that call pip, or install as it does. */
const modules: Readonly<Record<string, RegExp>> = {
  spacy: /^download$/,
  micropipenv: /^(?:install|sync|)$/,
  pipx: /^(?:install|install-all|run|runpip|inject|upgrade|upgrade-all)$/,
  flit: /^install$/,
  maturin: /^develop$/,
  pixi: /^(?:install|add|run|global)$/,
  rye: /^(?:sync|add|install|run)$/,
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
  if (name === 'uv') return first === 'tool' && second === 'run' && words.length > 2 ? notJudged : undefined;
  if (name === 'ansible-playbook') return telling.test(first) ? undefined : 'it installs what a playbook says';
  if (/^python[\d.]*$/.test(name)) {
    if (first === '-m') return otherInstall(second, words.slice(2));
    const script = lastOf(words.find((word) => !word.startsWith('-')) ?? '');
    return installing.test(script) && !bringsOneTool.test(script) ? 'it runs a script' : undefined;
  }
  const verb = words.find((word) => !word.startsWith('-')) ?? '';
  const isHelp = words.some((word) => word !== '' && telling.test(word));
  return !isHelp && modules[name]?.test(verb) === true ? notJudged : undefined;
}
