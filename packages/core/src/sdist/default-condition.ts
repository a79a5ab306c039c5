// What a condition of a build script comes to on Linux, from an sdist, with no environment variable and no argument given.

/** Null where it depends on more than that. */
export type Outcome = boolean | null;

/** The expressions that a name is given anywhere, by its last part: `self.static = …` under `static`. */
export type Assignments = ReadonlyMap<string, readonly string[]>;

const MAX_LENGTH = 300;
const MAX_DEPTH = 6;

/** Answers what this file does not know: which command setup.py is given, say. */
export type Leaf = (text: string) => Outcome | undefined;

/**
 * @param condition an expression in Python
 * @param leaf asked first about each part that is no `and`, `or` or `not`; undefined where it has nothing to say
 */
export function defaultOutcome(
  condition: string,
  assignments: Assignments,
  leaf: Leaf = () => undefined,
  depth = 0,
): Outcome {
  // Lines of one condition are indented far (scikit-learn 0.19)
  const text = unwrapped(condition.trim().replace(/\s+/g, ' '));
  if (text === '' || text.length > MAX_LENGTH || depth > MAX_DEPTH) return null;
  const parts = (word: 'or' | 'and'): readonly Outcome[] | undefined => {
    const split = splitAt(text, word);
    return split.length < 2 ? undefined : split.map((each) => defaultOutcome(each, assignments, leaf, depth + 1));
  };
  if (/\bif\b|\blambda\b|:=/.test(text)) return null;
  const any = parts('or');
  if (any) return any.includes(true) ? true : any.every((each) => each === false) ? false : null;
  const all = parts('and');
  if (all) return all.includes(false) ? false : all.every((each) => each === true) ? true : null;
  const negated = /^not\b(.*)$/s.exec(text)?.[1];
  if (negated !== undefined) {
    const outcome = defaultOutcome(negated, assignments, leaf, depth + 1);
    return outcome === null ? null : !outcome;
  }
  const known = leaf(text);
  if (known !== undefined) return known;
  const name = /^(?:\w+\.)*(\w+)$/.exec(text)?.[1];
  if (name !== undefined) {
    // Options of a command have their defaults so, and setuptools gives them others: `self.static = False`
    const isOwn = name === text;
    const given = (assignments.get(name) ?? []).map((each) =>
      isOwn && literals.has(each.trim())
        ? (literals.get(each.trim()) ?? null)
        : defaultOutcome(each, assignments, leaf, depth + 1),
    );
    return given[0] !== undefined && given.every((each) => each === given[0]) ? given[0] : null;
  }
  const turned = valueLast(text);
  return byPlatform(turned) ?? byEnvironment(turned) ?? byArgument(turned);
}

/** `0 != int(os.getenv('X', '0'))` (chainer 7.8) with its value behind the call. */
function valueLast(text: string): string {
  return text.replace(/^('[\w ]*'|"[\w ]*"|\d+|None)\s*(==|!=)\s*([^=!<>]+)$/, '$3 $2 $1');
}

const literals: ReadonlyMap<string, boolean> = new Map([
  ['True', true],
  ['False', false],
]);

