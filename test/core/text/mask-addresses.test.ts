import { describe, expect, it } from 'vitest';
import { WheelcheckError } from '../../../packages/core/src/error.ts';
import { maskAddress, maskAddresses } from '../../../packages/core/src/text/mask-addresses.ts';
import { cpuTime } from '../../support/cpu-time.ts';

describe('maskAddresses', () => {
  it.each([
    ['https://index.example/simple', 'https://index.example/simple'],
    ['https://user:s3cret@index.example/simple', 'https://****@index.example/simple'],
    ['https://s3cret@index.example', 'https://****@index.example'],
    ['https://user:s3cret@more@index.example/a@b', 'https://****@index.example/a@b'],
    ['https://user:s3/cr?et@index.example/simple', 'https://****@index.example/simple'],
    // A port or the beginning of a password: it is not told apart here, so that neither is shown.
    ['https://user:1/s3cret@index.example/', 'https://****@index.example/'],
    ['https://index.example:8443/a@b', 'https://****@b'],
    ['https://s3/cret@index.example/', 'https://****@index.example/'],
    ['https://user:s3@cr/et@index.example/', 'https://****@index.example/'],
    ['https://user:s3cret', 'https://****'],
    ['"https://user:s3cret@index.example/simple"', '"https://****@index.example/simple"'],
    ['user:s3cret@index.example/simple', '****@index.example/simple'],
    ['user:s3cret@localhost/demo-1.0.whl', '****@localhost/demo-1.0.whl'],
    ['demo@https://user:s3cret@index.example/demo.whl', 'demo@https://****@index.example/demo.whl'],
    ['http:/user:s3cret@index.example/simple', '****@index.example/simple'],
    ['//user:s3cret@index.example/simple', '****@index.example/simple'],
    ['user:s3cret@https://index.example/simple', '****@https://index.example/simple'],
    ['ftp://user:s3cret@index.example/simple', 'ftp://****@index.example/simple'],
    ['index-url=user:s3cret@index.example', '****@index.example'],
    ['--index-url=user:s3cret@index.example', '--index-url=****@index.example'],
    ['https://user:pass@index.example/simple?token=a@s3cret', 'https://****@index.example/simple?****'],
    ['http://127.0.0.1:8080/simple?token=a@s3cret', 'http://****'],
    // Azure's views of a feed, an image's digest, a revision: no login.
    [
      'https://index.example/_packaging/feed@Release/pypi/simple',
      'https://index.example/_packaging/feed@Release/pypi/simple',
    ],
    ['python:3.12@sha256:0123abcd', 'python:3.12@sha256:0123abcd'],
    ['git+https://git.example/org/repo@feature/x.y', 'git+https://git.example/org/repo@feature/x.y'],
    ['https://index.example/simple?token=s3cret', 'https://index.example/simple?****'],
    ['https://index.example/a.whl?token=s3cret#sha256=00', 'https://index.example/a.whl?****#sha256=00'],
    ['git+https://s3cret@git.example/repo.git@v1#egg=demo', 'git+https://****@git.example/repo.git@v1#egg=demo'],
    ['git+ssh://git@git.example/repo.git@v1', 'git+ssh://****@git.example/repo.git@v1'],
    [
      '-i "https://a:s3cret@one.example" -f http://b:s3cret@two.example',
      '-i "https://****@one.example" -f http://****@two.example',
    ],
    ['is it https://index.example/simple?', 'is it https://index.example/simple?'],
    ['the file at https://files.example/a?s=s3cret "and" more', 'the file at https://files.example/a?**** "and" more'],
    ['no address, but a? question and a@b', 'no address, but a? question and a@b'],
    // Each tells a change of the code that no row above told.
    ['index.example/simple?token=s3cret', 'index.example/simple?****'],
    ['a?token=x', 'a?token=x'],
    ['what?x=1/2', 'what?x=1/2'],
    ['s3cret@[::1]/simple', '****@[::1]/simple'],
    ['s3cret@sub.index.example:8080/simple', '****@sub.index.example:8080/simple'],
    ['s3cret@localhost:8080/x', '****@localhost:8080/x'],
    ['x@a/b', 'x@a/b'],
    ['x@y=sub.index.example/simple', 'x@y=sub.index.example/simple'],
    ['https://[::1]:8443/simple', 'https://[::1]:8443/simple'],
    ['https://[zz]/x', 'https://****'],
    ['https://index.example).', 'https://index.example).'],
    ['https://user:s3cret).', 'https://****'],
    ['https://a,b:s3cret', 'https://****'],
    ['https://sub.index.example/feed@Release/simple', 'https://sub.index.example/feed@Release/simple'],
    ['https://index.example/s3cret@localhost/x', 'https://****@localhost/x'],
    ['https://index.example/a@localhostess/x', 'https://index.example/a@localhostess/x'],
    ['https://index.example/s3cret@b:8080/x', 'https://****@b:8080/x'],
    ['https://index.example/s3cret@[::1]/x', 'https://****@[::1]/x'],
    ['https://index.example/a@x/y.z', 'https://index.example/a@x/y.z'],
    ['<user:s3cret@index.example/simple>', '<****@index.example/simple>'],
    ['--index-url="user:s3cret@index.example/simple"', '--index-url="****@index.example/simple"'],
    ['-i=user:s3cret@index.example/simple', '-i=****@index.example/simple'],
    ['x"user:s3cret@index.example/simple', '****@index.example/simple'],
    ['https://index.example/a.whl?#sha256=00', 'https://index.example/a.whl?****#sha256=00'],
    ['"https://index.example/simple?"', '"https://index.example/simple?"'],
    ['u:s3cret@my-sha1:80', '****@my-sha1:80'],
    ['a://user:s3cret@index.example/simple', 'a://****@index.example/simple'],
    ['index.example/a?b', 'index.example/a?b'],
    ['a@b:c', 'a@b:c'],
    ['https://index.example/s3cret@host.example/x', 'https://****@host.example/x'],
    ['https://s3cret@index.example:x', 'https://****@index.example:x'],
    ['http://localhost/s3cret@b?x=1', 'http://****@b?****'],
    ['https://index.example/s?t=s3cret@b.c/x', 'https://index.example/s?****'],
    ['https://user:s3.cret/x@index/simple', 'https://****@index/simple'],
    ['/a?b=/c', '/a?****'],
    ['https://index.example/a?b#c', 'https://index.example/a?****'],
    ['demo@git+https://s3cret@git.example/x.git', 'demo@git+https://****@git.example/x.git'],
    ['https://index.example?a=b@s3cret', 'https://index.example?****'],
    ['https://user:1.5', 'https://****'],
    ['https://index.example:8080).', 'https://index.example:8080).'],
    ['https://index.example/a?x=1#b=c?d', 'https://index.example/a?****'],
  ])('%s', (text, masked) => {
    expect(maskAddresses(text)).toBe(masked);
    expect(maskAddresses(masked)).toBe(masked);
  });
});

