// Flags, environment, files and signals of the built command.

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VERSION as coreVersion } from '../../packages/core/src/version.ts';
import { VERSION as commandVersion } from '../../packages/cli/src/version.ts';
import { printableLines } from '../../packages/core/src/text/unprintable.ts';
import { command, openCommand, type Ran } from '../support/command.ts';
import { answerRecorded, serveRecorded } from '../../scripts/record/serve-recorded.mjs';
import { recordings } from '../support/recorded-index.ts';

const root = join(import.meta.dirname, '../..');
const project = join(root, 'fixtures/projects/cryptography');
const hosted = openCommand();

let server: Awaited<ReturnType<typeof serveRecorded>>;
let scratch: string;
beforeAll(async () => {
  server = await serveRecorded(join(root, 'fixtures/index'));
  scratch = mkdtempSync(join(tmpdir(), 'wheelcheck-cli-'));
});
afterAll(async () => {
  await hosted.close();
  await server.close();
  rmSync(scratch, { recursive: true });
});

/** No test touches the cache of whoever runs it. */
const isolated = { WHEELCHECK_NO_CACHE: '1' };

function run(line: string, env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  return hosted.run(line.split(' '), project, { ...isolated, WHEELCHECK_INDEX_URL: server.url, ...env });
}

const base = '-b python:3.8-alpine --platform linux/amd64';

describe('the environment', () => {
  it('stands in for flags, and flags beat it', async () => {
    const env = { WHEELCHECK_BASE: 'python:3.8-slim', WHEELCHECK_PLATFORM: 'linux/amd64 linux/arm64' };
    expect((await run('requirements.txt', env)).stdout).toContain('3 packages on 1 image, 2 platforms');
    expect((await run(`requirements.txt ${base}`, env)).stdout).toContain('on python:3.8-alpine linux/amd64');
  });

  const wrong: readonly (readonly [name: string, value: string, said: string])[] = [
    ['WHEELCHECK_RETRIES', 'often', "WHEELCHECK_RETRIES: a whole number from 0 up is expected, not 'often'"],
    ['WHEELCHECK_OFFLINE', 'maybe', "WHEELCHECK_OFFLINE: 1 or 0 is expected, not 'maybe'"],
    ['WHEELCHECK_COLOR', 'blue', "WHEELCHECK_COLOR: auto, always, never are known, not 'blue'"],
    ['WHEELCHECK_BASES', 'python:3.12', 'the environment variable WHEELCHECK_BASES is not known'],
  ];
  it.each(wrong)('%s=%s is an error that names it', async (name, value, said) => {
    const { code, stderr } = await run(`requirements.txt ${base}`, { [name]: value });
    const [error, help] = stderr.split('\n');
    expect([code, error]).toEqual([2, `error: ${said}`]);
    expect(help).toMatch(/^ {2}help: {2}correct the variable or unset it; /);
  });

  it('a switch is on with 1 and off with 0', async () => {
    expect((await run(`requirements.txt ${base}`, { WHEELCHECK_EXIT_ZERO: '1' })).code).toBe(0);
    expect((await run(`requirements.txt ${base}`, { WHEELCHECK_EXIT_ZERO: '0' })).code).toBe(1);
  });
});

