// Whether a build script goes on without its extension modules where they cannot be compiled.

import { blockBelow, type ExceptHandler, exceptHandlers, indentOf } from './except-handlers.ts';
import { statementsOf } from './python-code.ts';

/**
 * Two ways are known. `Extension(…, optional=True)`, which distutils honours by a warning, for every extension of the script
 * (websockets writes `optional=os.environ.get(…) != …`). Or a build_ext whose `run` and `build_extension` swallow the
 * compiler's errors (pendulum, zope.interface), or turn them into one of its own after which setup() is called again without extensions
 * (markupsafe, simplejson, coverage). A handler that does anything else is not understood, and none of it is true then.
 *
 * @param code as `defaultCode` leaves it: handlers that raise where a variable of the environment asks for it go on
 */
export function hasOptionalExtensions(code: string): boolean {
  return allOptional(code) || swallowsErrors(code);
}

/** An extension that need not be there and one that must: the build fails. Of those that are made elsewhere nothing is known (mpi4py 3.1). */
function allOptional(code: string): boolean {
  const optional = [...code.matchAll(/[(,]\s*optional\s*=\s*(?!False\b)(?!None\b)/g)].length;
  const extensions = [...code.matchAll(/(?<!\bclass\s+)\b\w*Extension\s*\(/g)].length;
  return extensions > 0 && optional >= extensions;
}

interface Script {
  readonly handlers: readonly ExceptHandler[];
  /** The functions that exit or raise. */
  readonly ending: ReadonlySet<string>;
}

function swallowsErrors(code: string): boolean {
  if (!/\bbuild_ext\b/.test(code)) return false;
  const handlers = exceptHandlers(code).filter(({ caught }) => !missesOnly(caught));
  const around = handlers.filter(({ attempt }) =>
    attempt.some((line) => /\.(?:run|build_extensions?)\s*\(/.test(line)),
  );
  const compiling = around.filter(
    ({ attempt, caught }) => catchesCompiler(caught) && attempt.some((line) => /\.build_extensions?\s*\(/.test(line)),
  );
  if (compiling.length === 0) return false;
  const script: Script = { handlers, ending: endingFunctions(code) };
  return around.every((each) => goesOn(each, script));
}

/** `except ImportError` is about modules that are not there: no compiler's error is one. */
function missesOnly(caught: readonly string[]): boolean {
  return caught.length > 0 && caught.every((name) => missing.has(name));
}

const missing: ReadonlySet<string> = new Set([
  'ImportError',
  'ModuleNotFoundError',
  'AttributeError',
  'NameError',
  'KeyError',
  'IndexError',
  'LookupError',
  'SyntaxError',
]);

/**
 * Whether a missing compiler ends up there: distutils makes a CompileError of it, which is a CCompilerError and no DistutilsError. A
 * name in lower case is a tuple of them (`ext_errors`).
 */
function catchesCompiler(caught: readonly string[]): boolean {
  return (
    caught.length === 0 || caught.some((name) => /^(?:(?:Base)?Exception|C?Compile(?:r?)Error|[a-z_]\w*)$/.test(name))
  );
}

function goesOn({ caught, handler }: ExceptHandler, script: Script, outer = false): boolean {
  // markupsafe and others let through the ValueErrors that an odd compiler raises
  if (caught[0] === 'ValueError') return true;
  if (handler.some((line) => ends.test(line) || callsEnding(line, script))) return false;
  const raises = handler.flatMap((line) => {
    const raise = /^([ \t]*)raise\b[ \t]*(\w*)/.exec(line);
    return raise ? [{ indent: raise[1]?.length ?? 0, name: raise[2] ?? '' }] : [];
  });
  if (raises.length === 0) return true;
  const least = Math.min(...handler.map(indentOf));
  const always = raises.find(({ indent }) => indent === least);
  if (always === undefined) return raisesOnDemand(handler);
  return !outer && always.name !== '' && script.handlers.some((each) => setsUpAgain(each, always.name, script));
}

const ends = /\b(?:sys\.exit|os\._exit|SystemExit|os\.abort)\b|(?<![\w.])(?:exit|quit)\s*\(/;

/** `self._unavailable(e)` prints; a function that exits or raises ends the build. Those that set up again have handlers of their own. */
function endingFunctions(code: string): ReadonlySet<string> {
  const lines = statementsOf(code);
  const found = lines.flatMap((line, at) => {
    const name = /^\s*def\s+(\w+)/.exec(line)?.[1];
    if (name === undefined || /setup|main/.test(name)) return [];
    return blockBelow(lines, at).some((each) => ends.test(each) || /^\s*raise\b/.test(each)) ? [name] : [];
  });
  return new Set(found);
}

function callsEnding(line: string, { ending }: Script): boolean {
  return [...line.matchAll(/\b(\w+)\s*\(/g)].some(({ 1: name = '' }) => ending.has(name));
}

/** PyYAML raises where `--with-libyaml` was asked for, or else warns: its condition says that it is about what is optional. */
function raisesOnDemand(handler: readonly string[]): boolean {
  return (
    handler.some((line) => /^\s*(?:if|elif)\b[^\n]*\b(?:optional|with_ext)\b/.test(line)) &&
    handler.some((line) => /\bwarn(?:ing)?\b|\bprint\b/.test(line))
  );
}

function setsUpAgain(each: ExceptHandler, name: string, script: Script): boolean {
  return (
    each.caught.includes(name) &&
    each.attempt.some((line) => /\b\w{0,40}setup\w{0,40}\s*\(|\bmain\s*\(/.test(line)) &&
    goesOn(each, script, true)
  );
}
