// What an sdist's setup.py states that the distribution requires, where nothing else in the sdist tells.

import { underCondition } from '../packaging/under-condition.ts';
import { extraCondition } from './extra-condition.ts';
import { isDict, isList, type PythonValue } from './python-value.ts';
import { requirementLines } from './requirement-lines.ts';
import { setupCall } from './setup-call.ts';

/**
 * pybars3 0.9.7 was packed by distutils, without an egg-info, and gives setup() a list of strings: pip builds it with setuptools,
 * which heeds that.
 *
 * @param texts of the sdist
 * @returns null where only a build tells: the list is computed, or setup.cfg, pyproject.toml or another backend may have a say
 */
export function scriptRequires(texts: ReadonlyMap<string, string>): readonly string[] | null {
  const call = isAlone(texts) ? setupCall(texts.get('setup.py') ?? '') : undefined;
  if (!call || call.open || call.given.has('pbr')) return null;
  const own = given(call.given, 'install_requires', linesIn);
  const extras = given(call.given, 'extras_require', extrasIn);
  return own && extras ? [...own, ...extras] : null;
}

function isAlone(texts: ReadonlyMap<string, string>): boolean {
  const project = texts.get('pyproject.toml') ?? '';
  return (
    !/\b(?:install_requires|extras_require|pbr)\b/.test(texts.get('setup.cfg') ?? '') &&
    !/^\s*\[project\b/m.test(project) &&
    !/^\s*build-backend\s*=\s*["'](?!setuptools)/m.test(project)
  );
}

function given(
  keywords: ReadonlyMap<string, PythonValue | undefined>,
  keyword: string,
  read: (value: PythonValue | undefined) => readonly string[] | null,
): readonly string[] | null {
  if (!keywords.has(keyword) || keywords.get(keyword) === null) return [];
  return read(keywords.get(keyword));
}

/** A text of lines, or a list of such. */
function linesIn(value: PythonValue | undefined): readonly string[] | null {
  if (typeof value === 'string') return requirementLines(value);
  if (!isList(value)) return null;
  return value.every((each) => typeof each === 'string') ? value.flatMap(requirementLines) : null;
}

function extrasIn(value: PythonValue | undefined): readonly string[] | null {
  if (!isDict(value)) return null;
  const found: string[] = [];
  for (const [key, texts] of value) {
    const lines = linesIn(texts);
    if (lines === null) return null;
    found.push(...lines.map((line) => underCondition(line, extraCondition(key))));
  }
  return found;
}
