// What a statement asks of the Python that runs it, whichever that is.

import { withoutStrings } from '../python-code.ts';

export interface StatementImport {
  /** `a.b`; with the dots before it where it is relative. */
  readonly module: string;
  /** What is taken from it; none of `import a.b`. */
  readonly names: readonly string[];
}

export interface StatementFacts {
  readonly imports: readonly StatementImport[];
  /** `print >> stream`, which Python 3 reads as something else. */
  readonly printsTo: boolean;
  /** Names with a dot that it certainly looks up: `inspect.getargspec`, `os.environ.has_key`. */
  readonly attributes: readonly string[];
  /** Names without a dot that it certainly calls. */
  readonly calls: readonly string[];
  /** `open(path, 'rU')`, of whichever module: until Python 3.11 newlines were made alike so. */
  readonly opensUniversal: boolean;
  /** `open(path, encoding='utf-8')`, which Python 2's own open() does not take. */
  readonly opensEncoded: boolean;
}

/** @param statement with its strings */
export function statementFacts(statement: string): StatementFacts {
  const bare = withoutStrings(statement);
  const parts = bare.split(';').map((each) => each.trim());
  const stated = parts.flatMap(statedImports);
  const printsTo = /^print\s*>>/.test(statement);
  // An expression that decides what of it runs.
  if (/\b(?:if|else|and|or|lambda|for)\b/.test(bare))
    return { imports: stated, printsTo, attributes: [], calls: [], opensUniversal: false, opensEncoded: false };
  return {
    imports: [...calledImports(statement), ...stated],
    printsTo,
    attributes: parts.flatMap(attributesOf),
    calls: parts.flatMap(callsOf),
    opensUniversal: /\bopen\((?:[^()\n]|\([^()\n]*\)){1,200}?,\s*(?:mode\s*=\s*)?['"](?:[rb]{0,2}U[rbt]{0,2})['"]/.test(
      statement,
    ),
    opensEncoded: /(?<![\w.])open\((?:[^()\n]|\([^()\n]*\)){1,200}?,\s*encoding\s*=/.test(statement),
  };
}

/** peewee 2.10.2: `version=__import__('peewee').__version__`. */
function calledImports(statement: string): readonly StatementImport[] {
  return [...statement.matchAll(/(?<![\w.])__import__\([ \t]*['"]([\w.]+)['"]/g)].map(([, module = '']) => ({
    module,
    names: [],
  }));
}

function statedImports(part: string): readonly StatementImport[] {
  const [, module, list = ''] = /^from[ \t]+([.\w]+)[ \t]+import\b([^]*)$/.exec(part) ?? [];
  if (module !== undefined) return [{ module, names: namesIn(list) }];
  const plain = /^import[ \t]+([^]*)$/.exec(part)?.[1];
  return plain === undefined ? [] : namesIn(plain).map((name) => ({ module: name, names: [] }));
}

function namesIn(list: string): readonly string[] {
  return list
    .replace(/[()\\\s]+/g, ' ')
    .split(',')
    .flatMap((each) => /^\s*([.\w]+)/.exec(each)?.[1] ?? []);
}

function attributesOf(part: string): readonly string[] {
  if (/^(?:from|import)\b/.test(part)) return [];
  return [...part.matchAll(/(?<![\w.])[A-Za-z_]\w*(?:\.\w+)+(?![\w.]|[ \t]*=(?!=))/g)].flatMap(([chain]) =>
    chainsIn(chain),
  );
}

/** `a.b.c` holds `a.b` as well. */
function chainsIn(chain: string): readonly string[] {
  const names = chain.split('.');
  return names.slice(1).map((_, at) => names.slice(0, at + 2).join('.'));
}

function callsOf(part: string): readonly string[] {
  if (/^(?:class|def)\b/.test(part)) return [];
  return [...part.matchAll(/(?<![\w.])([A-Za-z_]\w*)[ \t]*\(/g)].map(([, name = '']) => name);
}
