// The arguments of the setup() call in a setup.py, as far as the script's text states them. Nothing is run.

import { bracketEnd, expressionEnd } from './python-brackets.ts';
import { pythonCode, statementsOf, withoutStrings } from './python-code.ts';
import {
  added,
  isDict,
  isList,
  type PythonDict,
  type PythonNames,
  type PythonValue,
  pythonValue,
} from './python-value.ts';

export interface SetupCall {
  /** By keyword; undefined: only running the script tells its value. */
  readonly given: PythonDict;
  /** Whether more keywords may come from where nobody can read them: `setup(**metadata())`. */
  readonly open: boolean;
}

/** Far above the longest real one; keeps hostile input from being expensive. */
const MAX_CHARACTERS = 300_000;

/**
 * Follows the statements at the script's top. What stands in a function, a branch or a loop may run or not: a list or dict
 * that is spoken of there, and whatever is given another value there, has no value that can be told.
 *
 * @returns undefined where there is no setup() call at the top, or more than one
 */
export function setupCall(text: string): SetupCall | undefined {
  if (text.length > MAX_CHARACTERS) return undefined;
  const names = new Map<string, PythonValue>();
  let call: SetupCall | undefined;
  for (const { code, always } of statementsAtTop(text)) {
    const given = setupArguments(code);
    if (given === undefined) {
      if (!always || !assign(code, names)) forget(code, names);
    } else {
      if (!always || call) return undefined;
      call = readArguments(given, names);
    }
  }
  return call;
}

interface Statement {
  readonly code: string;
  /** Whether it runs whenever the script does. */
  readonly always: boolean;
}

/** What stands under `if __name__ == "__main__":` runs: the backend runs the script as that. */
function statementsAtTop(text: string): readonly Statement[] {
  let top = 0;
  let isMain = false;
  return statementsOf(pythonCode(text))
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const indent = line.length - line.trimStart().length;
      if (indent === 0 || isMain) top = indent;
      isMain = indent === 0 && /^if\s*\(?\s*__name__\s*==/.test(line);
      return { code: line.trim(), always: indent === top };
    });
}

const call = /(?<![\w.])(?:\w+\s*=\s*)?(?:\w+\.)*setup\s*\(/;

/** The text between the brackets of `setup(…)`; undefined for a statement that is none. */
function setupArguments(code: string): string | undefined {
  if (/^(?:def|class|from|import)\b/.test(code) || !call.test(withoutStrings(code))) return undefined;
  const found = call.exec(code);
  if (found?.index !== 0) return '*';
  const end = bracketEnd(code, found[0].length);
  return end === code.length - 1 ? code.slice(found[0].length, end) : '*';
}

function readArguments(text: string, names: PythonNames): SetupCall {
  const given = new Map<string, PythonValue | undefined>();
  let open = false;
  for (let start = 0; start < text.length;) {
    const end = expressionEnd(text, start);
    const argument = text.slice(start, end).trim();
    start = end + 1;
    const [, name, value = ''] = /^(\w+)\s*=(?!=)([^]*)$/.exec(argument) ?? [];
    const spread = argument.startsWith('**') ? pythonValue(argument.slice(2), names) : undefined;
    if (name !== undefined) given.set(name, pythonValue(value, names));
    else if (isDict(spread)) for (const [key, one] of spread) given.set(key, one);
    else if (argument !== '') open = true;
  }
  return { given, open };
}

/** Takes in a plain assignment or a change of a list or dict; false for every other statement. */
function assign(code: string, names: Map<string, PythonValue>): boolean {
  const [, name = '', operator = '', right = ''] =
    /^(\w+)\s*(?::[^=()]*)?(\+?=)(?!=)\s*([^]*)$/.exec(code) ??
    /^(\w+)\s*\.\s*(append|extend)\s*\(([^]*)\)$/.exec(code) ??
    [];
  const [, dict = '', key = '', put = ''] = /^(\w+)\s*\[([^\]]*)\]\s*=(?!=)\s*([^]*)$/.exec(code) ?? [];
  if (name === '' && dict === '') return false;
  const value = pythonValue(name === '' ? put : right, names);
  if (value === undefined || /^(?:else|try|finally)$/.test(name)) return false;
  if (operator === '=') {
    names.set(name, value);
    return true;
  }
  const old = names.get(name === '' ? dict : name);
  const changed = name === '' ? withItem(old, pythonValue(key, names), value) : grown(old, operator, value);
  if (old === undefined || changed === undefined) return false;
  change(names, name === '' ? dict : name, old, changed);
  return true;
}

function grown(old: PythonValue | undefined, operator: string, value: PythonValue): PythonValue | undefined {
  if (old === undefined) return undefined;
  if (operator === 'append') return isList(old) ? [...old, value] : undefined;
  return added(old, value);
}

function withItem(
  old: PythonValue | undefined,
  key: PythonValue | undefined,
  value: PythonValue,
): PythonValue | undefined {
  return isDict(old) && typeof key === 'string' ? new Map([...old, [key, value]]) : undefined;
}

/** Other names of the same list see its change; of a dict that holds it, nothing is told any more. */
function change(names: Map<string, PythonValue>, name: string, old: PythonValue, changed: PythonValue): void {
  for (const [other, value] of names) {
    if (other === name || (value === old && typeof old === 'object')) names.set(other, changed);
    else if (typeof old === 'object' && holds(value, old)) names.delete(other);
  }
}

function holds(value: PythonValue | undefined, part: PythonValue): boolean {
  const parts = isList(value) ? value : isDict(value) ? [...value.values()] : [];
  return parts.some((one) => one === part || holds(one, part));
}

/** Longer than what stands between a name and the `=` that gives it a value. */
const MAX_BEFORE_EQUALS = 200;

/** Whatever the statement may have changed: strings only where it gives a name another value. */
function forget(code: string, names: Map<string, PythonValue>): void {
  const text = withoutStrings(code);
  const binds = /^(?:from|import|del|global|for|with|async)\b/.test(text);
  for (const { 0: name, index } of text.matchAll(/\b[a-z_]\w*/gi)) {
    const value = names.get(name);
    if (value === undefined) continue;
    const after = text.slice(index + name.length, index + name.length + MAX_BEFORE_EQUALS);
    const isMutable = typeof value === 'object' && value !== null;
    if (isMutable || binds || /^\s*(?::[^=]*|[-+*/|&%,][^=]*)?=(?!=)/.test(after)) names.delete(name);
  }
}
