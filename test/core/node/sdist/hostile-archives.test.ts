// Archives made to harm: each ends in a problem or in the right list, early, and with nothing written.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, deflateRawSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { nodeOpenSdist, type OpenSdistOptions } from '../../../../packages/core/src/node/sdist/node-open-sdist.ts';
import { tar, tarEnd, tarGz, tarHeader, tarMember, zip } from '../../../support/archive-writers.ts';
import { openArchive, sdistNamed, timeless, wantsSetup } from '../../../support/open-archive.ts';
import { respond } from '../../../support/respond.ts';
import { cpuTime } from '../../../support/cpu-time.ts';

const MB = 1024 * 1024;
const GB = 1024 * MB;
const setup = { name: 'demo-1.0/setup.py', content: 'from setuptools import setup' };
const source = { name: 'demo-1.0/src/_demo.c', content: 'int x;' };

const home = process.cwd();
const previousTmp = process.env['TMPDIR'];
const scratch = mkdtempSync(join(tmpdir(), 'wheelcheck-hostile-'));

beforeAll(() => {
  process.chdir(scratch);
  process.env['TMPDIR'] = scratch;
});
afterEach(() => {
  expect(readdirSync(scratch)).toEqual([]);
});
afterAll(() => {
  process.chdir(home);
  if (previousTmp === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = previousTmp;
  rmSync(scratch, { recursive: true });
});

const filesOf = async (name: string, bytes: Buffer): Promise<readonly string[] | string> => {
  const contents = await openArchive(name, bytes);
  return contents.ok ? contents.value.members : contents.problem;
};

/** Opens a body that never ends by itself; also tells how many bytes were taken of it. */
async function openEndless(
  name: string,
  pieces: Iterable<Uint8Array>,
  options: Partial<OpenSdistOptions> = {},
): Promise<{ readonly problem: string | undefined; readonly taken: number; readonly ms: number }> {
  let taken = 0;
  async function* body(): AsyncGenerator<Uint8Array> {
    for (const piece of pieces) {
      taken += piece.length;
      yield piece;
    }
  }
  const started = cpuTime();
  const { download } = timeless(() => Promise.resolve({ ...respond(200, {}), body: body() }));
  const contents = await nodeOpenSdist(options)(sdistNamed(name), wantsSetup, download);
  return { problem: contents.ok ? undefined : contents.problem, taken, ms: cpuTime() - started };
}

/** A gzip of `first` and then of megabytes without end; it costs next to nothing to make. */
function* endlessGzip(first: Uint8Array, megabyte: Uint8Array): Generator<Uint8Array> {
  const flush = { finishFlush: constants.Z_FULL_FLUSH };
  yield Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]), deflateRawSync(first, flush)]);
  const packed = deflateRawSync(megabyte, flush);
  for (;;) yield packed;
}

/** Packs to a hundredth. */
const text = Buffer.from('0123456789abcdef'.repeat(16) + 'x'.repeat(800))
  .toString()
  .repeat(993)
  .padEnd(MB)
  .slice(0, MB);

const noRatio = { limits: { ratio: Number.POSITIVE_INFINITY } };

