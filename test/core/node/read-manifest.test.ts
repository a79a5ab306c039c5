import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WheelcheckError } from '../../../packages/core/src/error.ts';
import { findProjectRoot, readManifestFile, siblingReader } from '../../../packages/core/src/node/read-manifest.ts';
import { shownPath } from '../../../packages/core/src/node/shown-path.ts';

const outside = mkdtempSync(join(tmpdir(), 'wheelcheck-read-'));
const project = join(outside, 'project');

beforeAll(() => {
  mkdirSync(join(project, 'req', 'deep'), { recursive: true });
  mkdirSync(join(project, '.git'));
  mkdirSync(join(outside, 'loose'));
  writeFileSync(join(outside, 'secret.txt'), 'secret==1.0\n');
  writeFileSync(join(outside, 'loose', 'requirements.txt'), 'six\n');
  writeFileSync(join(project, 'base.txt'), '\uFEFFsix==1.0\n');
  writeFileSync(join(project, 'req', 'dev.txt'), '-r ../base.txt\n');
  writeFileSync(join(project, 'req', 'bad.txt'), Buffer.from([0x73, 0xff]));
  writeFileSync(join(project, 'big.txt'), '');
  truncateSync(join(project, 'big.txt'), 50_000_001);
  symlinkSync(join(outside, 'secret.txt'), join(project, 'leak.txt'));
  symlinkSync(outside, join(project, 'leak'));
  symlinkSync('base.txt', join(project, 'alias.txt'));
  symlinkSync('circle.txt', join(project, 'circle.txt'));
  symlinkSync('gone.txt', join(project, 'dangling.txt'));
  execFileSync('sh', ['-c', 'mkfifo "$1"', 'sh', join(project, 'pipe.txt')]);
});

afterAll(() => {
  rmSync(outside, { recursive: true });
});

async function refusal(reading: Promise<unknown>): Promise<WheelcheckError> {
  const error: unknown = await reading.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof WheelcheckError)) throw new Error(`expected a WheelcheckError, got ${String(error)}`);
  return error;
}

describe('readManifestFile', () => {
  it('gives the decoded text, the hash of the bytes and a reader for what the file names', async () => {
    const { text, sha256, sibling } = await readManifestFile(join(project, 'base.txt'));
    expect(text).toBe('six==1.0\n');
    expect(sha256).toBe('ef63c02582a8cafd331b66d719e716e4bd124fd48cf39c727522e8eef953dc86');
    expect(await sibling('req/dev.txt')).toBe('-r ../base.txt\n');
  });

  it('shows a path as seen from the current folder', async () => {
    expect((await readManifestFile(join(project, 'base.txt'))).path).toBe(shownPath(join(project, 'base.txt')));
    const here = relative(process.cwd(), join(import.meta.dirname, 'read-manifest.test.ts'));
    expect((await readManifestFile(join(import.meta.dirname, 'read-manifest.test.ts'))).path).toBe(here);
    expect((await readManifestFile(`./${here}`)).path).toBe(here);
  });

  it('follows a symbolic link that the user named', async () => {
    expect((await readManifestFile(join(project, 'leak.txt'))).text).toBe('secret==1.0\n');
  });

  it.each([
    ['gone.txt', 'file-missing', 'there is no such file'],
    ['base.txt/x', 'file-missing', 'there is no such file'],
    ['dangling.txt', 'file-missing', 'there is no such file'],
    ['x'.repeat(5000), 'file-missing', 'there is no such file'],
    ['req', 'file-unreadable', 'cannot be read: it is a folder'],
    ['pipe.txt', 'file-unreadable', 'cannot be read: it is a pipe or a device, not a file'],
    ['circle.txt', 'file-unreadable', 'cannot be read: its symbolic links go round in a circle'],
    ['big.txt', 'file-unreadable', 'cannot be read: it is larger than 50 MB'],
  ])('refuses %s', async (name, code, message) => {
    const path = join(project, name);
    const error = await refusal(readManifestFile(path));
    expect(error).toMatchObject({ code, message: `${path}: ${message}` });
    expect(error.hint).toBeTruthy();
  });

  it.each(['/dev/zero', '/dev/null'])('refuses the device %s', async (path) => {
    expect(await refusal(readManifestFile(path))).toMatchObject({ code: 'file-unreadable' });
  });

  it('names line and byte of what is no text', async () => {
    const path = join(project, 'req', 'bad.txt');
    expect(await refusal(readManifestFile(path))).toMatchObject({
      message: `${path}:1: expected UTF-8, found the byte 0xff at offset 1`,
    });
  });

  it('says that a file may not be read', async () => {
    const path = join(project, 'closed.txt');
    writeFileSync(path, 'six');
    chmodSync(path, 0);
    // Who may read everything (root) reads it; everybody else is told.
    const outcome = await readManifestFile(path).then(
      ({ text }) => text,
      (error: unknown) => (error instanceof WheelcheckError ? error.message : ''),
    );
    expect(outcome).toBe(process.getuid?.() === 0 ? 'six' : `${path}: cannot be read: permission denied`);
  });
});

