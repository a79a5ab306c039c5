// Where a configuration is looked for, what beats it, and what --show-config says of each value; asked of the built command.

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openCommand, type Ran } from '../support/command.ts';

const command = openCommand();
const scratch = mkdtempSync(join(tmpdir(), 'wheelcheck-configuration-'));
afterAll(async () => {
  await command.close();
  rmSync(scratch, { recursive: true });
});

type Files = Readonly<Record<string, string>>;

let folders = 0;

/** A folder of its own with these files; a name that ends in `/` is an empty folder. */
function folderOf(files: Files): string {
  const folder = join(scratch, String(folders++));
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(name.endsWith('/') ? path : dirname(path), { recursive: true });
    if (!name.endsWith('/')) writeFileSync(path, text);
  }
  return folder;
}

function run(words: string, cwd: string, environment: Files = {}): Promise<Ran> {
  return command.run(words.split(' '), cwd, environment);
}

/** What --show-config says of a key: `["x"] # pyproject.toml:2`. */
function shownOf(key: string, { stdout }: Ran): string {
  const [, text = ''] = new RegExp(`^${key} = ([^#]*#.*)$`, 'm').exec(stdout) ?? [];
  return text.replaceAll(/\s+/g, ' ');
}

describe('precedence', () => {
  const configuration =
    'retries = 5\nfail-on = ["sdist", "WC107"]\noffline = true\nno-progress = true\ncolor = "never"\n';
  const rows: readonly (readonly [words: string, environment: Files, key: string, shown: string])[] = [
    ['', {}, 'retries', '5 # wheelcheck.toml:1'],
    ['', { WHEELCHECK_RETRIES: '6' }, 'retries', '6 # WHEELCHECK_RETRIES'],
    [' --retries 7', { WHEELCHECK_RETRIES: '6' }, 'retries', '7 # flag'],
    [' --no-config', {}, 'retries', '3 # default'],
    ['', { WHEELCHECK_NO_CONFIG: '1' }, 'retries', '3 # default'],
    ['', { WHEELCHECK_NO_CONFIG: '0' }, 'retries', '5 # wheelcheck.toml:1'],
    ['', { WHEELCHECK_CONFIG: 'other.toml' }, 'retries', '9 # other.toml:1'],
    [' --config other.toml', { WHEELCHECK_CONFIG: 'none.toml' }, 'retries', '9 # other.toml:1'],
    ['', {}, 'fail-on', '["sdist", "WC107"] # wheelcheck.toml:2'],
    ['', { WHEELCHECK_FAIL_ON: 'never' }, 'fail-on', '["never"] # WHEELCHECK_FAIL_ON'],
    [' --fail-on impossible', {}, 'fail-on', '["impossible"] # flag'],
    [' --no-config', {}, 'fail-on', '["build"] # default'],
    ['', {}, 'offline', 'true # wheelcheck.toml:3'],
    ['', { WHEELCHECK_OFFLINE: '0' }, 'offline', 'false # WHEELCHECK_OFFLINE'],
    ['', {}, 'no-progress', 'true # wheelcheck.toml:4'],
    ['', { WHEELCHECK_NO_PROGRESS: '0' }, 'no-progress', 'false # WHEELCHECK_NO_PROGRESS'],
    [' --color always', {}, 'color', '"always" # flag'],
    ['', {}, 'timeout', '15 # default'],
    [
      ' --index-url https://me:secret@index.example/simple',
      {},
      'index-url',
      '"https://****@index.example/simple" # flag',
    ],
  ];
  const folder = folderOf({ '.git/': '', 'wheelcheck.toml': configuration, 'other.toml': 'retries = 9\n' });
  it.each(rows)('%s %j: %s = %s', async (words, environment, key, shown) => {
    const ran = await run(`--show-config${words}`, folder, environment);
    expect([ran.code, ran.stderr, shownOf(key, ran)]).toEqual([0, '', shown]);
  });

  it('lists what is not set', async () => {
    const { stdout } = await run('--show-config', folder);
    expect(stdout).toMatch(/^# not set: .*\bpython,/m);
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('explain has one too, without the formats of a check', async () => {
    const own = folderOf({ '.git/': '', 'wheelcheck.toml': 'base = "python:3.12-slim"\nformat = ["sarif"]\n' });
    const ran = await run('explain six==1.16.0 --show-config', own);
    expect([shownOf('base', ran), shownOf('format', ran)]).toEqual([
      '["python:3.12-slim"] # wheelcheck.toml:1',
      '["terminal"] # default',
    ]);
  });
});

describe('ignores', () => {
  it('of flag and configuration add up', async () => {
    const folder = folderOf({
      'wheelcheck.toml': 'ignore = [\n  { package = "b", rule = "WC101", reason = "why", until = 2099-12-31 },\n]\n',
    });
    const { stdout } = await run('--show-config --ignore a:WC107', folder);
    expect(stdout).toMatch(/^ignore = "a:WC107" +# flag$/m);
    expect(stdout).toContain('ignore = { package = "b", rule = "WC101", reason = "why",\n  until = "2099-12-31" }\n');
    expect(stdout).toMatch(/^ +# wheelcheck.toml:2$/m);
  });
});

describe('where it is looked for', () => {
  const table = '[tool.wheelcheck]\nretries = 7\n';
  const rows: readonly (readonly [what: string, files: Files, words: string, from: string, shown: string])[] = [
    ['the current folder', { 'wheelcheck.toml': 'retries = 7' }, '', '.', '7 # wheelcheck.toml:1'],
    ['pyproject.toml', { 'pyproject.toml': table }, '', '.', '7 # pyproject.toml:2'],
    [
      'wheelcheck.toml before pyproject.toml',
      { 'wheelcheck.toml': 'retries = 8', 'pyproject.toml': table },
      '',
      '.',
      '8 # wheelcheck.toml:1',
    ],
    [
      "the file's folder, not the current one",
      { '.git/': '', 'wheelcheck.toml': 'retries = 8', 'a/wheelcheck.toml': 'retries = 7', 'a/r.txt': '' },
      'a/r.txt ',
      '.',
      '7 # a/wheelcheck.toml:1',
    ],
    ['a folder as an argument', { '.git/': '', 'a/pyproject.toml': table }, 'a ', '.', '7 # a/pyproject.toml:2'],
    [
      'the first of several files',
      { '.git/': '', 'a/r.txt': '', 'b/wheelcheck.toml': 'retries = 8', 'b/r.txt': '' },
      'a/r.txt b/r.txt ',
      '.',
      '3 # default',
    ],
    [
      'upwards to the repository',
      { '.git/': '', 'pyproject.toml': table, 'a/b/': '' },
      '',
      'a/b',
      '7 # ../../pyproject.toml:2',
    ],
    [
      'past a pyproject.toml without the table',
      { '.git/': '', 'pyproject.toml': table, 'a/pyproject.toml': '[project]\nname = "wheelcheck-like"\n' },
      '',
      'a',
      '7 # ../pyproject.toml:2',
    ],
    [
      'not above the repository',
      { 'wheelcheck.toml': 'retries = 8', 'a/.git/': '', 'a/b/': '' },
      '',
      'a/b',
      '3 # default',
    ],
    [
      'a work tree, whose .git is a file',
      { 'wheelcheck.toml': 'retries = 8', 'a/.git': 'gitdir: x' },
      '',
      'a',
      '3 # default',
    ],
    [
      'outside a repository: up to the nearest project',
      { 'wheelcheck.toml': 'retries = 8', 'a/pyproject.toml': table, 'a/b/': '' },
      '',
      'a/b',
      '7 # ../pyproject.toml:2',
    ],
    ['outside both: no other folder', { 'wheelcheck.toml': 'retries = 8', 'a/': '' }, '', 'a', '3 # default'],
    [
      'a requirement: the current folder',
      { 'wheelcheck.toml': 'retries = 7' },
      'six==1.0 ',
      '.',
      '7 # wheelcheck.toml:1',
    ],
    ['standard input: the current folder', { 'wheelcheck.toml': 'retries = 7' }, '- ', '.', '7 # wheelcheck.toml:1'],
  ];
  it.each(rows)('%s', async (_what, files, words, from, shown) => {
    const ran = await run(`${words}--show-config`, join(folderOf(files), from));
    expect([ran.stderr, shownOf('retries', ran)]).toEqual(['', shown]);
  });
});

describe('paths in it', () => {
  const text = [
    'constraint = ["c.txt", "../c.txt"]',
    'format = ["json=out/report.json", "terminal"]',
    'baseline = "../base.json"\n',
  ].join('\n');

  it('are relative to it', async () => {
    const folder = folderOf({ '.git/': '', 'a/wheelcheck.toml': text, 'a/b/r.txt': '' });
    const ran = await run('a/b/r.txt --show-config', folder);
    expect(['constraint', 'format', 'baseline'].map((key) => shownOf(key, ran))).toEqual([
      '["a/c.txt", "c.txt"] # a/wheelcheck.toml:1',
      '["json=a/out/report.json", "terminal"] # a/wheelcheck.toml:2',
      '"base.json" # a/wheelcheck.toml:3',
    ]);
  });

  const outside: readonly (readonly [text: string, said: string])[] = [
    ['baseline = "../base.json"', 'baseline: ../base.json lies outside the project'],
    ['constraint = ["c.txt", "/etc/c.txt"]', 'constraint: /etc/c.txt lies outside the project'],
    ['format = ["json=a/../../report.json"]', 'format: ../report.json lies outside the project'],
    ['format = ["json=dangling"]', 'format: dangling lies outside the project'],
    ['format = ["json=link/new/report.json"]', 'format: link/new/report.json lies outside the project'],
  ];
  it.each(outside)('do not leave the project: %s', async (configuration, said) => {
    const folder = folderOf({ '.git/': '', 'a/': '', 'wheelcheck.toml': configuration });
    symlinkSync(scratch, join(folder, 'link'));
    symlinkSync(join(scratch, 'not-yet'), join(folder, 'dangling'));
    const { code, stderr } = await run('six==1.0 -b python:3.12-slim', folder);
    expect([code, stderr.split('\n')[0]]).toEqual([2, `error: wheelcheck.toml:1: ${said}`]);
    const named = await run('six==1.0 --config wheelcheck.toml --show-config', folder);
    expect(named.code).toBe(0);
  });
});

describe('an index of the project', () => {
  it('is said, so that nobody asks it unawares', async () => {
    const folder = folderOf({
      'wheelcheck.toml': '\nindex-url = "http://127.0.0.1:9/simple"\nbase = "python:3.12-slim"\n',
    });
    const { stderr } = await run('six==1.16.0 --offline --no-cache', folder);
    expect(stderr).toContain('note: index-url is set at wheelcheck.toml:2\n');
  });
});

describe('what is wrong', () => {
  const rows: readonly (readonly [what: string, files: Files, words: string, said: string])[] = [
    [
      'a table that is missing',
      { 'pyproject.toml': '[project]\n' },
      '--config pyproject.toml',
      'error: --config pyproject.toml: it has no [tool.wheelcheck]',
    ],
    ['a folder', { 'a/': '' }, '--config a', 'error: --config a: it is a folder'],
    ['no TOML', { 'wheelcheck.toml': 'retries\n' }, 'six==1.0', 'error: wheelcheck.toml:1:8: not valid TOML'],
    [
      'a word that --fail-on does not know',
      { 'wheelcheck.toml': '\nfail-on = ["builds"]\nbase = "x"' },
      'six==1.0',
      'error: wheelcheck.toml:2: --fail-on builds is not known',
    ],
    [
      'a format',
      { 'wheelcheck.toml': 'format = ["pdf"]' },
      'six==1.0',
      "error: wheelcheck.toml:1: there is no report format 'pdf'",
    ],
    [
      'a Python',
      { 'wheelcheck.toml': 'libc = "musl-1.2"\npython = "three"' },
      'six==1.0',
      'error: wheelcheck.toml:2: ',
    ],
    [
      'not an error about a flag',
      { 'wheelcheck.toml': 'python = "3.12"' },
      'six==1.0 -b python:3.12-buster',
      'error: there is no image python:3.12-buster',
    ],
    [
      'a key of a colour',
      { 'wheelcheck.toml': '"\\u001b[31m" = 1' },
      'six==1.0',
      "error: wheelcheck.toml:1: there is no key '?[31m'",
    ],
  ];
  it.each(rows)('%s', async (_what, files, words, said) => {
    const { code, stderr } = await run(words, folderOf(files));
    expect([code, stderr.slice(0, said.length)]).toEqual([2, said]);
  });
});

describe('an error about a setting names the place of its value, and no other', () => {
  const project = {
    'poetry.lock': '[metadata]\nlock-version = "2.1"\npython-versions = "*"\n',
    'pyproject.toml': '[tool.poetry]\nname = "shop"\n[tool.poetry.extras]\nfast = []\n[tool.wheelcheck]\n',
    'six.txt': 'six==1.16.0\n',
  };
  const target = 'base = ["python:3.12-slim"]\n';
  const rows: readonly (readonly [configuration: string, words: string, environment: Files, said: string])[] = [
    // The flag holds the same word as another line of the configuration.
    ['with = ["dev"]\nno-binary = ["dev"]', 'poetry.lock --with main --extra dev', {}, 'poetry.lock has no extra dev'],
    ['extra = ["dev"]', 'poetry.lock', {}, 'pyproject.toml:7: poetry.lock has no extra dev'],
    ['', 'poetry.lock', { WHEELCHECK_EXTRA: 'dev' }, 'WHEELCHECK_EXTRA: poetry.lock has no extra dev'],
    ['extra = ["fast"]', 'poetry.lock --extra dev', {}, 'poetry.lock has no extra dev'],
    ['without = ["main"]', 'poetry.lock', {}, 'pyproject.toml:7: --without takes groups away from'],
    ['only = ["docs"]', 'poetry.lock', {}, 'pyproject.toml:7: poetry.lock has no group docs'],
    ['platform = ["linux/z80"]', 'six.txt', {}, 'pyproject.toml:7: --platform linux/z80 is not known'],
    ['platform = ["linux/z80"]', 'six.txt --platform linux/vax', {}, '--platform linux/vax is not known'],
    ['', 'six.txt', { WHEELCHECK_PLATFORM: 'linux/vax' }, 'WHEELCHECK_PLATFORM: --platform linux/vax is not known'],
    // Neither is wrong by itself: named is the one that does not stand on the command line.
    [
      'platform = ["linux/riscv64"]',
      'six.txt -b python:3.8-slim',
      {},
      'pyproject.toml:7: python:3.8-slim has no image for linux/riscv64',
    ],
    ['', 'six.txt -b python:3.8-buster4', {}, 'there is no image python:3.8-buster4'],
    ['libc = "musl"', 'six.txt', {}, 'pyproject.toml:7: --libc "musl" cannot be read'],
    ['installer = "uv"', 'poetry.lock', {}, 'pyproject.toml:7: --installer uv does not fit poetry.lock'],
    ['fail-on = ["builds"]', 'six.txt', {}, 'pyproject.toml:7: --fail-on builds is not known'],
    ['format = ["pdf"]', 'six.txt', {}, "pyproject.toml:7: there is no report format 'pdf'"],
    ['', 'six.txt', { WHEELCHECK_FORMAT: 'pdf' }, "WHEELCHECK_FORMAT: there is no report format 'pdf'"],
    ['baseline = "six.txt"', 'six.txt', {}, 'pyproject.toml:7: --baseline six.txt: it cannot be read'],
    ['constraint = ["c.txt"]', 'six.txt', {}, 'pyproject.toml:7: c.txt: there is no such file'],
    ['constraint = ["six.txt"]', 'poetry.lock', {}, 'pyproject.toml:7: -c does not fit poetry.lock'],
    ['index-url = "ftp://x"', 'six.txt', {}, 'pyproject.toml:7: not the address of a package index: ftp://x'],
    [
      'index-url = "https://index.example"',
      'six.txt --extra-index-url ftp://x',
      {},
      'not the address of a package index: ftp://x',
    ],
    ['offline = true', 'six.txt --refresh', {}, 'pyproject.toml:7: --offline and --refresh exclude each other'],
    ['', 'six.txt', { WHEELCHECK_IGNORE: 'six:WC999' }, 'WHEELCHECK_IGNORE: --ignore six:WC999: '],
  ];
  it.each(rows)('%s %s %j', async (configuration, words, environment, said) => {
    const text = `${project['pyproject.toml']}${words.includes('-b ') ? '\n' : target}${configuration}\n`;
    const folder = folderOf({ ...project, 'pyproject.toml': text });
    const { code, stderr } = await run(words, folder, { WHEELCHECK_NO_CACHE: '1', ...environment });
    const first = stderr.split('\n').find((line) => line.startsWith('error: ')) ?? '';
    expect([code, first.slice(0, said.length + 7)]).toEqual([2, `error: ${said}`]);
  });

  it('images, too, says which variable it is', async () => {
    const { code, stderr } = await run('images python:3.12-slim', folderOf({ '.git/': '' }), {
      WHEELCHECK_PLATFORM: 'linux/vax',
    });
    expect([code, stderr.split('\n')[0]]).toEqual([2, 'error: WHEELCHECK_PLATFORM: --platform linux/vax is not known']);
  });
});

describe('--version and --help', () => {
  it.each(['--version', '--help', 'explain --help', 'images'])('%s needs none, whatever it holds', async (words) => {
    const { code, stderr } = await run(words, folderOf({ 'wheelcheck.toml': 'no TOML' }));
    expect([code, stderr]).toEqual([0, '']);
  });
});