describe('bombs', () => {
  it('10 GB of zeros in a tar.gz: stopped by the ratio after a megabyte', async () => {
    const first = tarHeader({ name: 'demo-1.0/zeros', size: 10 * GB });
    const { problem, taken, ms } = await openEndless('demo-1.0.tar.gz', endlessGzip(first, Buffer.alloc(MB)));
    expect(problem).toBe('packed more than 1,000 to 1');
    expect(taken).toBeLessThan(MB);
    expect(ms).toBeLessThan(20_000);
  });

  it('10 GB that pack less well: stopped at 512 MB', async () => {
    const first = tarHeader({ name: 'demo-1.0/text', size: 10 * GB });
    const { problem, taken, ms } = await openEndless('demo-1.0.tar.gz', endlessGzip(first, Buffer.from(text)));
    expect(problem).toBe('larger than 512 MB when unpacked');
    expect(taken).toBeLessThan(16 * MB);
    expect(ms).toBeLessThan(30_000);
  });

  it('a plain tar without end: stopped at 512 MB', async () => {
    function* endless(): Generator<Uint8Array> {
      yield tarHeader({ name: 'demo-1.0/zeros', size: 10 * GB });
      const megabyte = Buffer.alloc(MB);
      for (;;) yield megabyte;
    }
    const { problem, taken, ms } = await openEndless('demo-1.0.tar', endless());
    expect(problem).toBe('larger than 512 MB');
    expect(taken).toBeLessThan(514 * MB);
    expect(ms).toBeLessThan(30_000);
  });

  it.each(['demo-1.0.zip', 'demo-1.0.tar.bz2', 'demo-1.0.tar.xz'])(
    'a %s without end: stopped at 64 MB',
    async (name) => {
      const magic = { '.zip': 'PK\u0003\u0004', bz2: 'BZh9', '.xz': '\u00fd7zXZ\0' }[
        /(?:\.zip|bz2|\.xz)$/.exec(name)?.[0] ?? ''
      ];
      function* endless(): Generator<Uint8Array> {
        yield Buffer.from(magic ?? '', 'latin1');
        const megabyte = Buffer.alloc(MB);
        for (;;) yield megabyte;
      }
      const { problem, taken, ms } = await openEndless(name, endless());
      expect(problem).toBe('larger than 64 MB');
      expect(taken).toBeLessThan(66 * MB);
      expect(ms).toBeLessThan(30_000);
    },
  );

  it.each([
    ['bomb.tar.bz2', {}, 'packed more than 1,000 to 1'],
    ['bomb.tar.bz2', noRatio, 'larger than 32 MB when unpacked'],
    ['bomb.tar.xz', {}, 'packed more than 1,000 to 1'],
    ['bomb.tar.xz', { limits: { ...noRatio.limits, stream: 200 * MB } }, 'larger than 200 MB when unpacked'],
  ])('%s, 300 MB of zeros %j', async (name, options, problem) => {
    const started = cpuTime();
    expect(await openArchive(name, fixture(name), options)).toEqual({ ok: false, problem });
    expect(cpuTime() - started).toBeLessThan(30_000);
  });

  it('a zip whose wanted member holds more than its directory says', async () => {
    const bytes = zip([{ name: setup.name, content: Buffer.alloc(100 * MB), size: 100 }]);
    expect(await filesOf('demo-1.0.zip', bytes)).toBe('the archive is damaged');
  });

  it('a large member that is wanted is named, not kept', async () => {
    for (const [name, bytes] of [
      ['demo-1.0.zip', zip([{ name: setup.name, content: Buffer.alloc(MB + 1) }])],
      ['demo-1.0.tar.gz', tarGz({ name: setup.name, content: text + '#' })],
    ] as const) {
      expect(await openArchive(name, bytes)).toEqual({ ok: true, value: { members: ['setup.py'], texts: new Map() } });
    }
  });

  it('an archive of archives is a list of files', async () => {
    const inner = tarGz(setup, source);
    expect(await filesOf('demo-1.0.tar.gz', tarGz(setup, { name: 'demo-1.0/inner.tar.gz', content: inner }))).toEqual([
      'setup.py',
      'inner.tar.gz',
    ]);
    expect(await filesOf('demo-1.0.tar.gz', gzipSync(inner))).toBe('compressed twice');
  });
});