describe('siblingReader', () => {
  const read = siblingReader(project, join(project, 'req', 'dev.txt'));

  it.each([
    ['../base.txt', 'six==1.0\n'],
    ['../alias.txt', 'six==1.0\n'],
    ['./deep/../dev.txt', '-r ../base.txt\n'],
    ['gone.txt', undefined],
    ['../dangling.txt', undefined],
    ['dev.txt/x', undefined],
  ])('%s', async (path, text) => {
    expect(await read(path)).toBe(text);
  });

  it.each([
    ['../../secret.txt', 'it lies outside project, the folder of the project'],
    ['../../gone.txt', 'it lies outside project, the folder of the project'],
    ['../../../../../../../../../etc/passwd', 'it lies outside project, the folder of the project'],
    ['/etc/passwd', 'it is an absolute path'],
    [String.raw`C:\secret.txt`, 'it is an absolute path'],
    ['../leak.txt', 'it is a symbolic link to something outside the project'],
    ['../leak/secret.txt', 'it is a symbolic link to something outside the project'],
  ])('refuses %s', async (path, reason) => {
    const error = await refusal(read(path));
    expect(error).toMatchObject({ code: 'file-refused', message: `${path}: is not read: ${reason}` });
    expect(error.hint).toBe('only files inside the project are read: move or copy it there');
  });

  it('refuses a NUL byte in a name', async () => {
    expect(await refusal(read('a\0b'))).toMatchObject({ message: 'a?b: is not read: its name holds a NUL byte' });
  });

  it.each([
    ['../pipe.txt', 'file-unreadable'],
    ['deep', 'file-unreadable'],
    ['../circle.txt', 'file-unreadable'],
    ['../big.txt', 'file-unreadable'],
    ['bad.txt', 'file-broken'],
  ])('refuses %s as %s', async (path, code) => {
    expect((await refusal(read(path))).code).toBe(code);
  });

  it('holds when the root itself is reached by a symbolic link', async () => {
    const alias = join(outside, 'alias');
    symlinkSync(project, alias);
    expect(await siblingReader(alias, join(alias, 'req', 'dev.txt'))('../base.txt')).toBe('six==1.0\n');
  });
});

describe('findProjectRoot', () => {
  it('is the nearest folder with .git or pyproject.toml', async () => {
    expect(await findProjectRoot(join(project, 'req', 'deep', 'x.txt'))).toBe(project);
    writeFileSync(join(project, 'req', 'pyproject.toml'), '');
    expect(basename(await findProjectRoot(join(project, 'req', 'deep', 'x.txt')))).toBe('req');
    rmSync(join(project, 'req', 'pyproject.toml'));
  });

  it("is the file's own folder where there is none", async () => {
    expect(await findProjectRoot(join(outside, 'loose', 'requirements.txt'))).toBe(join(outside, 'loose'));
  });
});