describe('reports', () => {
  it('-f json=FILE writes the file and still prints the terminal report', async () => {
    const file = join(scratch, 'new.json');
    const { stdout } = await run(`requirements.txt ${base} -f json=${file}`);
    expect(stdout).toContain('2 of 3 must be built');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      complete: true,
      summary: { t0: { build: 2, wheel: 1 } },
    });
  });

  it('-q drops the terminal report, -f json alone replaces it', async () => {
    expect((await run(`requirements.txt ${base} -q`)).stdout).toBe('');
    expect((await run(`requirements.txt ${base} -f json`)).stdout.startsWith('{\n')).toBe(true);
  });

  it('two reports cannot share standard output', async () => {
    const { code, stderr } = await run(`requirements.txt ${base} -f json -f terminal`);
    expect([code, stderr.split('\n')[0]]).toEqual([
      2,
      'error: -f json and -f terminal would both write to standard output',
    ]);
  });

  it.each([
    ['-f json=o.json -f sarif=./o.json', '-f json and -f sarif would both write to ./o.json'],
    ['-f json=requirements.txt', '-f json=requirements.txt would overwrite what the run reads'],
    ['-f html=./requirements.txt', '-f html=./requirements.txt would overwrite what the run reads'],
  ])('%s is refused before anything is written', async (flags, said) => {
    const before = readFileSync(join(project, 'requirements.txt'), 'utf8');
    const { code, stderr } = await run(`requirements.txt ${base} ${flags}`);
    expect([code, stderr.split('\n')[0]]).toEqual([2, `error: ${said}`]);
    expect(readFileSync(join(project, 'requirements.txt'), 'utf8')).toBe(before);
  });

  it.each(['symlink', 'folder'])('a report over a link to the input is refused as well: %s', async (kind) => {
    const there = join(scratch, `linked-${kind}`);
    mkdirSync(there);
    if (kind === 'folder') symlinkSync(project, join(there, 'link'));
    else symlinkSync(join(project, 'requirements.txt'), join(there, 'link'));
    const file = kind === 'folder' ? join(there, 'link', 'requirements.txt') : join(there, 'link');
    const before = readFileSync(join(project, 'requirements.txt'), 'utf8');
    const { code, stderr } = await run(`requirements.txt ${base} -f json=${file}`);
    expect([code, stderr.split('\n')[0]]).toEqual([2, `error: -f json=${file} would overwrite what the run reads`]);
    expect(readFileSync(join(project, 'requirements.txt'), 'utf8')).toBe(before);
  });

  it('a report stands in place of the one before as a whole, through a link, with its mode', async () => {
    const there = join(scratch, 'whole');
    mkdirSync(there);
    writeFileSync(join(there, 'report.json'), 'old', { mode: 0o640 });
    symlinkSync('report.json', join(there, 'latest.json'));
    const { code } = await run(
      `six==1.16.0 ${base} --offline --allow-unknown -q -f json=${join(there, 'latest.json')}`,
    );
    expect(code).toBe(0);
    expect(JSON.parse(readFileSync(join(there, 'report.json'), 'utf8'))).toMatchObject({ schemaVersion: '1.1' });
    expect(statSync(join(there, 'report.json')).mode % 0o1000).toBe(0o640);
    expect(readdirSync(there).toSorted()).toEqual(['latest.json', 'report.json']);
  });

  it.runIf(existsSync('/dev/full'))('a full disk says so (fault C6)', async () => {
    const { code, stderr } = await run(`six==1.16.0 ${base} --offline --allow-unknown -q -f json=/dev/full`);
    expect(code).toBe(2);
    expect(stderr).toBe(
      'error: /dev/full cannot be written\n  cause: no space left on device (ENOSPC)\n' +
        '  help:  the disk is full: make room and run again; nothing was written\n',
    );
  });

  it('-f json=- is standard output', async () => {
    expect((await run(`requirements.txt ${base} -f json=-`)).stdout.startsWith('{\n')).toBe(true);
  });

  it('a file that cannot be written is an error with a reason', async () => {
    writeFileSync(join(scratch, 'file'), '');
    const { code, stderr } = await run(`requirements.txt ${base} -f json=${join(scratch, 'file', 'report.json')}`);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: .*report\.json cannot be written\n {2}cause: .+\n {2}help: {2}.+\n$/);
  });

  it.each(['-f json=', '--output-lock ', '--output-constraints '])(
    'a folder that is not there is one too, and is not made: %sFILE',
    async (flag) => {
      const folder = join(scratch, 'missing', 'out');
      const { code, stdout, stderr } = await run(`requirements.txt ${base} ${flag}${folder}/FILE`);
      expect([code, stdout, stderr]).toEqual([
        2,
        '',
        `error: ${folder}/FILE cannot be written\n  cause: there is no folder ${folder}\n` +
          '  help:  make it first, or name a file in a folder that is there\n',
      ]);
      expect(existsSync(join(scratch, 'missing'))).toBe(false);
    },
  );

  it('says so before anything is asked of an index', async () => {
    const nowhere = 'http://127.0.0.1:9/simple';
    const { code, stderr } = await run(`requirements.txt ${base} --index-url ${nowhere} -f json=${scratch}`);
    expect([code, stderr.split('\n').slice(1, 2)]).toEqual([2, ['  cause: it is a folder']]);
  });

  const colours: readonly (readonly [flags: string, env: Readonly<Record<string, string>>, coloured: boolean])[] = [
    ['', {}, false],
    [' --color always', {}, true],
    ['', { FORCE_COLOR: '1' }, true],
    ['', { FORCE_COLOR: '1', TERM: 'dumb' }, true],
    ['', { FORCE_COLOR: '0' }, false],
    [' --color always', { TERM: 'dumb' }, true],
    ['', { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    [' --color never', { FORCE_COLOR: '1' }, false],
  ];
  it.each(colours)('piped%s %j: colour %s', async (flags, env, coloured) => {
    expect((await run(`requirements.txt ${base}${flags}`, env)).stdout.includes('\u001b[')).toBe(coloured);
  });

  it('keeps to --width', async () => {
    const { stdout } = await run(`requirements.txt ${base} --width 50`);
    expect(stdout.split('\n').filter((line) => line.length > 50)).toEqual([]);
  });
});

