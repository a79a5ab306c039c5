// Modules of a package that its setup.py imports, and that setup() gets nothing from that could compile.

import type { BuildScript } from './build-script.ts';
import { statementsOf } from './python-code.ts';

/** More names than any script takes from its own package. */
const MAX_NAMES = 50;

/**
 * Those of the package itself, by the project's name, where neither a command, a class nor a dict of setup() comes from it: pypandoc 1.4
 * has its own description converted by itself, ecdsa 0.13 tests itself.
 *
 * @param paths of modules, read or not
 * @param project normalised; empty where the sdist does not say it
 * @param scripts as `defaultCode` leaves them
 */
export function aloofModules(
  paths: readonly string[],
  project: string,
  scripts: readonly BuildScript[],
): ReadonlySet<string> {
  const own = paths.filter((path) => project !== '' && essence(packageOf(path)) === essence(project));
  const packages = [...new Set(own.map(packageOf))];
  // What stands in the package itself hands nothing to setup() (pyhcl 0.4, of which some modules were read)
  const code = scripts.flatMap((each) => (packages.includes(packageOf(each.path)) ? [] : [each.code])).join('\n');
  if (own.length === 0 || handsOn.test(code.replace(/\bexec(?:file)?\s*\([^\n]*/g, ''))) return new Set();
  const names = [...new Set(packages.flatMap((each) => [each, ...namesFrom(each, code)]))];
  if (names.length > MAX_NAMES) return new Set();
  const taken = new RegExp(`\\b(?:${names.join('|')})\\b`);
  const handed = statementsOf(code).some(
    (line) =>
      /cmd_?class|distclass|ext_modules|\bcommands?\b|^\s*class\b/i.test(line.replace(/=[^]*/, '')) &&
      !givesTestCommand.test(line) &&
      taken.test(line),
  );
  const inSetup = new RegExp(`\\b(?:cmdclass|distclass|ext_modules)\\s*=[^\\n]*\\b(?:${names.join('|')})\\b`);
  return handed || inSetup.test(code) ? new Set() : new Set(own);
}

/** All names at once; `exec(…, locals())` takes a version in (pyhcl 0.4). */
const handsOn = /\*\*|\b(?:vars|globals|locals)\(|\b__dict__\b/;

/** `cmd_class['test'] = testtools.TestCommand`: no installer runs it. */
const givesTestCommand = /^\s*\w+\[[ \t]*['"]test['"][ \t]*\][ \t]*=/;

/** `src/spam/eggs.py` → `spam` */
function packageOf(path: string): string {
  return path.replace(/^(?:src|lib)\//, '').split('/', 1)[0] ?? '';
}

/** A package is often called a little otherwise than its project: enum34's is `enum`, PyGithub's `github`. */
function essence(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/^py(?:thon)?(?=\w{3})|py(?:thon)?$/g, '');
}

function namesFrom(name: string, code: string): readonly string[] {
  const imports = new RegExp(`\\bfrom[ \\t]+${name}[.\\w]*[ \\t]+import[ \\t]*(\\([^)]{0,2000}|[^\\n;]*)`, 'g');
  return [...code.matchAll(imports)].flatMap(({ 1: list = '' }) => list.match(/[A-Za-z_]\w*(?=\s*(?:,|\)|$))/gm) ?? []);
}
