// Whether a build script goes on without its extension modules where they cannot be compiled.

/**
 * Two ways are known. `Extension(…, optional=True)`, which distutils honours by a warning, for every extension of the script
 * (websockets writes `optional=os.environ.get(…) != …`). Or a build_ext whose `run` and `build_extension` swallow the
 * compiler's errors (pendulum, zope.interface), or turn them into one of its own after which setup() is called again without extensions
 * (markupsafe, simplejson, coverage).
 *
 * @param code as `pythonCode` gives it
 */
export function hasOptionalExtensions(code: string): boolean {
  return allOptional(code) || swallowsErrors(code);
}

/** An extension that need not be there and one that must: the build fails. */
function allOptional(code: string): boolean {
  const optional = [...code.matchAll(/[(,]\s*optional\s*=\s*(?!False\b)(?!None\b)/g)].length;
  return optional > 0 && optional >= [...code.matchAll(/\bExtension\s*\(/g)].length;
}

interface Handler {
  /** The lines below `try` that run there: a class or function that is defined there runs when it is called (scikit-learn 1.0). */
  readonly attempt: readonly string[];
  /** What stands behind `except`. */
  readonly caught: string;
  /** The lines below it. */
  readonly handler: readonly string[];
}

function swallowsErrors(code: string): boolean {
  if (!/\bbuild_ext\b/.test(code)) return false;
  const handlers = handlersOf(code).filter(({ caught }) => !missesOnly(caught));
  const around = handlers.filter(({ attempt }) =>
    attempt.some((line) => /\.(?:run|build_extensions?)\s*\(/.test(line)),
  );
  const compiling = around.filter(({ attempt }) => attempt.some((line) => /\.build_extensions?\s*\(/.test(line)));
  return compiling.length > 0 && around.every((each) => goesOn(each, handlers));
}

/** `except ImportError` is about modules that are not there: no compiler's error is one. */
function missesOnly(caught: string): boolean {
  const names = caught.replace(/\bas\b[^\n]*/, '').match(/\w+/g) ?? [];
  return names.length > 0 && names.every((name) => missing.has(name));
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

function goesOn({ caught, handler }: Handler, handlers: readonly Handler[]): boolean {
  // markupsafe and others let through the ValueErrors that an odd compiler raises
  if (/^\s*ValueError\b/.test(caught)) return true;
  const raises = handler.flatMap((line) => {
    const raise = /^([ \t]*)raise\b[ \t]*(\w*)/.exec(line);
    return raise ? [{ indent: raise[1]?.length ?? 0, name: raise[2] ?? '' }] : [];
  });
  if (raises.length === 0) return !handler.some((line) => /\bsys\.exit\b|\bSystemExit\b/.test(line));
  const least = Math.min(...handler.map((line) => line.length - line.trimStart().length));
  const always = raises.find(({ indent }) => indent === least);
  // PyYAML raises only where --with-libyaml was asked for, and else warns
  if (always === undefined) return handler.some((line) => /\bwarn(?:ing)?\b|\bprint\b/.test(line));
  return always.name !== '' && handlers.some((outer) => setsUpAgain(outer, always.name));
}

function setsUpAgain({ attempt, caught }: Handler, name: string): boolean {
  return (
    caught.split(/\W+/).includes(name) && attempt.some((line) => /\b\w{0,40}setup\w{0,40}\s*\(|\bmain\s*\(/.test(line))
  );
}

/** Every `except` with its `try`, by indentation; nested ones come out on their own. */
function handlersOf(code: string): readonly Handler[] {
  const lines = code.split('\n');
  const found: Handler[] = [];
  const open: { indent: number; attempt: string[] }[] = [];
  lines.forEach((line, at) => {
    const keyword = /^([ \t]*)(try|except)\b([^\n]*)/.exec(line);
    if (keyword?.[1] === undefined) return;
    const indent = keyword[1].length;
    while (open.length > 0 && (open.at(-1)?.indent ?? 0) > indent) open.pop();
    if (keyword[2] === 'try') {
      if (open.at(-1)?.indent === indent) open.pop();
      open.push({ indent, attempt: withoutDefinitions(block(lines, at, indent)) });
    } else {
      const current = open.at(-1);
      if (current?.indent !== indent) return;
      found.push({ attempt: current.attempt, caught: keyword[3] ?? '', handler: block(lines, at, indent) });
    }
  });
  return found;
}

function withoutDefinitions(lines: readonly string[]): string[] {
  let inside: number | undefined;
  return lines.filter((line) => {
    const indent = line.length - line.trimStart().length;
    if (inside !== undefined && indent > inside) return false;
    inside = /^\s*(?:async\s+def|class|def)\b/.test(line) ? indent : undefined;
    return inside === undefined;
  });
}

const MAX_BLOCK = 60;

/** The lines below a line that are indented deeper than it. */
function block(lines: readonly string[], at: number, indent: number): string[] {
  const found: string[] = [];
  for (let next = at + 1; next < lines.length && found.length < MAX_BLOCK; next++) {
    const line = lines[next] ?? '';
    if (line.trim() === '') continue;
    if (line.length - line.trimStart().length <= indent) break;
    found.push(line);
  }
  return found;
}
