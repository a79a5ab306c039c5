// What a statement asks of the Python that runs it.

import { withoutStrings } from '../python-code.ts';

export interface StatementImport {
  /** `a.b`; with the dots before it where it is relative. */
  readonly module: string;
  /** What is taken from it; none of `import a.b`. */
  readonly names: readonly string[];
}

export function importsOf(statement: string): readonly StatementImport[] {
  // peewee 2.10.2: `version=__import__('peewee').__version__`
  const called = open.test(withoutStrings(statement))
    ? []
    : [...statement.matchAll(/(?<![\w.])__import__\([ \t]*['"]([\w.]+)['"]/g)].map(([, module = '']) => ({
        module,
        names: [],
      }));
  return [...called, ...stated(statement)];
}

function stated(statement: string): readonly StatementImport[] {
  return partsOf(statement).flatMap((part): readonly StatementImport[] => {
    const [, module, list = ''] = /^from[ \t]+([.\w]+)[ \t]+import\b([^]*)$/.exec(part) ?? [];
    if (module !== undefined) return [{ module, names: namesIn(list) }];
    const plain = /^import[ \t]+([^]*)$/.exec(part)?.[1];
    return plain === undefined ? [] : namesIn(plain).map((name) => ({ module: name, names: [] }));
  });
}

function namesIn(list: string): readonly string[] {
  return list
    .replace(/[()\\\s]+/g, ' ')
    .split(',')
    .flatMap((each) => /^\s*([.\w]+)/.exec(each)?.[1] ?? []);
}

/** Whether an expression decides what of it runs. */
const open = /\b(?:if|else|and|or|lambda|for)\b/;

/** Names with a dot that it certainly looks up: `inspect.getargspec`, `os.environ.has_key`. */
export function attributesOf(statement: string): readonly string[] {
  if (open.test(withoutStrings(statement))) return [];
  return partsOf(statement).flatMap((part) =>
    /^(?:from|import)\b/.test(part)
      ? []
      : [...part.matchAll(/(?<![\w.])[A-Za-z_]\w*(?:\.\w+)+/g)].flatMap(([chain]) => chainsIn(chain)),
  );
}

/** `a.b.c` holds `a.b` as well. */
function chainsIn(chain: string): readonly string[] {
  const names = chain.split('.');
  return names.slice(1).map((_, at) => names.slice(0, at + 2).join('.'));
}

/** Names without a dot that it certainly calls. */
export function callsIn(statement: string): readonly string[] {
  if (open.test(withoutStrings(statement))) return [];
  return partsOf(statement).flatMap((part) =>
    /^(?:class|def)\b/.test(part)
      ? []
      : [...part.matchAll(/(?<![\w.])([A-Za-z_]\w*)[ \t]*\(/g)].map(([, name = '']) => name),
  );
}

/** `open(path, 'rU')`, of whichever module: until Python 3.11 newlines were made alike so. */
export function opensUniversal(statement: string): boolean {
  return (
    !open.test(withoutStrings(statement)) &&
    /\bopen\((?:[^()\n]|\([^()\n]*\)){1,200}?,\s*(?:mode\s*=\s*)?['"](?:[rb]{0,2}U[rbt]{0,2})['"]/.test(statement)
  );
}

/** `open(path, encoding='utf-8')`, which Python 2's own open() does not take. */
export function opensEncoded(statement: string): boolean {
  return (
    !open.test(withoutStrings(statement)) &&
    /(?<![\w.])open\((?:[^()\n]|\([^()\n]*\)){1,200}?,\s*encoding\s*=/.test(statement)
  );
}

/** Without strings, each statement of the line. */
function partsOf(statement: string): readonly string[] {
  return withoutStrings(statement)
    .split(';')
    .map((each) => each.trim());
}
