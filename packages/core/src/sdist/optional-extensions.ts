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

/** An extension that need not be there and one that must: the build fails. */
function allOptional(code: string): boolean {
  const optional = [...code.matchAll(/[(,]\s*optional\s*=\s*(?!False\b)(?!None\b)/g)].length;
  return optional > 0 && optional >= [...code.matchAll(/\bExtension\s*\(/g)].length;
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
  return compiling.length > 0 && around.every((each) => goesOn(each, handlers, code));
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

function goesOn(
  { caught, handler }: ExceptHandler,
  handlers: readonly ExceptHandler[],
  code: string,
  outer = false,
): boolean {
  // markupsafe and others let through the ValueErrors that an odd compiler raises
  if (caught[0] === 'ValueError') return true;
  if (handler.some((line) => ends.test(line)) || callsWhatEnds(handler, code)) return false;
  const raises = handler.flatMap((line) => {
    const raise = /^([ \t]*)raise\b[ \t]*(\w*)/.exec(line);
    return raise ? [{ indent: raise[1]?.length ?? 0, name: raise[2] ?? '' }] : [];
  });
  if (raises.length === 0) return true;
  const least = Math.min(...handler.map(indentOf));
  const always = raises.find(({ indent }) => indent === least);
  if (always === undefined) return raisesOnDemand(handler);
  return !outer && always.name !== '' && handlers.some((each) => setsUpAgain(each, always.name, handlers, code));
}

const ends = /\b(?:sys\.exit|os\._exit|SystemExit|os\.abort)\b|(?<![\w.])(?:exit|quit)\s*\(/;

/** `self._unavailable(e)` prints; one that exits or raises ends the build. */
function callsWhatEnds(handler: readonly string[], code: string): boolean {
  const lines = statementsOf(code);
  const called = new Set(handler.flatMap((line) => [...line.matchAll(/\b(\w+)\s*\(/g)].map(([, name = '']) => name)));
  return lines.some((line, at) => {
    const name = /^\s*def\s+(\w+)/.exec(line)?.[1];
    if (name === undefined || !called.has(name) || /setup|main/.test(name)) return false;
    return blockBelow(lines, at).some((each) => ends.test(each) || /^\s*raise\b/.test(each));
  });
}

/** PyYAML raises where `--with-libyaml` was asked for, or else warns: its condition says that it is about what is optional. */
function raisesOnDemand(handler: readonly string[]): boolean {
  return (
    handler.some((line) => /^\s*(?:if|elif)\b[^\n]*\b(?:optional|with_ext)\b/.test(line)) &&
    handler.some((line) => /\bwarn(?:ing)?\b|\bprint\b/.test(line))
  );
}

function setsUpAgain(each: ExceptHandler, name: string, handlers: readonly ExceptHandler[], code: string): boolean {
  return (
    each.caught.includes(name) &&
    each.attempt.some((line) => /\b\w{0,40}setup\w{0,40}\s*\(|\bmain\s*\(/.test(line)) &&
    goesOn(each, handlers, code, true)
  );
}