describe('too many members', () => {
  const problem = 'more than 100,000 entries';

  it('a million in a tar.gz', async () => {
    const headers = Buffer.concat(Array.from({ length: 2048 }, (_, at) => tarHeader({ name: `demo-1.0/${at}.py` })));
    const opened = await openEndless('demo-1.0.tar.gz', endlessGzip(tarMember(setup), headers));
    expect(opened.problem).toBe(problem);
    expect(opened.ms).toBeLessThan(20_000);
  });

  it('a million in a zip', async () => {
    const whole = zip([{ name: 'demo-1.0/a.py' }]);
    const start = whole.indexOf('PK\u0001\u0002');
    const entry = whole.subarray(start, -22);
    const end = Buffer.alloc(98);
    end.write('PK\u0006\u0006', 'latin1');
    end.writeBigUInt64LE(1_000_000n, 24);
    end.writeBigUInt64LE(1_000_000n, 32);
    end.writeBigUInt64LE(BigInt(entry.length * 1_000_000), 40);
    end.write('PK\u0006\u0007', 56, 'latin1');
    end.writeBigUInt64LE(BigInt(start + entry.length * 1_000_000), 64);
    end.write('PK\u0005\u0006', 76, 'latin1');
    end.writeUInt16LE(0xffff, 86);
    end.writeUInt32LE(0xffffffff, 88);
    end.writeBigUInt64LE(BigInt(start), 48);
    const bytes = Buffer.concat([whole.subarray(0, start), Buffer.alloc(entry.length * 1_000_000, entry), end]);
    expect(bytes.length).toBeLessThan(64 * MB);
    const started = cpuTime();
    expect(await filesOf('demo-1.0.zip', bytes)).toBe(problem);
    expect(cpuTime() - started).toBeLessThan(20_000);
  });

  it('names that alone fill the memory', async () => {
    const long = tarMember({ name: '././@LongLink', type: 'L', content: 'demo-1.0/'.padEnd(MB - 1024, 'x') });
    const megabyte = Buffer.concat([long, tarHeader({ name: 'short' })]);
    const opened = await openEndless('demo-1.0.tar.gz', endlessGzip(tarMember(setup), megabyte), noRatio);
    expect(opened.problem).toBe('too much in it that would have to be kept');
  });

  it('a name of more than a megabyte', async () => {
    const bytes = tarGz({ name: '././@LongLink', type: 'L', content: Buffer.alloc(2 * MB, 'x') }, { name: 'short' });
    expect(await filesOf('demo-1.0.tar.gz', bytes)).toMatch(/^(?:packed more|a member with a header)/);
    const contents = await openArchive('demo-1.0.tar.gz', bytes, noRatio);
    expect(contents).toEqual({ ok: false, problem: 'a member with a header of more than 1 MB' });
  });

  it('texts without end', async () => {
    const content = text.slice(0, MB - 512);
    const member = tarMember({ name: setup.name, content });
    const opened = await openEndless('demo-1.0.tar.gz', endlessGzip(Buffer.alloc(0), member));
    expect(opened.problem).toBe('too much in it that would have to be kept');
  });
});

