// The programs that a script starts.

import { type CodeString, stringsIn } from './python-code.ts';

/** Programs that compile nothing: pure projects upload and tag by setup.py (requests), or ask git for the version. */
const harmless: ReadonlySet<string> = new Set([
  'git',
  'hg',
  'svn',
  'twine',
  'python',
  'python3',
  'pip',
  'rm',
  'echo',
  'sphinx-build',
  // Permissions (python-stdnum 1.8), JavaScript (bokeh 1.0), translations
  'chmod',
  'chown',
  'mkdir',
  'cp',
  'mv',
  'ln',
  'touch',
  'uname',
  'which',
  'node',
  'npm',
  'yarn',
  'msgfmt',
  'pandoc',
]);

const calling =
  /\b(?:subprocess|os\.system|os\.popen|os\.exec\w+|posix_spawn\w*|create_subprocess_\w+|popen|spawn\w*|check_call|check_output)\b/i;

/** What is called with a program, besides what the script imports by another name. */
const starters: readonly string[] = [
  'os\\.system',
  'os\\.popen',
  'os\\.exec\\w+',
  'os\\.spawn\\w+',
  'os\\.posix_spawn\\w*',
  'create_subprocess_\\w+',
  'subprocess\\.\\w+',
  'check_call',
  'check_output',
  'Popen',
  'spawn',
];

/** More names than any script imports. */
const MAX_NAMES = 20;

export function startsPrograms(code: string): boolean {
  return calling.test(code) || importedStarters(code).length > 0;
}

/** The programs besides those that compile nothing, as far as a name can be read. */
export function startedPrograms(code: string): readonly string[] {
  const start = new RegExp(
    `\\b(?:${[...starters, ...importedStarters(code)].join('|')})\\s*\\(\\s*[[(]?\\s*(?:f?r?['"]([^'"\\s]*)|(sys\\.executable)|([A-Za-z_]\\w*)|[^\\s])`,
    'g',
  );
  const values = new Map<string, readonly string[]>();
  const messages = messagesIn(code);
  return [...code.matchAll(start)].flatMap(({ index, 1: program, 2: python, 3: name }) => {
    if (python !== undefined || messages.some((each) => index > each.start && index < each.end)) return [];
    const named = program !== undefined ? [program] : name !== undefined ? valuesAt(index, name, code, values) : [];
    if (named.length > 0 && named.every((each) => harmless.has(each))) return [];
    return [named[0] === undefined || named[0] === '' ? 'a program to start' : named[0]];
  });
}

/** Texts of several lines, which may speak of a call: `subprocess.Popen(%r) failed` (bokeh 1.0). */
function messagesIn(code: string): readonly CodeString[] {
  return calling.test(code) ? stringsIn(code).filter(({ value }) => value.includes('\n')) : [];
}

/** Those of the function that the call stands in count before others of that name (pystache 0.5.4 has two called `command`). */
function valuesAt(index: number, name: string, code: string, known: Map<string, readonly string[]>): readonly string[] {
  const begins = code.lastIndexOf('\ndef ', index);
  const own = code.slice(begins + 1, index);
  if (begins < 0 || /\n[^\s)\]}]/.test(own)) return valuesOf(name, code, known);
  const given = new RegExp(`^[ \\t]+${name}[ \\t]*=(?!=)[ \\t]*['"]([^'"\\s]+)`, 'm').exec(own)?.[1];
  const times =
    own.match(new RegExp(`\\b${name}[ \\t]*(?:\\+|%)?=(?!=)|\\b(?:for|as)\\b[^\\n]*\\b${name}\\b`, 'g'))?.length ?? 0;
  return given !== undefined && times === 1 ? [given] : valuesOf(name, code, known);
}

/** The programs that a name stands for, where every value that it is given begins with one: `cmd = ["node", "make"]`. */
function valuesOf(name: string, code: string, known: Map<string, readonly string[]>): readonly string[] {
  const before = known.get(name);
  if (before !== undefined || known.size === MAX_NAMES) return before ?? [];
  const given = [
    ...code.matchAll(new RegExp(`(?<![\\w.])${name}[ \\t]*=(?!=)\\s*(?:[[(]\\s*)?(?:['"]([^'"\\s]*))?`, 'g')),
  ].map(({ 1: program = '' }) => program);
  const programs = given.includes('') ? [] : given;
  known.set(name, programs);
  return programs;
}

/** `from subprocess import call`, `import subprocess as sp`, `from os import system as run`. */
function importedStarters(code: string): readonly string[] {
  const modules = [...code.matchAll(/\bimport[ \t]+subprocess[ \t]+as[ \t]+(\w+)/g)].map(
    ({ 1: alias = '' }) => `${alias}\\.\\w+`,
  );
  const names = [...code.matchAll(/\bfrom[ \t]+(subprocess|os)[ \t]+import[ \t]+(\([^)]{0,500}|[^\n]+)/g)].flatMap(
    ({ 1: module, 2: list = '' }) =>
      list.split(/[,;]/).flatMap((each) => {
        const [, name = '', alias] = /^[\s(]*(\w+)(?:\s+as\s+(\w+))?/.exec(each) ?? [];
        const starts =
          module === 'subprocess' ? /^(?:run|call|check_|get|Popen)/ : /^(?:system|popen|exec|spawn|posix_spawn)/;
        return starts.test(name) ? [alias ?? name] : [];
      }),
  );
  return [...new Set([...modules, ...names])].slice(0, MAX_NAMES);
}
