// What setup.py asks for to be built with (`setup_requires`): setuptools' hook hands it to pip, which installs it before.

import { pythonValue, isList } from './python-value.ts';
import { requirementLines } from './requirement-lines.ts';
import { setupCall } from './setup-call.ts';

/** A function that gives it (matplotlib 3.1.2: `def get_setup_requires(self): return ['numpy>=1.11']`). */
const given = /\bdef[ \t]+\w*setup_requires\w*\([^)\n]*\)[^\n:]*:\s*return[ \t]*(\[[^\]]{0,500}\])/g;

/** More than any script has. */
const MAX_FUNCTIONS = 20;

/**
 * @param setup text of setup.py
 * @param code of all scripts of the build, as `pythonCode` gives it
 * @param files texts of the sdist, for a list that stands in a file of its own
 * @returns as written; empty where nothing is asked for, or nobody can read what
 */
export function setupRequires(
  setup: string | undefined,
  code: string,
  files: ReadonlyMap<string, string>,
): readonly string[] {
  if (setup === undefined || !code.includes('setup_requires')) return [];
  const stated = setupCall(setup)?.given.get('setup_requires');
  const lists = isList(stated)
    ? [stated]
    : typeof stated === 'string'
      ? [stated.split('\n')]
      : (inFile(code, files) ??
        [...code.matchAll(given)].slice(0, MAX_FUNCTIONS).map(([, list = '']) => pythonValue(list, new Map())));
  const texts = lists.flatMap((list) => (isList(list) ? list : [])).filter((each) => typeof each === 'string');
  return [...new Set(texts.map((each) => each.trim()).filter((each) => each !== ''))];
}

/** The requirements file that was opened last before the name got its value that `setup_requires` is given (cftime 1.0.0). */
function inFile(code: string, texts: ReadonlyMap<string, string>): readonly (readonly string[])[] | undefined {
  const name = /\bsetup_requires[ \t]*=[ \t]*([A-Za-z_]\w*)[ \t]*[,)\n]/.exec(code)?.[1];
  if (name === undefined) return undefined;
  const value = new RegExp(`^${name}[ \\t]*=(?!=)`, 'm').exec(code);
  const opened = [...code.slice(0, value?.index ?? 0).matchAll(/\bopen\([^\n]*?['"]([\w-]+\.txt)['"]/g)].at(-1)?.[1];
  const text = opened === undefined ? undefined : texts.get(opened);
  return text === undefined ? undefined : [requirementLines(text)];
}