describe('members that would leave the archive, or are no files', () => {
  const outside = [
    { name: '../../evil.c', content: 'x' },
    { name: 'demo-1.0/../../evil.c', content: 'x' },
    { name: '/etc/evil.c', content: 'x' },
    { name: '..\\evil.c', content: 'x' },
    { name: 'C:\\evil.c', content: 'x' },
    { name: '..', content: 'x' },
  ];

  it.each([
    ['demo-1.0.tar.gz', tarGz(...outside, setup, source)],
    ['demo-1.0.zip', zip([...outside, setup, source])],
  ])('%s: traversal and absolute paths are dropped', async (name, bytes) => {
    expect(await filesOf(name, bytes)).toEqual(['setup.py', 'src/_demo.c']);
  });

  it.each([
    ['symbolic link to the outside', { type: '2', link: '../../../etc/passwd' }],
    ['symbolic link to an absolute path', { type: '2', link: '/etc/passwd' }],
    ['symbolic link inside', { type: '2', link: 'src/_demo.c' }],
    ['hard link to the outside', { type: '1', link: '../../etc/passwd' }],
    ['hard link inside', { type: '1', link: 'demo-1.0/src/_demo.c' }],
    ['character device', { type: '3' }],
    ['block device', { type: '4' }],
    ['pipe', { type: '6' }],
    ['folder', { type: '5' }],
  ])('tar: a %s is no file', async (_, member) => {
    const bytes = tarGz(setup, source, { name: 'demo-1.0/odd.c', ...member });
    expect(await filesOf('demo-1.0.tar.gz', bytes)).toEqual(['setup.py', 'src/_demo.c']);
  });

  it.each([['symbolic link', 0o120_777]])('zip: a %s is no file', async (_, mode) => {
    const bytes = zip([setup, source, { name: 'demo-1.0/odd.c', content: '/etc/passwd', mode }]);
    expect(await filesOf('demo-1.0.zip', bytes)).toEqual(['setup.py', 'src/_demo.c']);
  });

  it.each([
    ['character device', 0o020_666],
    ['pipe', 0o010_666],
    ['folder', 0o040_755],
  ])('zip: what calls itself a %s is a file, as zipfile extracts it', async (_, mode) => {
    const bytes = zip([setup, { name: 'demo-1.0/odd.c', mode }]);
    expect(await filesOf('demo-1.0.zip', bytes)).toEqual(['setup.py', 'odd.c']);
  });

  it('a type that nobody knows is a file, as older Pythons extract it', async () => {
    const bytes = tarGz(setup, { name: 'demo-1.0/odd.c', type: 'Z', content: 'int x;' });
    expect(await filesOf('demo-1.0.tar.gz', bytes)).toEqual(['setup.py', 'odd.c']);
  });

  it('a link in the place of what decides about the build is not passed over', async () => {
    const link = { name: 'demo-1.0/pyproject.toml', type: '2', link: '../pyproject.toml' };
    expect(await filesOf('demo-1.0.tar.gz', tarGz(setup, link))).toBe('pyproject.toml in it is a link or a device');
  });

  it('a link with content, which is skipped by some readers only', async () => {
    const hidden = tarMember({ name: 'demo-1.0/hidden.c' });
    const bytes = tarGz(setup, { name: 'demo-1.0/odd', type: '1', link: 'demo-1.0/setup.py', content: hidden });
    expect(await filesOf('demo-1.0.tar.gz', bytes)).toBe('the archive is damaged');
  });

  it('a header that renames the type of a member', async () => {
    const header = { name: 'x', type: 'x', content: '21 type=SymbolicLink\n' };
    expect(await filesOf('demo-1.0.tar.gz', tarGz(setup, header, source))).toBe('the archive is damaged');
  });
});

describe('a name that comes twice', () => {
  it.each([
    ['demo-1.0.tar.gz', tarGz({ ...setup, content: 'first' }, source, setup)],
    ['demo-1.0.zip', zip([{ ...setup, content: 'first' }, source, setup])],
  ])('%s: the last one counts', async (name, bytes) => {
    expect(await openArchive(name, bytes)).toEqual({
      ok: true,
      value: { members: ['src/_demo.c', 'setup.py'], texts: new Map([['setup.py', setup.content]]) },
    });
  });

  it('a large one after a small one leaves no text behind', async () => {
    const bytes = tarGz(setup, { ...setup, content: text + '#' });
    expect(await openArchive('demo-1.0.tar.gz', bytes)).toMatchObject({ value: { texts: new Map() } });
  });

  it('a link after a file takes its place', async () => {
    const bytes = tarGz(source, { name: 'demo-1.0/odd.c' }, { name: 'demo-1.0/odd.c', type: '2', link: '/etc/passwd' });
    expect(await filesOf('demo-1.0.tar.gz', bytes)).toEqual(['src/_demo.c']);
  });
});