describe('standard input', () => {
  /** `-` with a text; the name says which kind of file it is. */
  function piped(text: string, flags: string): Promise<{ code: number; stdout: string }> {
    return pipedAlone(text, `${base} ${flags}`);
  }

  async function pipedAlone(text: string, flags: string): Promise<{ code: number; stdout: string }> {
    const environment = { PATH: process.env['PATH'], ...isolated, WHEELCHECK_INDEX_URL: server.url };
    const child = spawn(process.execPath, [command, '-', ...flags.split(' ')], {
      cwd: project,
      env: environment,
    });
    let stdout = '';
    child.stdout.on('data', (chunk) => (stdout += String(chunk)));
    child.stdin.end(text);
    const [code] = await once(child, 'close');
    return { code: Number(code), stdout };
  }

  it('is read as a requirements file by its content', async () => {
    const { code, stdout } = await piped('cryptography==3.4.7\npycparser==2.20\n', '-v');
    expect([code, stdout.split('\n')[0]]).toEqual([1, '-: 3 packages on python:3.8-alpine linux/amd64']);
  });

  it('is read with the limits, the encodings and the digest of a file', async () => {
    const text = 'cryptography==3.4.7\n';
    const { stdout } = await piped(`\ufeff${text}`, '--no-resolve --no-deps -f json');
    const sha256 = createHash('sha256').update(`\ufeff${text}`).digest('hex');
    expect(JSON.parse(stdout)).toMatchObject({ inputs: [{ path: '-', sha256 }], packages: [{ version: '3.4.7' }] });
  });

  it.each([
    ['Dockerfile', 'FROM --platform=linux/amd64 python:3.8-slim\nRUN pip install cryptography==3.4.7\n', '-:2'],
    ['docker/Dockerfile.prod', 'FROM --platform=linux/amd64 python:3.8-slim\nRUN pip install cffi==1.14.5\n', '-:2'],
    [
      'compose.yaml',
      'services:\n  a:\n    build:\n      dockerfile_inline: |\n        FROM python:3.8-slim\n        RUN pip install cffi==1.14.5\n',
      '-:6',
    ],
  ])('may be a %s, with the current folder as its build context', async (name, text, place) => {
    const { code, stdout } = await pipedAlone(text, `--stdin-filename ${name} --platform linux/amd64`);
    expect([code, stdout.replaceAll(/\s+/g, ' ')]).toEqual([0, expect.stringContaining(place)]);
  });

  it('is read as --stdin-filename says', async () => {
    const lock = readFileSync(join(root, 'fixtures/corpus/fastapi-uv/uv.lock'), 'utf8');
    const { stdout } = await piped(lock, '--stdin-filename uv.lock -f json');
    expect(JSON.parse(stdout)).toMatchObject({ inputs: [{ path: '-', kind: 'uv.lock', installer: 'uv' }] });
  });
});

