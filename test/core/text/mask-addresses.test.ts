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
