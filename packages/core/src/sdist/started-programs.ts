// The programs that a script starts.

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
    `\\b(?:${[...starters, ...importedStarters(code)].join('|')})\\s*\\(\\s*[[(]?\\s*(?:f?r?['"]([^'"\\s]*)|(sys\\.executable)|[^\\s])`,
    'g',
  );
  return [...code.matchAll(start)].flatMap(({ 1: program, 2: python }) => {
    if (python !== undefined || (program !== undefined && harmless.has(program))) return [];
    return [program === undefined || program === '' ? 'a program to start' : program];
  });
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