describe('lies', () => {
  const one = [setup, source];
  const size = zip(one).length - 22 - zip(one).indexOf('PK\u0001\u0002');

  it.each([
    ['a tar member longer than the archive', tarGz({ ...setup, size: 5000 })],
    ['a tar member that claims 10 GB', tarGz({ ...setup, size: 10 * GB })],
    ['a tar member shorter than its content', tarGz({ ...setup, content: text.slice(0, 2000), size: 10 })],
    ['a wrong checksum', gzipSync(Buffer.concat([tarMember(setup), Buffer.alloc(512, 'x'), tarEnd]))],
    ['no end', gzipSync(tarMember(setup))],
    ['no tar in it', gzipSync('hello')],
    ['a page of HTML', gzipSync('<html>'.padEnd(2000))],
    ['nothing in it', gzipSync(tarEnd)],
    ['a header of a member that does not come', tarGz(setup, { name: 'x', type: 'x', content: '12 path=abc\n' })],
    ['only folders in it', tarGz({ name: 'demo-1.0/', type: '5' })],
    ['a wrong length at the end', Buffer.concat([tarGz(...one).subarray(0, -4), Buffer.from('abcd')])],
  ])('%s', async (_, bytes) => {
    expect(await filesOf('demo-1.0.tar.gz', bytes)).toMatch(/^the archive (?:is damaged|is cut off|holds no files)$/);
  });

  it.each([
    ['fewer entries than there are', zip(one, { count: 1 })],
    ['more entries than there are', zip(one, { count: 3 })],
    ['a shorter directory', zip(one, { directorySize: 10 })],
    ['a directory elsewhere', zip(one, { directoryStart: 0 })],
    ['a directory behind the end', zip(one, { directoryStart: 0x7fffffff })],
    ['fewer entries, and the directory as long as they are', zip(one, { count: 1, directorySize: size / 2 - 5 })],
    ['a wrong CRC', zip([{ ...setup, crc: 1 }])],
    ['a file under another name', renamed(zip([{ name: 'demo-1.0/aaaa.c' }, setup]))],
    ['a file that is not there', emptied(zip([setup, source]))],
    ['something in front', Buffer.concat([Buffer.from('PK\u0003\u0004'), zip(one)])],
    ['something behind', Buffer.concat([zip(one), Buffer.from('hello')])],
    ['the start alone', zip(one).subarray(0, 60)],
    ['no entries', zip([])],
  ])('zip: %s', async (_, bytes) => {
    expect(await filesOf('demo-1.0.zip', bytes)).toMatch(/^the archive (?:is damaged|holds no files)$/);
  });

  it('an encrypted zip, and one compressed in an unknown way', async () => {
    expect(await filesOf('demo-1.0.zip', zip([{ ...source, flags: 1 }]))).toBe('the archive is encrypted');
    const unknown = 'a member is compressed in a way that is not read';
    expect(await filesOf('demo-1.0.zip', zip([setup, { ...source, method: 99 }]))).toBe(unknown);
    expect(await filesOf('demo-1.0.zip', zip([{ ...setup, method: 14 }]))).toBe(unknown);
    expect(await filesOf('demo-1.0.zip', zip([setup, { ...source, method: 14 }]))).toEqual(['setup.py', 'src/_demo.c']);
  });
});

