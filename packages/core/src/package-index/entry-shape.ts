// How the entries of a JSON page are written: nearly all of them have the same keys in the same order, so that one regular expression reads each of
// them, in machine code. To check the text, parse it and read the objects takes three times as long.

/** White space of JSON. */
const space = String.raw`[ \t\n\r]*`;

/** A JSON string. One with more escapes would need more memory than a regular expression has. */
const text = String.raw`"[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})[^"\\\x00-\x1f]*){0,500}"`;

/** Of an address's path: parts that begin with a dot, and what is escaped, are read otherwise. */
const part = '[A-Za-z0-9_+~-][A-Za-z0-9._+~-]*';

const plain = String.raw`(?:null|true|false|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?|${text})`;

/** What is passed over. An object of two keys might have one of them twice. */
const other = String.raw`(?:${plain}|\{${space}(?:${text}${space}:${space}${plain}${space})?\}|\[${space}\])`;

const sha256 = String.raw`\{${space}"sha256"${space}:${space}"[0-9a-f]{64}"${space}\}`;

/** Nearly all addresses are as the web writes them, and need not be taken apart: their origin alone is looked at. Else there is the second group. */
const address = String.raw`"(?:(https?://[^/?#\\@\s"\x00-\x1f]+)(?:/${part})+|([^"\\\x00-\x1f]+))"`;

/** What an installer goes by. */
const known = {
  filename: String.raw`"([^"\\/\x00-\x1f]+)"`,
  hashes: sha256,
  'requires-python': `(null|${text})`,
  size: '(?:null|0|[1-9][0-9]{0,14})',
  yanked: `(null|false|true|${text})`,
  'upload-time': `(?:null|${text})`,
  url: address,
  'core-metadata': `(?:false|true|${sha256})`,
  'dist-info-metadata': `(?:false|true|${sha256})`,
} as const;

/** The group that holds what a key says, as it is written there; names and addresses without their quotes. */
type Groups = Readonly<Record<'filename' | 'requires-python' | 'yanked' | 'url', number>>;

export interface EntryShape {
  /** Sticky, from the space before the entry on. */
  readonly pattern: RegExp;
  readonly groups: Groups;
  /** The group of what follows: a comma, or the end of the list. */
  readonly end: number;
}

const opening = new RegExp(String.raw`${space}\{`, 'y');

const member = new RegExp(`${space}"([A-Za-z0-9_-]{1,40})"${space}:${space}${other}${space}([,}])`, 'y');

/** More than any index has. */
const [maxKeys, maxShapes] = [30, 100];

const shapes = new Map<string, EntryShape>();

/** @returns how the entry is written that begins there; undefined where it cannot be read by one expression */
export function entryShapeAt(page: string, start: number): EntryShape | undefined {
  opening.lastIndex = start;
  if (!opening.test(page)) return undefined;
  const keys = new Set<string>();
  member.lastIndex = opening.lastIndex;
  for (let isLast = false; !isLast;) {
    const [, key, next] = member.exec(page) ?? [];
    // A key that stands twice is for the strict parser to refuse.
    if (key === undefined || keys.has(key) || keys.size === maxKeys) return undefined;
    keys.add(key);
    isLast = next === '}';
  }
  const order = [...keys].join();
  const shape = shapes.get(order) ?? shapeOf([...keys]);
  if (shapes.size >= maxShapes) shapes.clear();
  shapes.set(order, shape);
  return shape;
}

function shapeOf(keys: readonly string[]): EntryShape {
  const places = new Map<string, number>();
  let groups = 0;
  const members = keys.map((key) => {
    const value = isKnown(key) ? known[key] : other;
    places.set(key, groups + 1);
    groups += value.match(/\((?!\?)/g)?.length ?? 0;
    return `${space}"${key}"${space}:${space}${value}${space}`;
  });
  const end = groups + 1;
  const never = groups + 2;
  // The last group never matches: it is that of the keys that are not there.
  const pattern = String.raw`${space}\{${members.join()}\}${space}([,\]])(?:(?!)())?`;
  const group = (key: keyof Groups): number => places.get(key) ?? never;
  return {
    pattern: new RegExp(pattern, 'y'),
    groups: {
      filename: group('filename'),
      'requires-python': group('requires-python'),
      yanked: group('yanked'),
      url: group('url'),
    },
    end,
  };
}

const isKnown = (key: string): key is keyof typeof known => Object.hasOwn(known, key);
