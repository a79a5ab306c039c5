// The rules of direction, as docs/architecture.md states them: which room may import which, and that core outside node/ touches no machine.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Import, importsOf, isEntry, measure, readSources, roomOf } from '../scripts/structure.mjs';

const root = join(import.meta.dirname, '..');
const core = join(root, 'packages/core/src');
const { files, imports } = readSources(core);
const architecture = readFileSync(join(root, 'docs/architecture.md'), 'utf8');

interface Row {
  readonly room: string;
  readonly code: readonly string[];
  readonly types: readonly string[];
}

/** The table below a heading: `| room | holds | imports | types of |`, bottom up. */
function tableBelow(heading: string): readonly Row[] {
  const [, section = ''] = architecture.split(`\n## ${heading}\n`);
  const [body = ''] = section.split('\n## ');
  return body
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => {
      const [, room = '', , code = '', types = ''] = line.split('|').map((cell) => cell.trim());
      return { room: words(room)[0] ?? '', code: words(code), types: words(types) };
    });
}

function words(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word.replace(/\/$/, ''));
}

/** Every import between two units of `all` that its row does not allow. */
function wrong(rows: readonly Row[], all: readonly Import[], unitOf: (file: string) => string): readonly string[] {
  const rules = new Map(rows.map((row) => [row.room, row]));
  return all
    .map((found) => ({ ...found, unit: unitOf(found.from), into: unitOf(found.to) }))
    .filter(({ unit, into, typeOnly }) => {
      const rule = rules.get(unit);
      return unit !== into && !(rule?.code.includes(into) || (typeOnly && rule?.types.includes(into)));
    })
    .map(({ from, to }) => `${from} imports ${to}`);
}

/** Rows that name a room which stands above them: the table is read bottom up, so it can hold no cycle. */
function upwards(rows: readonly Row[]): readonly string[] {
  return rows.flatMap(({ room, code, types }, position) =>
    [...code, ...types]
      .filter((other) => !rows.slice(0, position).some((below) => below.room === other))
      .map((other) => `${room} → ${other}`),
  );
}

describe('rooms of core', () => {
  const rows = tableBelow('Rooms of core');
  const between = imports.filter(({ from }) => !isEntry(from));

  it('sees the imports and the table at all', () => {
    expect(between.length).toBeGreaterThan(100);
    expect(rows.length).toBeGreaterThan(15);
  });

  it('every room is in the table, and every row is a room', () => {
    const rooms = [...new Set([...files.keys()].filter((file) => !isEntry(file)).map(roomOf))];
    expect(rooms.toSorted()).toEqual(rows.map(({ room }) => room).toSorted());
  });

  it('the table stands bottom up', () => {
    expect(upwards(rows)).toEqual([]);
  });

  it('every import goes where its room may', () => {
    expect(wrong(rows, between, roomOf)).toEqual([]);
  });

  it('no row allows what nothing uses', () => {
    const used = new Set(between.map(({ from, to, typeOnly }) => `${roomOf(from)} ${roomOf(to)} ${typeOnly}`));
    const idle = rows.flatMap(({ room, code, types }) => [
      ...code.filter((other) => !used.has(`${room} ${other} false`)).map((other) => `${room} imports ${other}`),
      ...types.filter((other) => !used.has(`${room} ${other} true`)).map((other) => `${room} types of ${other}`),
    ]);
    expect(idle).toEqual([]);
  });

  it('holds no cycle, between rooms or inside one', () => {
    const { roomCycles, cyclesWithin } = measure(core);
    expect([...roomCycles, ...cyclesWithin]).toEqual([]);
  });

  it('only node/ imports Node or undici', () => {
    const outside = [...files].filter(([file]) => roomOf(file) !== 'node');
    const out = outside.filter(([, text]) =>
      importsOf(text).some(({ specifier }) => /^(?:node:|undici)/.test(specifier)),
    );
    expect(out.map(([file]) => file)).toEqual([]);
  });
});

describe.each(['manifest', 'render'])('inside %s/', (room) => {
  const rows = tableBelow(`Inside ${room}`);
  /** `manifest/uv/uv-lock.ts` → `uv`; a file beside the folders goes by its name. */
  const unitOf = (file: string): string => file.split('/')[1]?.replace(/\.ts$/, '') ?? '';
  const within = imports.filter(({ from, to }) => roomOf(from) === room && roomOf(to) === room);

  it('every folder and file is in the table, and every row is one', () => {
    const units = [...files.keys()].filter((file) => roomOf(file) === room).map(unitOf);
    expect([...new Set(units)].toSorted()).toEqual(rows.map((row) => row.room).toSorted());
  });

  it('the table stands bottom up', () => {
    expect(upwards(rows)).toEqual([]);
  });

  it('every import goes where it may', () => {
    expect(wrong(rows, within, unitOf)).toEqual([]);
  });
});

