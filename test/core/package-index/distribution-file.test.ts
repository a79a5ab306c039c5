import { describe, expect, it } from 'vitest';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import {
  type FileEntry,
  plainAddress,
  resolveUrl,
  toDistributionFile,
} from '../../../packages/core/src/package-index/distribution-file.ts';

const base = 'https://index.example/pypi/demo/json';

function read(
  entry: Omit<Partial<FileEntry>, 'url'> & { readonly url?: unknown },
): ReturnType<typeof toDistributionFile> {
  const complete = {
    raw: 'demo-1.0.tar.gz',
    url: 'https://files.example/demo-1.0.tar.gz',
    yanked: false as const,
    ...entry,
  };
  return toDistributionFile({ ...complete, url: resolveUrl(complete.url, base) }, normalizeName('demo'));
}

describe('toDistributionFile', () => {
  it('reads everything that an index says', () => {
    expect(
      read({
        size: 123,
        requiresPython: '>=3.8',
        yanked: 'broken',
        hashes: { SHA256: 'ABCDEF', md5: '00ff' },
        uploaded: '2020-01-01T00:00:00Z',
      }),
    ).toMatchObject({
      raw: 'demo-1.0.tar.gz',
      url: 'https://files.example/demo-1.0.tar.gz',
      filename: { kind: 'sdist', version: '1.0' },
      size: 123,
      requiresPython: '>=3.8',
      yanked: 'broken',
      hashes: { sha256: 'abcdef', md5: '00ff' },
      uploaded: '2020-01-01T00:00:00Z',
    });
  });

  it('leaves out what is not of its kind', () => {
    const file = read({
      size: -1,
      requiresPython: '',
      hashes: { sha256: null, __proto__: 'ff', md5: 'not hex' },
      uploaded: 5,
    });
    expect(Object.keys(file ?? {}).toSorted()).toEqual(['filename', 'hashes', 'raw', 'url', 'yanked']);
    expect(file?.hashes).toEqual({});
  });

  it.each([[Number.POSITIVE_INFINITY], [1.5], ['12'], [null], [Number.NaN]])('takes %s for no size', (size) => {
    expect(read({ size })).not.toHaveProperty('size');
  });

  it.each([
    ['../../packages/aa/demo-1.0.tar.gz', 'https://index.example/packages/aa/demo-1.0.tar.gz'],
    ['/files/demo-1.0.tar.gz', 'https://index.example/files/demo-1.0.tar.gz'],
    ['demo-1.0.tar.gz#sha256=ff', 'https://index.example/pypi/demo/demo-1.0.tar.gz'],
    ['//files.example/demo-1.0.tar.gz', 'https://files.example/demo-1.0.tar.gz'],
    ['https://user:secret@files.example/demo-1.0.tar.gz', 'https://files.example/demo-1.0.tar.gz'],
  ])('resolves %s', (url, resolved) => {
    expect(read({ url })?.url).toBe(resolved);
  });

  it('takes the name from the address where there is none, as pip does', () => {
    const entry = { raw: undefined, url: 'https://files.example/a/demo-1.0%2Bcpu-py3-none-any.whl?x=1#sha256=ff' };
    expect(read(entry)).toMatchObject({
      raw: 'demo-1.0+cpu-py3-none-any.whl',
      filename: { kind: 'wheel', version: '1.0+cpu' },
    });
  });

  it.each([
    ['no address', { url: undefined }],
    ['an empty address', { url: '' }],
    ['an address that is none', { url: 'https://[' }],
    ['a script', { url: 'javascript:alert(1)//demo-1.0.tar.gz' }],
    ['a file of this machine', { url: 'file:///etc/passwd' }],
  ])('knows of a file with %s by its name', (_, entry) => {
    expect(read(entry)).toMatchObject({ raw: 'demo-1.0.tar.gz', url: '' });
  });

  it('refuses what has neither a name nor an address', () => {
    expect(read({ raw: undefined, url: '' })).toBeUndefined();
    expect(read({ raw: '', url: 'https://files.example/' })).toBeUndefined();
  });

  it.each(['bdist_dumb', 'bdist_egg', 'bdist_wininst'])('a %s is no sdist, whatever it is called', (packagetype) => {
    expect(read({ packagetype })?.filename).toMatchObject({ kind: 'other', why: 'legacy' });
  });

  it.each(['sdist', 'something_new', null, undefined])('packagetype %s leaves the name to decide', (packagetype) => {
    expect(read({ packagetype })?.filename.kind).toBe('sdist');
  });

  it.each([
    'demo-1.0.whl',
    'demo-1.0-py3-none.whl',
    '../../demo-1.0-py3-none-any.whl',
    `demo-1.0-py3-none-${'a'.repeat(10_000)}!.whl`,
    'other-1.0-py3-none-any.whl',
    'demo-1.0-py3-none-any.exe',
    'demo',
  ])('a name such as %.40s is kept, as no candidate', (raw) => {
    expect(read({ raw })?.filename.kind).toBe('other');
  });
});

describe('plainAddress', () => {
  const usual = 'https://files.example/packages/ef/55/numpy_2~x-1.0+cpu-cp312-cp312-musllinux_1_2_x86_64.whl';

  it.each([
    [usual],
    ['http://127.0.0.1:8080/simple/a-1.0.tar.gz'],
    ['http://[::1]/a'],
    ['https://xn--e1afmkfd.example/a'],
  ])('takes %s as it is', (url) => {
    expect(plainAddress(url)).toBe(url);
  });

  it.each([
    'https://files.example/a/../b.whl',
    'https://files.example/a/./b.whl',
    'https://files.example/a/%2e%2e/b.whl',
    'https://files.example//b.whl',
    'https://files.example/',
    'https://files.example/b.whl#sha256=ff',
    'https://files.example/b.whl?x=1',
    'https://files.example/b c.whl',
    'https://files.example/ä.whl',
    'https://files.example\\b.whl',
    'https://user:secret@files.example/b.whl',
    'https://FILES.example/b.whl',
    'https://files.example:443/b.whl',
    'https://127.1/b.whl',
    'https://0x7f000001/b.whl',
    'https://пример.example/b.whl',
    'https://xn--a/b.whl',
    'https://a<b/b.whl',
    'HTTPS://files.example/b.whl',
    'file:///tmp/b.whl',
    'b.whl',
    '',
    null,
  ])('leaves %s to be taken apart', (url) => {
    expect(plainAddress(url)).toBeUndefined();
  });
});
