// Whether a text that no shell is known to run names a command that installs: `su -c "pip install -r x.txt" app`, `["pip", "install"]`.

import { lastOf } from './program-of.ts';

const installers = /^(?:pip[\d.]*|pipx|uv|poetry|pipenv|pdm)$/;
const verbs = /^(?:install|sync|inject|add)$/;
/** Of uv, between it and its verb: `uv pip install`, `uv tool install`. */
const between = /^(?:pip|tool|-.*)$/;

export function mentionsInstall(text: string): boolean {
  const words = text
    .replaceAll(/["'`,;()[\]&|<>]+/g, ' ')
    .split(/\s+/)
    .map(lastOf);
  return words.some((word, position) => {
    if (/^(?:pip-sync|easy_install[\d.-]*|pip(?:\._internal)?\.main)$/.test(word)) return true;
    if (word === 'piptools') return words[position + 1] === 'sync';
    if (!installers.test(word)) return false;
    const next = words.slice(position + 1, position + 9).find((each) => !between.test(each));
    return next !== undefined && verbs.test(next);
  });
}
