// Commands of setup.py that a project made for itself, and that no installer runs.

import { stringsIn } from './python-code.ts';

/** What pip has setuptools run to build or install, and what those run. */
const standard =
  /^(?:build(?:_\w+)?|install(?:_\w+)?|egg_info|dist_info|bdist(?:_\w+)?|editable_wheel|develop|sdist|easy_install|config)$/;

const MAX_COMMANDS = 50;

/**
 * Leaves out classes that derive from Command or setuptools' test, or from a class that does, unless something else than a name of their own in `cmdclass`
 * speaks of them: babel's `import_cldr` downloads, but only who types `setup.py import_cldr` runs it. slackclient 2.9 has a base class of
 * its own for them.
 *
 * @param code as `pythonCode` gives it
 */
export function withoutOwnCommands(code: string): string {
  return ownCommands(code).rest;
}

/** @returns the names of these classes, and the code without them */
export function ownCommands(code: string): { readonly names: ReadonlySet<string>; readonly rest: string } {
  let rest = code;
  const names = new Set<string>();
  const bases = new Set(['Command', ...testCommands(code)]);
  const left = new Set<string>();
  // Those that derive first, so that nothing speaks of their base any more
  for (const { header, name, base } of commandsIn(code, bases).toReversed()) {
    const start = rest.indexOf(header);
    const body = /^(?:[ \t]+[^\n]*\n|[ \t]*\r?\n)*/.exec(rest.slice(start + header.length))?.[0] ?? '';
    const others = `${rest.slice(0, start)}\n${rest.slice(start + header.length + body.length)}`;
    if (!isOnItsOwn(name, others) && !(left.has(name) && !mentions(name, others))) continue;
    left.add(base);
    names.add(name);
    rest = others;
  }
  return { names, rest };
}

/** setuptools' own command for tests, as a script calls it: PyDAQmx 1.4.7 imports itself in one. */
function testCommands(code: string): readonly string[] {
  const imports = code.matchAll(
    /^[ \t]*from[ \t]+setuptools\.command\.test[ \t]+import[ \t]+test\b(?:[ \t]+as[ \t]+(\w+))?/gm,
  );
  return [...imports].map(({ 1: alias = 'test' }) => alias);
}

interface OwnCommand {
  readonly header: string;
  readonly name: string;
  readonly base: string;
}

/** In their order; grows `bases`. */
function commandsIn(code: string, bases: Set<string>): readonly OwnCommand[] {
  const classes = code.matchAll(/^class[ \t]+(\w+)[ \t]*\([ \t]*(?:[\w.]+\.)?(\w+)[ \t]*\)[ \t]*:[^\n]*\n/gm);
  const found: OwnCommand[] = [];
  for (const { 0: header, 1: name = '', 2: base = '' } of classes) {
    if (!bases.has(base) || found.length === MAX_COMMANDS) continue;
    bases.add(name);
    found.push({ header, name, base });
  }
  return found;
}

function mentions(name: string, code: string): boolean {
  return new RegExp(`\\b${name}\\b`).test(code);
}

function isOnItsOwn(name: string, others: string): boolean {
  const uses = [...others.matchAll(new RegExp(`\\b${name}\\b`, 'g'))].filter(
    ({ index }) => !isQuoted(others, index, name),
  );
  if (uses.length === 0) return false;
  return uses.every(({ index }) => {
    const before = others.slice(Math.max(0, index - 100), index);
    // plotly 4.14 hands some to a function that gives a class: `updateplotlyjs=js_prerelease(UpdatePlotlyJsCommand)`
    const key = /(?:['"](\w+)['"](?:[ \t]*:|[ \t]*\][ \t]*=)|\b(\w+)[ \t]*=)\s*(?:\w+\(\s*)?$/.exec(before);
    const command = key?.[1] ?? key?.[2];
    if (command === undefined || standard.test(command)) return false;
    // run_command('x'), sub_commands; whoever looks for it among the arguments does not run it (pypandoc 1.4)
    const spoken = stringsIn(others).filter(
      ({ value, start, end }) => value === command && !isArgument(others, start, end),
    ).length;
    return spoken <= (key?.[1] === undefined ? 0 : 1);
  });
}

/** `"x" in sys.argv`, `sys.argv.index("x")`; `set_undefined_options("x", …)` takes a command's options and does not run it. */
function isArgument(code: string, start: number, end: number): boolean {
  return (
    /\b(?:sys\.argv\.index|set_undefined_options)\([ \t]*$/.test(code.slice(Math.max(0, start - 40), start)) ||
    /^[ \t]+(?:not[ \t]+)?in[ \t]+sys\.argv\b/.test(code.slice(end, end + 40))
  );
}

function isQuoted(code: string, index: number, name: string): boolean {
  return /['"]/.test(code.charAt(index - 1)) && /['"]/.test(code.charAt(index + name.length));
}
