import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../../packages/core/src/manifest/requirements/file-settings.ts';
import { walkRequirements } from '../../../../packages/core/src/manifest/requirements/walk-requirements.ts';
import { worded } from '../../../support/worded.ts';

// Indexes, wheel rules and hash modes are compared with pip's own answers in requirement-row.test.ts; here stands what is said about them.

async function settings(text: string): Promise<ReturnType<typeof readSettings>> {
  return readSettings(await walkRequirements(text, 'r.txt', { text: async () => 'six' }));
}

describe('readSettings', () => {
  it.each([
    ['six==1.0 --hash=sha256:a -C a=b', []],
    ['--pre --prefer-binary --trusted-host files.example --use-feature=x --all-releases a --only-final b', []],
    ['-i https://index.example/a', []],
    ['--no-index', ['warning --no-index: files are taken from --find-links alone, which are not read']],
    [
      '-f https://user:secret@files.example/',
      ['warning the files at --find-links https://****@files.example/ are not seen'],
    ],
    [
      '-i https://${USER}:${TOKEN}@index.example/simple',
      ['warning ${USER}, ${TOKEN} is not set here: an index with it in its address is not asked'],
    ],
    ['--global-option x', ['warning --global-option makes pip build every package from its sdist']],
    ['--hash=sha256:a', ['warning --hash without a requirement is ignored']],
    [
      'six==1.0 --pre -i https://index.example/a',
      ['note pip ignores --pre, --index-url on this line: it belongs on one of its own'],
    ],
    ['six==1.0 -r other.txt', ['note pip ignores --requirement on this line: it belongs on one of its own']],
    ['-e . --hash=sha256:a -e ./b', ['note pip ignores --hash, --editable on this line: it belongs on one of its own']],
    [
      '-c limits.txt -r a.txt -r b.txt --pre',
      ['note pip ignores --constraint, --requirement, --pre on this line: it belongs on one of its own'],
    ],
    [
      'six==1.0 --hash=sha256:a ; os_name == "nt"',
      ['note pip ignores what stands behind the options: ; os_name == nt'],
    ],
  ])('%s', async (text, said) => {
    const { diagnostics } = await settings(text);
    expect(worded(diagnostics).map(({ level, message }) => `${level} ${message}`)).toEqual(said);
    expect(diagnostics.every(({ location }) => location?.path === 'r.txt' && location.line === 1)).toBe(true);
  });

  it('takes --global-option over whatever stands behind it', async () => {
    const { binaries } = await settings('six==1.0 --global-option build_ext\n--only-binary=:all:\n--no-binary=:none:');
    expect(binaries).toMatchObject({ noBinary: [':all:'], onlyBinary: [] });
  });

  it('takes --global-option for --no-binary :all:, as pips that know it do', async () => {
    expect((await settings('six==1.0 --global-option build_ext')).binaries).toEqual({
      noBinary: [':all:'],
      onlyBinary: [],
    });
  });

  it.each([
    [
      'six\n--no-binary ${NAME}',
      'r.txt:2: expected a value behind --no-binary, found the environment variable ${NAME}',
    ],
    ['six==1.0 --hash=sha256:${SHA}', 'r.txt:1: expected a value behind --hash, found the environment variable ${SHA}'],
    ['--require-hashes\n\n--no-require-hashes', 'r.txt:3: --require-hashes and --no-require-hashes exclude each other'],
  ])('refuses %s', async (text, message) => {
    await expect(settings(text)).rejects.toMatchObject({ code: 'file-broken', message });
  });
});