describe('archives of two kinds', () => {
  const packed = zip([setup]);
  const mismatch = 'not the archive that its name says';
  const both = 'both a tar and a zip archive, which installers take differently';

  it.each([
    ['a zip named tar.gz', 'demo-1.0.tar.gz', packed, mismatch],
    ['a zip named tar', 'demo-1.0.tar', packed, mismatch],
    ['a tar named tar.gz', 'demo-1.0.tar.gz', tar(setup), mismatch],
    ['a tar.gz named zip', 'demo-1.0.zip', tarGz(setup), mismatch],
    ['a tar.gz named tar.bz2', 'demo-1.0.tar.bz2', tarGz(setup), mismatch],
    ['a page of HTML', 'demo-1.0.tar.gz', Buffer.from('<html>'), mismatch],
    ['nothing', 'demo-1.0.tar.gz', Buffer.alloc(0), mismatch],
    ['LZMA without xz', 'demo-1.0.tar.lzma', Buffer.from([0x5d, 0, 0, 0x80, 0]), mismatch],
    ['tar.gz with a zip behind', 'demo-1.0.tar.gz', Buffer.concat([tarGz(setup), packed]), 'the archive is damaged'],
    ['and with zeros between', 'demo-1.0.tar.gz', Buffer.concat([tarGz(setup), Buffer.alloc(99), packed]), both],
    [
      'tar.gz with a zip that was stored',
      'demo-1.0.tar.gz',
      gzipSync(tar(setup, { name: 'demo-1.0/z', content: packed }), { level: 0 }),
      both,
    ],
    ['tar with a zip behind', 'demo-1.0.tar', Buffer.concat([tar(setup, source), packed]), both],
    [
      'and with a comment',
      'demo-1.0.tar',
      Buffer.concat([tar(setup), zip([source], { comment: 'x'.repeat(60_000) })]),
      both,
    ],
    ['and with a long directory', 'demo-1.0.tar', Buffer.concat([tar(setup), zip(many(3000))]), both],
    ['zip with a tar in front', 'demo-1.0.zip', Buffer.concat([tar(setup, source), packed]), mismatch],
    ['tar.Z', 'demo-1.0.tar.Z', Buffer.from([0x1f, 0x9d]), 'an archive of a kind that is not read'],
    ['a wheel', 'demo-1.0-py3-none-any.whl', packed, 'an archive of a kind that is not read'],
  ])('%s', async (_, name, bytes, problem) => {
    expect(await filesOf(name, bytes)).toBe(problem);
  });

  it('the signature of a zip alone makes none', async () => {
    const bytes = tar(setup, { name: 'demo-1.0/data', content: 'PK\u0005\u0006'.padEnd(500, '\u007f') });
    expect(await filesOf('demo-1.0.tar', bytes)).toEqual(['setup.py', 'data']);
  });

  it.each([
    ['zstd', Buffer.from([0x28, 0xb5, 0x2f, 0xfd])],
    ['brotli', Buffer.from([0x0b, 0x02, 0x80])],
  ])('a tar that starts like %s', async (_, start) => {
    const bytes = tar({ name: Buffer.concat([start, Buffer.from('a.c')]) }, { name: 'setup.py' });
    expect(await filesOf('demo-1.0.tar', bytes)).toEqual([expect.stringMatching(/a\.c$/), 'setup.py']);
    expect(await filesOf('demo-1.0.tar.gz', gzipSync(bytes))).toEqual([expect.stringMatching(/a\.c$/), 'setup.py']);
  });
});

it('the readers know neither the disk nor other programs', () => {
  const folder = join(import.meta.dirname, '../../../../packages/core/src/node/sdist');
  const imported = readdirSync(folder).flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/from '(node:[^']+)'/g)].map((found) => found[1]),
  );
  expect(new Set(imported)).toEqual(new Set(['node:crypto', 'node:timers/promises', 'node:zlib']));
});

/** Without the second file's header. */
function emptied(bytes: Buffer): Buffer {
  const at = bytes.indexOf('PK\u0003\u0004', 4);
  return bytes.fill(0, at, at + 4);
}

/** The first name in the directory alone. */
function renamed(bytes: Buffer): Buffer {
  bytes.write('bbbb', bytes.lastIndexOf('aaaa'));
  return bytes;
}

function many(count: number): { name: string }[] {
  return Array.from({ length: count }, (_, at) => ({ name: `demo-1.0/${at}.py` }));
}

function fixture(name: string): Buffer {
  return readFileSync(join(import.meta.dirname, '../../../../fixtures/archives', name));
}