const platform = /\b(?:sys\.platform|os\.name|platform\.system\(\)|platform)(?:\.lower\(\))?(?![\w(])/;
const here = /^(?:linux|posix)$/i;
/** `linux2` was Python 2's. */
const elsewhere =
  /^(?:linux2|win\w*|cygwin|nt|darwin|mac\w*|msys|java|aix\d?|sunos\d?|\w*bsd\d*|os2|gnu\d?|wasi|emscripten|android|ios)$/i;

function byPlatform(text: string): Outcome {
  if (!platform.test(text)) return null;
  const values = [...text.matchAll(/['"]([\w-]+)['"]/g)].map(({ 1: value = '' }) => value);
  if (values.length === 0 || !values.every((each) => here.test(each) || elsewhere.test(each))) return null;
  const named = values.some((each) => here.test(each));
  // `platform.machine() == 'x'`, `sys.platform[:3] == 'win'` and the like
  const form =
    /^[\w.()]+(?:\[:\d\])?\s*(==|!=|in|not in)\s*[[({]?[\s\w'",-]+[\])}]?$|^['"][\w-]+['"]\s+(in|not in)\s+[\w.()]+$|^[\w.()]+\.(startswith)\([('"\w, )-]+\)$/.exec(
      text,
    );
  const relation = form?.[1] ?? form?.[2] ?? form?.[3];
  if (relation === undefined) return null;
  return relation.startsWith('not') || relation === '!=' ? !named : named;
}

/** `os.environ.get('X', False)`, `os.getenv('X') == '1'`, `'X' in os.environ`. */
function byEnvironment(text: string): Outcome {
  if (/^['"]\w+['"]\s+in\s+os\.environ(?:\.keys\(\))?$/.test(text)) return false;
  if (/^['"]\w+['"]\s+not\s+in\s+os\.environ(?:\.keys\(\))?$/.test(text)) return true;
  const read =
    /^(?:bool\(|int\(|str\(|strtobool\()*(?:os\.)?(?:environ\.get|getenv)\(\s*['"]\w+['"]\s*(?:,\s*(?:['"]([\w ]*)['"]|(\w+))\s*)?\)+(?:\.(?:lower|upper|strip)\(\)|\))*(.*)$/s.exec(
      text,
    );
  if (read === null) return null;
  const value = (read[1] ?? read[2] ?? '').toLowerCase();
  const rest = (read[3] ?? '').trim();
  const nothing = read[1] === undefined && (read[2] === undefined || read[2] === 'None');
  if (rest === '') {
    // A string is true unless it is empty, but `int(…)` and strtobool are asked for what it says
    const off =
      read[1] === undefined
        ? falsy.has(value)
        : value === '' || (/^(?:bool\()?(?:int|strtobool)\(/.test(text) && falsy.has(value));
    return off ? false : read[1] === undefined && value !== 'true' && value !== '1' ? null : true;
  }
  if (rest === 'is not None' || rest === '!= None') return !nothing;
  if (rest === 'is None' || rest === '== None') return nothing;
  const compared = /^(==|!=|in|not in)\s*(.*)$/s.exec(rest);
  const [, relation = '', other = ''] = compared ?? [];
  const values = [...other.matchAll(/['"]([\w ]*)['"]|\b(\w+)\b/g)].map(
    ({ 1: quoted, 2: word }) => quoted ?? word ?? '',
  );
  if (relation === '' || !/^[\s\w'",()[\]{}]*$/.test(other) || values.length === 0) return null;
  const same = !nothing && values.some((each) => each.toLowerCase() === value);
  return relation.startsWith('not') || relation === '!=' ? !same : same;
}

const falsy: ReadonlySet<string> = new Set(['', '0', 'false', 'none', 'no', 'off', 'n', 'f']);

/** The commands that pip and setuptools' backend give setup.py. */
const installing =
  /^(?:egg_info|dist_info|bdist_wheel|install|develop|editable_wheel|build(?:_\w+)?|setup\.py|-c|--(?:verbose|quiet|record|compile))$/;

/** An installer gives setup.py no arguments of a project's own, and an sdist has no `.git`. */
function byArgument(text: string): Outcome {
  const asked =
    /^['"]([\w-]+)['"]\s+in\s+sys\.argv(?:\[1:\])?$/.exec(text)?.[1] ??
    /^sys\.argv\[-?1:?\]\s*==\s*['"]([\w-]+)['"]$/.exec(text)?.[1];
  if (asked !== undefined && !installing.test(asked)) return false;
  return /^(?:os\.path\.)?(?:exists|isdir)\([^'"]*['"][./]*\.git['"][\s)]*$/.test(text) ? false : null;
}

/** Without brackets around all of it. */
function unwrapped(text: string): string {
  if (!text.startsWith('(') || !text.endsWith(')')) return text;
  let depth = 0;
  for (let index = 0; index < text.length - 1; index++) {
    if (text.charAt(index) === '(') depth++;
    else if (text.charAt(index) === ')' && --depth === 0) return text;
  }
  return unwrapped(text.slice(1, -1).trim());
}

/** Splits at a word outside brackets and strings. */
function splitAt(text: string, word: 'or' | 'and'): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  for (const { index, value } of outerWords(text))
    if (value === word) {
      parts.push(text.slice(start, index));
      start = index + word.length;
    }
  return [...parts, text.slice(start)];
}

function outerWords(text: string): readonly { index: number; value: string }[] {
  let depth = 0;
  return [...text.matchAll(/'[^']*'|"[^"]*"|[()[\]{}]|\b(?:or|and)\b/g)].flatMap(({ index, 0: value }) => {
    if ('([{'.includes(value)) depth++;
    else if (')]}'.includes(value)) depth--;
    else if (depth === 0) return [{ index, value }];
    return [];
  });
}