describe('--no-binary and --only-binary', () => {
  // pip takes the one back where the other says it later: FormatControl.handle_mutual_excludes.
  it.each([
    ['--only-binary :all: --no-binary cryptography', {}, 'build'],
    ['--no-binary cryptography --only-binary :all:', {}, 'wheel'],
    ['--no-binary cryptography --only-binary :all: --installer uv', {}, 'build'],
    ['--only-binary cryptography --no-binary cryptography', {}, 'build'],
    ['--no-binary cryptography', { WHEELCHECK_ONLY_BINARY: ':all:' }, 'build'],
    ['--only-binary :all:', { WHEELCHECK_NO_BINARY: 'cryptography' }, 'build'],
  ])('%s %j: %s', async (flags, env, verdict) => {
    const line = `requirements.txt -b python:3.8-slim --platform linux/amd64 --no-inspect-sdist -f json ${flags}`;
    const { packages } = JSON.parse((await run(line, env)).stdout);
    const found = packages.find(({ name }: { readonly name: string }) => name === 'cryptography');
    expect(found.results[0].verdict).toBe(verdict);
  });
});

describe('flags of later issues', () => {
  it.each(['--inspect-image'])('%s is refused as unknown', async (flag) => {
    const { code, stderr } = await run(`requirements.txt ${base} ${flag}`);
    expect([code, stderr]).toEqual([2, expect.stringContaining('unknown option')]);
  });
});

describe('flags about Dockerfiles', () => {
  it.each(['--build-arg=A=B', '--stage=builder'])('%s says that there is none', async (flag) => {
    const { code, stderr } = await run(`requirements.txt ${base} ${flag}`);
    expect([code, stderr]).toEqual([2, expect.stringContaining('has no effect here')]);
  });
});

describe('folders of a repository', () => {
  const requirements = 'cffi==1.14.5\n';
  const inRepository = (line: string, files: Readonly<Record<string, string>>): Promise<Ran> => {
    const repository = mkdtempSync(join(scratch, 'repository-'));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(repository, path, '..'), { recursive: true });
      writeFileSync(join(repository, path), text);
    }
    return hosted.run(line.split(' '), repository, isolated);
  };
  const dockerfile = 'FROM python:3.12-slim\n';

  it.each([
    [
      'with a Dockerfile each are not checked on the image of one of them',
      'a d',
      {
        'a/Dockerfile': dockerfile,
        'a/requirements.txt': requirements,
        'd/Dockerfile': dockerfile,
        'd/requirements.txt': requirements,
      },
      'no base image was named',
      'wheelcheck a/Dockerfile d/Dockerfile',
    ],
    [
      'with a setup.py alone name it',
      `libs/common ${base}`,
      { 'libs/common/setup.py': 'from setuptools import setup\nsetup(name="a")\n' },
      'no lock or requirements file in libs/common',
      'name the file: wheelcheck libs/common/setup.py --base python:3.12-slim',
    ],
    [
      'with a project alone name the Dockerfile further down first: that tells the image too',
      'app',
      {
        'app/pyproject.toml': '[project]\nname = "a"\nversion = "1"\n',
        'app/docker/Dockerfile': `${dockerfile}COPY . .\nRUN pip install .\n`,
      },
      'no lock or requirements file in app',
      'name the file: wheelcheck app/docker/Dockerfile',
    ],
    [
      'whose Dockerfile was not named take no --stage',
      `${base} --stage builder`,
      { Dockerfile: dockerfile, 'requirements.txt': requirements },
      '--stage has no effect here',
      'leave it out, or name the Dockerfile too: wheelcheck Dockerfile',
    ],
  ])('%s', async (_, line, files, said, help) => {
    const { code, stderr } = await inRepository(line, files);
    expect([code, stderr]).toEqual([2, expect.stringContaining(`error: ${said}\n`)]);
    expect(stderr).toContain(`  help:  ${help}\n`);
  });
});

