import { describe, expect, it } from 'vitest';
import {
  formatShelf as shelfLines,
  inspectShelf,
  parseShelf,
  readItem,
} from '../../../packages/core/src/node/shelf-text.ts';

const formatShelf = (...given: Parameters<typeof shelfLines>): string =>
  [...shelfLines(...given)]
    .map((piece) => (typeof piece === 'string' ? piece : new TextDecoder().decode(piece)))
    .join('');

const shelf = 'releases/1/https://index.example/simple';
const texts = new Map([
  ['demo@1.0', '{"files":[]}'],
  ['demo@2.0', '{"files":["a b  c"]}'],
  ['ünïcode@1', '{"files":["\u2028 é 字"]}'],
]);
const none = parseShelf('', shelf);
const limit = 1_000_000;
const text = formatShelf(none, shelf, texts, limit);

const readAll = (from: string, name = shelf): readonly (string | undefined)[] =>
  [...texts.keys()].map((item) => readItem(parseShelf(from, name), name, item));

describe('a shelf', () => {
  it('gives back what was put on it', () => {
    expect(readAll(text)).toEqual([...texts.values()]);
    expect(readItem(parseShelf(text, shelf), shelf, 'demo@3.0')).toBeUndefined();
  });

  it.each([65_529, 65_530, 65_531, 70_000])(
    'a text of %i characters, which is written as its bytes if it is long',
    (length) => {
      const long = `${'é'.repeat(length - 1)}.`;
      const whole = formatShelf(none, shelf, new Map([...texts, ['demo@3', long], ['demo@4', 'short']]), limit);
      expect(readAll(whole)).toEqual([...texts.values()]);
      for (const [item, written] of [
        ['demo@3', long],
        ['demo@4', 'short'],
      ] as const)
        expect(readItem(parseShelf(whole, shelf), shelf, item)).toBe(written);
      expect(readItem(parseShelf(whole.replace('é.', 'e.'), shelf), shelf, 'demo@3')).toBeUndefined();
    },
  );

  it('takes more, replaces and forgets', () => {
    const more = formatShelf(
      parseShelf(text, shelf),
      shelf,
      new Map([
        ['demo@3.0', 'new'],
        ['demo@1.0', 'other'],
        ['demo@2.0', ''],
      ]),
      limit,
    );
    expect(['demo@1.0', 'demo@2.0', 'demo@3.0'].map((item) => readItem(parseShelf(more, shelf), shelf, item))).toEqual([
      'other',
      undefined,
      'new',
    ]);
    expect([...parseShelf(more, shelf).keys()]).toEqual(['ünïcode@1', 'demo@3.0', 'demo@1.0']);
  });

  it('lets the oldest go where it is full', () => {
    const full = formatShelf(parseShelf(text, shelf), shelf, new Map([['demo@3.0', 'new']]), 160);
    expect(full.length).toBeLessThanOrEqual(160);
    expect([...parseShelf(full, shelf).keys()]).toEqual(['ünïcode@1', 'demo@3.0']);
  });

  it('lets what was used longest ago go first', () => {
    const used = new Set(['demo@1.0', 'not there']);
    const next = formatShelf(parseShelf(text, shelf), shelf, new Map([['demo@3.0', 'new']]), limit, used);
    expect([...parseShelf(next, shelf).keys()]).toEqual(['demo@2.0', 'ünïcode@1', 'demo@1.0', 'demo@3.0']);
  });

  it('of another name holds nothing', () => {
    expect(readAll(text, 'releases/1/https://other.example/simple')).toEqual([undefined, undefined, undefined]);
  });
});

describe('damage', () => {
  const intact = [...texts.values()];

  it('of any one byte is never read as something else', () => {
    const bytes = Buffer.from(text);
    let lost = 0;
    for (let at = 0; at < bytes.length; at += 1) {
      for (const flip of [0x01, 0x20, 0x80]) {
        const damaged = Buffer.from(bytes);
        damaged[at] = (damaged[at] ?? 0) ^ flip;
        const read = readAll(damaged.toString('utf8'));
        expect(read.every((each, position) => each === undefined || each === intact[position])).toBe(true);
        lost += read.filter((each) => each === undefined).length;
      }
    }
    // Each flip costs something; one in a line costs that line and, where it was its end, the next.
    expect(lost).toBeGreaterThanOrEqual(bytes.length * 3);
  });

  const rows: readonly (readonly [what: string, text: string, left: readonly boolean[]])[] = [
    ['empty', '', [false, false, false]],
    ['cut in the second line', text.slice(0, text.indexOf('demo@2.0')), [true, false, false]],
    ['the last byte gone', text.slice(0, -1), [true, true, false]],
    ['an extra tail', `${text}garbage without end`, [true, true, true]],
    ['extra lines', `${text}\n\n \nx\n${'y'.repeat(40)} z\n`, [true, true, true]],
    ['twice', text + text, [true, true, true]],
    ['an older cache', text.replace('cache 2', 'cache 1'), [false, false, false]],
    ['a newer cache', text.replace('cache 2', 'cache 3'), [false, false, false]],
    ['a longer number', text.replace('cache 2', 'cache 20'), [false, false, false]],
    ['something else', '{"not":"ours"}\n', [false, false, false]],
    ['a line moved to another item', text.replace('demo@1.0', 'demo@9.9'), [false, true, true]],
    ['Windows line ends', text.replaceAll('\n', '\r\n'), [false, false, false]],
  ];
  it.each(rows)('%s', (_, damaged, left) => {
    expect(readAll(damaged)).toEqual(intact.map((each, position) => (left[position] ? each : undefined)));
  });
});

describe('looked at line by line', () => {
  const inspected = (of: string, isAtHome = true) => {
    const { entries, damaged, whole } = inspectShelf(of, (name) => isAtHome && name === shelf) ?? {};
    return [entries, damaged, whole === text];
  };
  const rows: readonly (readonly [what: string, text: string, found: readonly unknown[]])[] = [
    ['whole', text, [3, 0, true]],
    ['a damaged line', text.replace('a b', 'a c'), [2, 1, false]],
    ['a tail without end', `${text}garbage`, [3, 1, true]],
    ['a line too many', `${text}\n`, [3, 1, true]],
    ['empty', '', [0, 1, false]],
    ['of another version', text.replace('cache 2', 'cache 1'), [undefined, undefined, false]],
    ['something else', '{}', [undefined, undefined, false]],
  ];
  it.each(rows)('%s', (_, of, found) => {
    expect(inspected(of)).toEqual(found);
  });

  it('in the place of another shelf all of it is', () => {
    expect(inspected(text, false)).toEqual([0, 3, false]);
  });
});