describe('the command', () => {
  const entries: ReadonlySet<string> = new Set(['@wheelcheck/core', '@wheelcheck/core/node', '@wheelcheck/core/text']);

  it("imports core by its entries alone, never core's files", () => {
    const cli = readSources(join(root, 'packages/cli/src')).files;
    const out = [...cli].flatMap(([file, text]) =>
      importsOf(text)
        .map(({ specifier }) => specifier)
        .filter((specifier) => specifier.includes('core') && !entries.has(specifier))
        .map((specifier) => `${file} imports ${specifier}`),
    );
    expect(out).toEqual([]);
  });
});

describe('the project stands alone', () => {
  const sources = ['packages', 'scripts', 'test'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.(?:ts|mjs|py)$/.test(file) && !/node_modules|[\\/]dist[\\/]/.test(file))
      .map((file) => join(folder, file)),
  );

  it('reads nothing outside its own folder', () => {
    const outside = ['..', 'shared'].join('/');
    expect(sources.filter((file) => readFileSync(join(root, file), 'utf8').includes(`${outside}/`))).toEqual([]);
  });

  it('names the default index in one place', () => {
    const host = ['pypi', 'org'].join('.');
    const naming = sources
      .filter((file) => readFileSync(join(root, file), 'utf8').includes(host))
      .map((file) => file.replaceAll('\\', '/'));
    expect(naming).toEqual(['packages/core/src/package-index/default-index.ts']);
  });
});

describe('tables that are asked by a name', () => {
  /** What a file declares as a table of any names, by itself or by a type of its own; an object that inherits nothing is asked as it is. */
  function tablesIn(text: string): readonly string[] {
    const types = [...text.matchAll(/\btype (\w+) = (?:Readonly<)?Record<\s*string,/g)].map(([, name]) => `${name}\\b`);
    const declared = new RegExp(`\\b(\\w+)\\??: (?:Readonly<)?(?:${['Record<\\s*string,', ...types].join('|')})`, 'g');
    const names = [...text.matchAll(declared)].map(([, name = '']) => name);
    return [...new Set(names)].filter((name) => !new RegExp(`\\b${name}: .*= Object\\.create\\(null\\)`).test(text));
  }

  /** `rows[name]`, not `rows['pip']`, nor what is put there. */
  function askedIn(text: string): readonly string[] {
    return tablesIn(text).flatMap((name) =>
      [...text.matchAll(new RegExp(`(?<!\\w)${name}(?:\\?\\.)?\\[(?!'[^']*'\\])[^\\]]*\\](?! =[^=])`, 'g'))].map(
        String,
      ),
    );
  }

  it.each<[text: string, found: readonly string[]]>([
    ['const rows: Readonly<Record<string, Row>> = {};\nrows[name]', ['rows[name]']],
    ['function on(rows: Readonly<Record<string, Row>>) {\nreturn asked.rows?.[name];', ['rows?.[name]']],
    ['type Rows = Record<string, Row>;\nconst rows: Rows = {};\nif (rows[name] === 1) {', ['rows[name]']],
    ["const rows: Readonly<Record<string, Row>> = {};\nrows['pip']; rows[name] = row; other_rows[name]", []],
    ['const rows: Record<string, Row> = Object.create(null);\nrows[name]', []],
    ["const rows: Readonly<Record<'pip' | 'uv', Row>> = {};\nrows[name]", []],
  ])('%j', (text, found) => {
    expect(askedIn(text)).toEqual(found);
  });

  // `constructor` and `toString` are members of every object: RUN constructor a was a row of a table of programs.
  it('are asked by ownValue, or are a Map', () => {
    const all = ['core', 'cli', 'web'].flatMap((folder) =>
      [...readSources(join(root, 'packages', folder, 'src')).files].map(([file, text]) => ({ folder, file, text })),
    );
    const asked = all
      .filter(({ file }) => !['text/own-value.ts', 'environment-variable.ts'].includes(file))
      .flatMap(({ folder, file, text }) => askedIn(text).map((each) => `${folder}/${file}: ${each}`));
    expect(all.length).toBeGreaterThan(1000);
    expect(asked).toEqual([]);
  });
});
