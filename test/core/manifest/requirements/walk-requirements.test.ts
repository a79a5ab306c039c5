import { describe, expect, it } from 'vitest';
import { WheelcheckError } from '../../../../packages/core/src/error.ts';
import type { ReadSibling } from '../../../../packages/core/src/manifest/input-file.ts';
import { walkRequirements } from '../../../../packages/core/src/manifest/requirements/walk-requirements.ts';

function siblings(files: Readonly<Record<string, string>>): ReadSibling {
  return async (path) => (Object.hasOwn(files, path) ? files[path] : undefined);
}

async function refusal(
  text: string,
  sibling: ReadSibling = siblings({}),
  path = 'requirements.txt',
): Promise<WheelcheckError> {
  const error = await walkRequirements(text, path, { text: sibling }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(WheelcheckError);
  if (!(error instanceof WheelcheckError)) throw new Error('nothing was refused');
  return error;
}

describe('walkRequirements', () => {
  it('gives the lines in the order in which pip meets them, each with its own file and line', async () => {
    const sibling = siblings({
      'base.txt': '# base\nattrs\n-c deep/limits.txt\n',
      'deep/limits.txt': 'six<2\n-r ../last.txt',
      'last.txt': 'idna',
    });
    const lines = await walkRequirements('six\n-r base.txt\npytz', 'req/dev.txt', { text: sibling });
    expect(
      lines.map(({ at, requirement, includes, constraint }) => [
        `${at.path}:${at.line}`,
        requirement || includes,
        constraint,
      ]),
    ).toEqual([
      ['req/dev.txt:1', 'six', false],
      ['req/dev.txt:2', 'req/base.txt', false],
      ['req/base.txt:2', 'attrs', false],
      ['req/base.txt:3', 'req/deep/limits.txt', false],
      ['req/deep/limits.txt:1', 'six<2', true],
      // -r inside a constraints file installs again, as in pip
      ['req/deep/limits.txt:2', 'req/last.txt', true],
      ['req/last.txt:1', 'idna', false],
      ['req/dev.txt:3', 'pytz', false],
    ]);
  });

  it('asks the host relative to the first file and shows paths as that file was given', async () => {
    const asked: string[] = [];
    const sibling: ReadSibling = async (path) => {
      asked.push(path);
      return path === '../base.txt' ? '-r more/x.txt' : 'six';
    };
    const lines = await walkRequirements('-r ../base.txt', 'app/req/dev.txt', { text: sibling });
    expect(asked).toEqual(['../base.txt', '../more/x.txt']);
    expect(lines.at(-1)?.at.path).toBe('app/more/x.txt');
  });

  it('reads a file twice that two files name, but asks for it once', async () => {
    let asked = 0;
    const files: Readonly<Record<string, string>> = {
      'a.txt': '-r base.txt',
      'b.txt': '-r base.txt',
      'base.txt': 'six',
    };
    const lines = await walkRequirements('-r a.txt\n-r b.txt', 'r.txt', {
      text: async (path) => {
        if (path === 'base.txt') asked += 1;
        return files[path];
      },
    });
    expect(lines.filter(({ requirement }) => requirement === 'six')).toHaveLength(2);
    expect(asked).toBe(1);
  });

  const chain = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`${at}.txt`, `-r ${at + 1}.txt`]));
  const ring = { 'a.txt': '-c b.txt', 'b.txt': '\n-r a.txt' };
  const broom = Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`${at}.txt`, 'six']));

  type Row = readonly [
    what: string,
    text: string,
    files: Readonly<Record<string, string>>,
    message: string,
    hint?: string,
  ];
  const refused: readonly Row[] = [
    [
      'itself',
      '\n-r requirements.txt',
      {},
      'requirements.txt:2: -r requirements.txt closes a loop',
      'requirements.txt → requirements.txt',
    ],
    ['a ring', '-r a.txt', ring, 'b.txt:2: -r a.txt closes a loop', 'requirements.txt → a.txt → b.txt → a.txt'],
    [
      'a missing file',
      '-r a.txt',
      { 'a.txt': '-c gone.txt' },
      'a.txt:1: -c gone.txt: there is no such file',
      'requirements.txt → a.txt → gone.txt',
    ],
    [
      'a chain that is too deep',
      '-r 0.txt',
      chain,
      '9.txt:1: files are included more than 10 deep',
      'requirements.txt → 0.txt → 1.txt',
    ],
    [
      'too many files',
      Object.keys(broom)
        .map((name) => `-r ${name}`)
        .join('\n'),
      broom,
      'requirements.txt:100: more than 100 files are included',
    ],
    [
      'an absolute path',
      '-r /etc/passwd',
      {},
      'requirements.txt:1: -r /etc/passwd is an absolute path',
      'name files inside the project',
    ],
    ['a Windows path', String.raw`-r C:\\x.txt`, {}, String.raw`requirements.txt:1: -r C:\x.txt is an absolute path`],
    [
      'a URL',
      '-c https://user:secret@files.example/limits.txt',
      {},
      'requirements.txt:1: -c https://****@files.example/limits.txt is a URL',
      'download that file and name the copy',
    ],
    ['a file URL', '-r file:///srv/x.txt', {}, 'requirements.txt:1: -r file:///srv/x.txt is a URL'],
    [
      'a variable',
      '-r ${FILE}',
      {},
      'requirements.txt:1: expected a file behind -r, found the environment variable ${FILE}',
      'write the path out',
    ],
    ['no name', '-r ""', {}, 'requirements.txt:1: expected a file behind -r, found nothing'],
    [
      'a long line',
      `six\n# ${'#'.repeat(2_000_000)}\n${'a'.repeat(1_000_001)}`,
      {},
      'requirements.txt:3: the line is longer than 1 MB',
    ],
    [
      'many lines',
      'six\n'.repeat(5001),
      {},
      'requirements.txt:5001: more than 5,000 requirements lines, each counted once with its hashes',
    ],
    ['a NUL byte', 'six\nattrs\0', {}, 'requirements.txt:2: expected text, found a NUL byte'],
    [
      'a conflict',
      'six\n=======\nattrs',
      {},
      'requirements.txt:2: expected a requirement, found a merge-conflict marker',
      'resolve the merge conflict first',
    ],
    ['an option nobody knows', '-r a.txt', { 'a.txt': 'six\n--what' }, 'a.txt:2: no such option: --what'],
    [
      'a secret in an option',
      `-i 'https://user:secret@index.example`,
      {},
      `requirements.txt:1: no closing quotation mark in "-i 'https://****@index.example"`,
    ],
  ];

  it.each(refused.map(([what, text, files, message, hint = '']) => ({ what, text, files, message, hint })))(
    'refuses $what',
    async ({ text, files, message, hint }) => {
      const error = await refusal(text, siblings(files));
      expect(error.code).toBe('file-broken');
      expect(error.message).toBe(message);
      expect(error.hint ?? '').toContain(hint);
    },
  );

  it('counts a requirement with its hashes once: 300 of them on 12,300 lines are read', async () => {
    const hashes = Array.from({ length: 40 }, (_, at) => ` \\\n    --hash=sha256:${at.toString(16).padStart(64, '0')}`);
    const text = Array.from({ length: 300 }, (_, at) => `p${at}==1.0${hashes.join('')}\n`).join('');
    const lines = await walkRequirements(text, 'requirements.txt', { text: siblings({}) });
    expect(text.split('\n')).toHaveLength(12_301);
    expect(lines).toHaveLength(300);
    expect([lines[299]?.at.line, lines[299]?.requirement.trim()]).toEqual([12_260, 'p299==1.0']);
  });

  it('finds its own path behind a detour', async () => {
    const error = await refusal('-r ../req/dev.txt', siblings({ '../req/dev.txt': 'six' }), 'req/dev.txt');
    expect(error.message).toBe('req/dev.txt:1: -r ../req/dev.txt closes a loop');
  });

  it('says where a refusal of the host comes from', async () => {
    const error = await refusal('\n-r ../../etc/x.txt', async () => {
      throw new WheelcheckError({
        code: 'file-refused',
        message: '../../etc/x.txt: is not read',
        reason: 'why',
        hint: 'what',
      });
    });
    expect(error).toMatchObject({
      code: 'file-refused',
      message: 'requirements.txt:2: -r ../../etc/x.txt: ../../etc/x.txt: is not read',
      reason: 'why',
      hint: 'what',
      note: 'included so: requirements.txt → ../../etc/x.txt',
    });
  });

  it('lets other failures of the host through', async () => {
    const fault = new TypeError('broken host');
    await expect(walkRequirements('-r a.txt', 'r.txt', { text: async () => Promise.reject(fault) })).rejects.toBe(
      fault,
    );
  });

  it('refuses more than 50 MB', async () => {
    expect((await refusal(' '.repeat(50_000_001))).message).toBe('requirements.txt:1: more than 50 MB');
  });
});