describe('a word that is no file', () => {
  it.each([
    ['explian cffi', 'there is no command explian', 'did you mean wheelcheck explain cffi?'],
    ['image', 'there is no command image', 'did you mean wheelcheck images?'],
    ['imagse python:3.12', 'there is no command imagse', 'did you mean wheelcheck images python:3.12?'],
    ['requirements.txt images', 'the command images stands behind requirements.txt', 'did you mean wheelcheck images?'],
    ['check requirements.txt', 'there is no command check', expect.stringMatching(/: wheelcheck requirements\.txt$/)],
    ['version', 'there is no command version', 'wheelcheck --version'],
    ['chek', 'there is no file and no command chek', expect.stringMatching(/^did you mean check\? .*: wheelcheck$/)],
    ['cahce clean', 'there is no command cahce', 'did you mean wheelcheck cache clean?'],
    ['probe', 'there is no command probe', expect.stringContaining('--libc')],
    ['WC101', 'WC101 is the id of a rule, and no file', 'wheelcheck explain WC101 tells of it'],
    ['requirments.txt', 'requirments.txt: there is no such file', 'did you mean requirements.txt?'],
    ['a/b.txt', 'a/b.txt: there is no such file', 'name a lock or requirements file'],
    ['', 'an empty word stands where a file is expected', expect.stringContaining('a variable of the shell not set')],
  ])('%s', async (words, said, help) => {
    const { code, stderr } = await run(words);
    const [error = '', hint = ''] = stderr.split('\n');
    expect([code, error, hint.replace(/^ {2}help: {2}/, '')]).toEqual([2, `error: ${said}`, help]);
  });

  it.each([
    ['help', '--help'],
    ['help explain', 'explain --help'],
  ])('%s is %s', async (words, same) => {
    expect(await run(words)).toEqual({ ...(await run(same)), code: 0, stderr: '' });
  });
});

describe('a symbolic link', () => {
  it.each([
    ['round', 'round in a circle'],
    ['dangling', 'nowhere'],
  ])('%s is told as one', async (name, where) => {
    const folder = mkdtempSync(join(scratch, 'links-'));
    symlinkSync(name === 'round' ? name : 'absent', join(folder, name));
    const { code, stderr } = await hosted.run([name, ...base.split(' ')], folder, isolated);
    const said = [`${name}: there is no such file`, `  cause: it is a symbolic link that leads ${where}`];
    expect([code, stderr]).toEqual([2, `error: ${said.join('\n')}\n  help:  name the file itself\n`]);
  });
});

describe('rules with a word', () => {
  it.each(['WC101', 'wc101'])('%s is explained', async (word) => {
    expect(await run(`rules ${word}`)).toEqual(await run('explain WC101'));
  });

  it.each([
    ['rules WC999', 'did you mean WC109? wheelcheck rules lists every rule'],
    ['explain wc999', 'did you mean WC109? wheelcheck rules lists every rule'],
    ['rules speed', 'wheelcheck rules lists every rule'],
  ])('%s is no rule', async (words, help) => {
    const { code, stdout, stderr } = await run(words);
    const said = `error: there is no rule ${words.split(' ').at(-1)}\n  help:  ${help}\n`;
    expect([code, stdout, stderr]).toEqual([2, '', said]);
  });
});

