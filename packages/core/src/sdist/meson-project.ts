// The languages that a meson.build asks for.

/**
 * Languages of `project()` and `add_languages()`, as meson names them: `c`, `cpp`, `cython`, `fortran`, `rust`, `cuda`.
 * A project of Python alone names none (meson-python's own does not). Conditions around `add_languages` are not followed.
 */
export function mesonLanguages(text: string): readonly string[] {
  const code = text.replace(/#[^\n]*/g, '');
  const found = new Set(positional(code, /\bproject\s*\(/g).slice(1));
  for (const name of positional(code, /\badd_languages\s*\(/g)) found.add(name);
  return [...found];
}

/** The strings among a call's arguments, up to its first keyword. */
function positional(code: string, call: RegExp): readonly string[] {
  const found: string[] = [];
  for (const { index, 0: opening } of code.matchAll(call)) {
    const rest = code.slice(index + opening.length, index + opening.length + 600);
    for (const { 0: token, 1: name } of rest.matchAll(/'([^'\n]*)'|[^\s,[\]']+/g)) {
      if (name === undefined) break;
      found.push(name);
      if (token === ')') break;
    }
  }
  return found;
}
