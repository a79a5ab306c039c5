// What a setup.py imports before anything else, and that its build does not ask for: an isolated build stops there.

import { projectOf } from './declared-mechanisms.ts';
import { statementsOf } from './python-code.ts';
import { scriptCourse } from './running/script-course.ts';
import { scriptOf } from './running/script-of.ts';
import { setupCommands } from './running/script-run.ts';

/** Modules that setup.py files import to build with, and their projects; setuptools and its like are there. */
const projects: ReadonlyMap<string, string> = new Map([
  ['numpy', 'numpy'],
  ['Cython', 'cython'],
  ['torch', 'torch'],
  ['pybind11', 'pybind11'],
  ['scipy', 'scipy'],
  ['skbuild', 'scikit-build'],
  ['tensorflow', 'tensorflow'],
  ['numba', 'numba'],
  ['pandas', 'pandas'],
  ['mpi4py', 'mpi4py'],
  ['pkgconfig', 'pkgconfig'],
  ['setuptools_rust', 'setuptools-rust'],
  ['requests', 'requests'],
  ['six', 'six'],
  ['yaml', 'pyyaml'],
  ['jinja2', 'jinja2'],
  ['psutil', 'psutil'],
]);

/** Requirements of builds that bring no module of another project; oldest-supported-numpy brings numpy, matplotlib too. */
const alone: ReadonlySet<string> = new Set([
  'setuptools',
  'setuptools-scm',
  'wheel',
  'cython',
  'pybind11',
  'cmake',
  'ninja',
  'toml',
  'tomli',
  ...projects.values(),
]);

/** Some install by themselves what they import next; scikit-learn 0.19 has a list of commands with easy_install in it. */
const installs =
  /\bfetch_build_eggs\b|\bpip\b[^\n]*\binstall\b|\b(?:call|check_\w+|run|system|p?open|import)\b[^\n]*\beasy_install\b|\beasy_install\./i;

/**
 * Without an indent: what stands in a `try` has another way. `setup_requires` comes too late, for setup() is called behind it.
 *
 * @param code of setup.py, as `defaultCode` leaves it and whole
 * @param requires `build-system.requires`
 * @param members of the archive: a module of its own is no project
 */
export function undeclaredImports(
  { byDefault, whole }: { readonly byDefault: string; readonly whole: string },
  requires: readonly string[],
  members: readonly string[],
): readonly string[] {
  if (installs.test(whole)) return [];
  const asked = new Set(requires.map(projectOf));
  if ([...asked].some((each) => !alone.has(each))) return [];
  // What these require comes with them.
  if (['scipy', 'pandas', 'numba'].some((each) => asked.has(each))) asked.add('numpy');
  const found = new Set<string>();
  for (const statement of [...beforeSetup(byDefault), ...followed(whole)]) {
    for (const module of topModules(statement)) {
      const project = projects.get(module);
      const isOwn = members.some((path) => path === `${module}.py` || path.startsWith(`${module}/`));
      if (project !== undefined && !isOwn && !asked.has(project)) found.add(project);
    }
  }
  return [...found];
}

function beforeSetup(code: string): readonly string[] {
  const statements = statementsOf(code);
  const end = statements.findIndex((each) => /^(?:setuptools\.)?setup\s*\(/.test(each));
  return end === -1 ? statements : statements.slice(0, end);
}

/**
 * What certainly runs in its functions and branches as well: scikit-learn before 0.22 imports numpy.distutils for every command but
 * `egg_info`, and raises before that where numpy is not there. What `setup_requires` names is there once the wheel is asked for.
 */
function followed(code: string): readonly string[] {
  const script = scriptOf(code, true);
  const statements: string[] = [];
  const seen = (statement: string): void => void statements.push(statement);
  for (const command of setupCommands)
    if (command === 'egg_info' || !/\bsetup_requires\b/.test(code))
      scriptCourse({ ...script, command, environment: true, seen });
  return statements;
}

/** `import numpy as np, os` gives `numpy` and `os`. */
function topModules(statement: string): readonly string[] {
  const from = /^from[ \t]+(\w+)[.\w]*[ \t]+import\b/.exec(statement)?.[1];
  if (from !== undefined) return [from];
  const names = /^import[ \t]+([^;#]+)/.exec(statement)?.[1] ?? '';
  return names.split(',').flatMap((each) => /^\s*(\w+)/.exec(each)?.[1] ?? []);
}