describe('--recommend without an image', () => {
  it('says that it starts from one', async () => {
    const { code, stderr } = await run('requirements.txt --recommend');
    expect([code, stderr]).toEqual([
      2,
      'error: --recommend needs an image to start from\n  cause: no base image was named\n  help:  add --base python:3.12-slim\n',
    ]);
  });
});

describe('explain and a name that the file does not hold', () => {
  it.each([
    ['crytography', 'requirements.txt does not hold crytography', 'did you mean cryptography (requirements.txt:1)?'],
    ['cfif', 'requirements.txt does not hold cfif', 'did you mean cffi (requirements.txt:2)?'],
  ])('%s, close to one that it holds, is not asked for', async (name, said, help) => {
    const { code, stderr } = await run(`explain ${name} ${base} --index-url http://127.0.0.1:9/simple --retries 0`);
    expect([code, stderr]).toEqual([2, expect.stringContaining(`error: ${said}\n  help:  ${help} If not,`)]);
  });

  it('the name is told before the image is asked for', async () => {
    const { code, stderr } = await run('explain crytography');
    expect([code, stderr]).toEqual([2, expect.stringContaining('did you mean cryptography (requirements.txt:1)?')]);
    expect((await run('explain matplotlib')).stderr).toContain('error: no base image was named');
  });

  it('a version says that it is meant, and another name is asked for', async () => {
    expect((await run(`explain crytography==1.0 ${base}`)).stdout).toContain(
      `No project of this name on ${server.url}.`,
    );
    expect((await run(`explain matplotlib ${base}`)).stdout).toContain('matplotlib');
  });

  it('tells an index that is down from one that was not asked', async () => {
    const line = `explain cffi ${base} --index-url http://127.0.0.1:9/offline/simple --retries 0`;
    expect((await run(line)).stderr).toContain(
      'error: the index did not answer for cffi 1.14.5\n  cause: connection refused',
    );
    expect((await run(`${line} --offline`)).stderr).toContain(
      'error: the index was not asked for cffi 1.14.5\n  cause: the run is offline\n  help:  run without --offline\n',
    );
  });
});

describe('an error about text from outside', () => {
  // A tag character, the Mongolian vowel separator, an escape sequence.
  const hostile = 'x\u{e0041}\u180e\u001b[2J';

  it.each<[what: string, words: string, environment?: Readonly<Record<string, string>>]>([
    ['a file', `${hostile}.txt ${base}`],
    ['an image', `requirements.txt -b ${hostile}`],
    ['an option, which the argument parser itself refuses', `requirements.txt --${hostile}`],
    ['a choice', `requirements.txt --color ${hostile}`],
    ['a variable', 'requirements.txt', { WHEELCHECK_COLOR: hostile }],
    ['a report', `requirements.txt ${base} -f json=${hostile}/\u001b.json -f junit=${hostile}/\u001b.json`],
    ['a package', `explain ${hostile} ${base}`],
    ['a rule that the environment names', 'requirements.txt', { WHEELCHECK_FAIL_ON: hostile }],
  ])('shows %s and obeys none of it', async (_, words, environment) => {
    const { code, stderr } = await run(words, environment);
    expect([code, stderr]).toEqual([2, expect.stringContaining('x???[2J')]);
    expect(printableLines(stderr)).toBe(stderr);
  });
});