it.each(['://', '://a:b', '://a@', 'x://a?', '@', '://a:b@'])(
  'takes time in proportion to the text: %j repeated',
  (piece) => {
    const started = cpuTime();
    maskAddresses(piece.repeat(200_000));
    expect(cpuTime() - started).toBeLessThan(5000);
  },
);

describe('maskAddress, of what may be no address at all', () => {
  it.each([
    ['https://user:s3cret@index.example/simple', 'https://****@index.example/simple'],
    ['user:s3cret@index.example/simple', '****@index.example/simple'],
    ['index.example/simple?token=s3cret', 'index.example/simple?****'],
    ['https://user:s3 cret@index.example/simple', 'https://****@index.example/simple'],
    [' https://user:s3cret@index.example/simple', ' https://****@index.example/simple'],
    ["'https://index.example/simple?token=s3cret'", "'https://index.example/simple?****'"],
    ['s3cret@index.example/simple', '****@index.example/simple'],
    ['../wheels', '../wheels'],
    ['s3cret@a/b://index.example/x', '****@a/b://index.example/x'],
    ['(user:s3cret@index.example/x', '(****@index.example/x'],
    ['a?', 'a?'],
    ['git+https://git.example/s3@cret@v1', 'git+https://****@cret@v1'],
  ])('%s', (text, masked) => {
    expect(maskAddress(text)).toBe(masked);
  });
});

it('an error shows no secrets, whoever made it', () => {
  const secret = 'https://user:s3cret@index.example/simple?token=s3cret';
  const error = new WheelcheckError({ code: 'usage', message: secret, reason: secret, note: secret, hint: secret });
  const shown = 'https://****@index.example/simple?****';
  expect([error.message, error.reason, error.note, error.hint]).toEqual([shown, shown, shown, shown]);
});