describe('the process', () => {
  it('ends with 130 when interrupted, and leaves no report behind', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/simple`;
    const file = join(scratch, 'interrupted.json');
    const child = spawn(
      process.execPath,
      [command, 'requirements.txt', ...base.split(' '), '-f', `json=${file}`, '--index-url', url],
      { cwd: project, env: { ...process.env, ...isolated } },
    );
    await once(silent, 'request');
    child.kill('SIGINT');
    const [code] = await once(child, 'close');
    silent.closeAllConnections();
    silent.close();
    expect(code).toBe(130);
    expect(() => readFileSync(file)).toThrow('ENOENT');
  });

  it('tells an index that is down from one that was not asked, whatever its name', async () => {
    const flags = `requirements.txt ${base} --retries 0 --index-url http://127.0.0.1:9/offline/simple`;
    expect((await run(flags)).stderr).toMatch(
      /^error: the index did not answer for 3 of 3 packages .*\n {2}cause: connection refused \(http:\S+\)\n/,
    );
    expect((await run(`${flags} --offline`)).stderr).toMatch(
      /^error: the index was not asked for 3 of 3 packages .*\n {2}cause: the run is offline\n/,
    );
  });

  it('reports at --timeout-total what is decided, and ends', async () => {
    // Answers for one project; the others wait for ever.
    const index = createServer((request, response) => {
      const { body, status } = answerRecorded(recordings, request.url ?? '', request.headers.accept ?? '');
      if (/pycparser/.test(request.url ?? '')) response.writeHead(status).end(body);
    }).listen(0, '127.0.0.1');
    await once(index, 'listening');
    const url = `http://127.0.0.1:${(index.address() as AddressInfo).port}/simple`;
    const started = Date.now();
    const { code, stderr } = await run(`requirements.txt ${base} --no-resolve --timeout-total 2 --index-url ${url}`);
    index.closeAllConnections();
    index.close();
    expect(code).toBe(2);
    expect(stderr).toContain('1 verdict is certain; 2 are unknown');
    expect(stderr).toContain('cause: the run was out of time');
    expect(stderr).toContain('help:  raise --timeout-total, or add --allow-unknown');
    expect(Date.now() - started).toBeLessThan(20_000);
  });

  it('ends a search for versions at --timeout-total, reports what is decided, and says so', async () => {
    // The page of the project has 30 versions; what they require is never told.
    const files = Array.from({ length: 30 }, (_, at) => ({
      filename: `app-${at}.0-py3-none-any.whl`,
      url: `app-${at}.0-py3-none-any.whl`,
      hashes: {},
      'core-metadata': true,
    }));
    const index = createServer((request, response) => {
      const { url = '', headers } = request;
      const own = url.endsWith('/app/') && JSON.stringify({ meta: { 'api-version': '1.0' }, name: 'app', files });
      const { body, status } = answerRecorded(recordings, url, headers.accept ?? '');
      if (own) response.setHeader('content-type', 'application/vnd.pypi.simple.v1+json').end(own);
      else if (!url.includes('/app')) response.writeHead(status).end(body);
    }).listen(0, '127.0.0.1');
    await once(index, 'listening');
    const url = `http://127.0.0.1:${(index.address() as AddressInfo).port}/simple`;
    const started = Date.now();
    const { code, stdout, stderr } = await run(`app pycparser==2.21 ${base} --timeout-total 2 --index-url ${url}`);
    index.closeAllConnections();
    index.close();
    expect(code).toBe(2);
    expect(stdout).toMatch(/^wheel +pycparser 2\.21/m);
    expect(stderr).toContain(
      'error: 1 of 2 packages came to no version (app)\n  cause: the versions of what has no pin were not found: the run was out of time after 1 version\n',
    );
    expect(stderr).toContain('help:  raise --timeout-total, check the pinned file');
    expect(Date.now() - started).toBeLessThan(20_000);
  });

  it('is quiet when its reader goes away', async () => {
    const child = spawn('sh', ['-c', `"${process.execPath}" "${command}" images -v | head -1`], { cwd: project });
    let stderr = '';
    child.stderr.on('data', (text) => (stderr += String(text)));
    await once(child, 'close');
    expect(stderr).toBe('');
  });
});

describe('the version', () => {
  it('is the same in both packages, in core and in the command', () => {
    const versions = ['core', 'cli'].map(
      (name) =>
        (JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8')) as { version: string }).version,
    );
    expect([...versions, coreVersion, commandVersion]).toEqual(Array.from({ length: 4 }, () => commandVersion));
  });
});
