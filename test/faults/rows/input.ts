// E: files and words that somebody else wrote.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { WheelcheckError } from '../../../packages/core/src/error.ts';
import { resolveImage } from '../../../packages/core/src/image/resolve-image.ts';
import { decodeManifest } from '../../../packages/core/src/node/decode-manifest.ts';
import { parseFilename } from '../../../packages/core/src/packaging/filename.ts';
import { parseMarker } from '../../../packages/core/src/packaging/marker.ts';
import { isValidName, normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { parseRequirement } from '../../../packages/core/src/packaging/requirement.ts';
import { parseSpecifiers } from '../../../packages/core/src/packaging/specifier.ts';
import { parseVersion } from '../../../packages/core/src/packaging/version.ts';
import { openCommand } from '../../support/command.ts';
import { cpuTime } from '../../support/cpu-time.ts';
import { readManifest } from '../../support/read-manifest.ts';
import type { Row } from '../row.ts';
import { injected } from '../tally.ts';

/** What reading a text comes to: `read`, or the error's message. */
async function reading(path: string, text: string): Promise<string> {
  try {
    await readManifest(path, text, () => Promise.resolve(undefined));
    return 'read';
  } catch (error) {
    return error instanceof WheelcheckError ? error.message : `not ours: ${String(error)}`;
  }
}

/** Milliseconds of the processor. Two seconds on a quiet machine; where others empty its caches it takes several times that. */
const LIMIT = 10_000;

/** Reads it, or refuses it, in bounded time. */
async function boundedly(path: string, text: string): Promise<void> {
  const started = cpuTime();
  const said = await reading(path, text);
  const spent = cpuTime() - started;
  await injected([said], () => {
    expect(said).not.toMatch(/^not ours/);
    expect([path, text.slice(0, 60), text.length, Math.max(spent, LIMIT)]).toEqual([
      path,
      text.slice(0, 60),
      text.length,
      LIMIT,
    ]);
  });
}

const lock = 'version = 1\nrevision = 2\nrequires-python = ">=3.12"\n';
const uv = (more: string): string => `${lock}${more}`;
const json = (more: string): string => `{"_meta": {"sources": []}, "default": {${more}}, "develop": {}}`;

/** Readers of texts of anybody, and what is hard for a pattern that goes back and forth. */
const readers: Readonly<Record<string, readonly [(text: string) => unknown, (n: number) => readonly string[]]>> = {
  names: [
    (text) => isValidName(text) || normalizeName(text),
    (n) => ['-'.repeat(n), `${'a-'.repeat(n / 2)}!`, `a${'_'.repeat(n)}`],
  ],
  versions: [
    parseVersion,
    (n) => [
      '1'.repeat(n),
      `${'1.'.repeat(n / 2)}x`,
      `1+${'a.'.repeat(n / 2)}!`,
      ' '.repeat(n),
      `1${'-'.repeat(n)}`,
      `v${'0'.repeat(n)}!`,
    ],
  ],
  specifiers: [
    parseSpecifiers,
    (n) => [
      `>=${'1'.repeat(n)}`,
      '>=1,'.repeat(n / 4),
      `==${' '.repeat(n)}1.*`,
      '~='.repeat(n / 2),
      `===${'x'.repeat(n)}`,
    ],
  ],
  markers: [
    parseMarker,
    (n) => [
      '('.repeat(n),
      `os_name == "${'x'.repeat(n)}`,
      `${' '.repeat(n)}os_name`,
      'os_name=="a" or '.repeat(n / 16),
      `python_version in "${'3 '.repeat(n / 2)}`,
    ],
  ],
  requirements: [
    parseRequirement,
    (n) => [
      `a[${'b,'.repeat(n / 2)}`,
      `a${' '.repeat(n)}`,
      `a @ ${'x'.repeat(n)}`,
      `a ${'>='.repeat(n / 2)}`,
      `a${'('.repeat(n)}`,
    ],
  ],
  'file names': [
    (text) => parseFilename(text, normalizeName('demo')),
    (n) => [
      `demo-${'1'.repeat(n)}-py3-none-any.whl`,
      `demo-1-${'a.'.repeat(n / 2)}-none-any.whl`,
      `${'-'.repeat(n)}.whl`,
      `demo-${'1.'.repeat(n / 2)}tar.gz`,
    ],
  ],
  images: [
    (text) => {
      try {
        return resolveImage(text);
      } catch (error) {
        return error;
      }
    },
    (n) => [
      'a/'.repeat(n / 2),
      `python:${'3.'.repeat(n / 2)}`,
      `python@sha256:${'a'.repeat(n)}`,
      '-'.repeat(n),
      `${'a.'.repeat(n / 2)}:`,
    ],
  ],
};

const hosted = openCommand();
export const closeCommand = (): Promise<void> => hosted.close();

export const input: readonly Row[] = [
  {
    id: 'E1',
    fault: 'includes: of themselves, without end, outside the project, of what is no file',
    async run() {
      const outer = mkdtempSync(join(tmpdir(), 'wheelcheck-faults-'));
      const folder = join(outer, 'project');
      mkdirSync(join(folder, 'chain'), { recursive: true });
      mkdirSync(join(folder, 'a folder'));
      const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
      put('self.txt', '-r self.txt\npure==1.0\n');
      put('a.txt', '-r b.txt\n');
      put('b.txt', '-r a.txt\n');
      for (let at = 0; at < 1000; at += 1) put(`chain/${at}.txt`, `-r ${at + 1}.txt\n`);
      writeFileSync(join(outer, 'secret.txt'), 'secret==1.0\n');
      symlinkSync(join(outer, 'secret.txt'), join(folder, 'link.txt'));
      execFileSync('sh', ['-c', 'mkfifo "$0"', join(folder, 'pipe.txt')]);
      const lines: Readonly<Record<string, RegExp>> = {
        '-r self.txt': /self\.txt/,
        '-r a.txt': /[ab]\.txt/,
        '-r chain/0.txt': /chain\/\d+\.txt/,
        '-r ../secret.txt': /secret\.txt/,
        '-r ../../../../../../etc/passwd': /passwd/,
        '-r /etc/passwd': /passwd/,
        '-r link.txt': /link\.txt/,
        '-r pipe.txt': /pipe\.txt/,
        '-r /dev/zero': /zero/,
        '-r "a folder"': /folder/,
        '-r absent.txt': /absent\.txt/,
        '-c ../secret.txt': /secret\.txt/,
      };
      put('pyproject.toml', '');
      for (const [line, named] of Object.entries(lines)) {
        put('requirements.txt', `${line}\n`);
        const { code, stdout, stderr } = await hosted.run(
          ['requirements.txt', '-b', 'python:3.12-slim', '--offline'],
          folder,
          { HOME: folder },
        );
        await injected([stdout, stderr], () => {
          expect([line, code]).toEqual([line, 2]);
          expect(stderr).toMatch(named);
          expect(stdout + stderr).not.toMatch(/secret 1\.0|root:/);
        });
      }
      rmSync(outer, { recursive: true });
    },
  },
  {
    id: 'E2',
    fault: 'TOML and JSON of great depth, of many keys, of long strings, with keys of every object',
    async run() {
      const keys = (text: (at: number) => string, count: number): string =>
        Array.from({ length: count }, (_, at) => text(at)).join('');
      await boundedly('uv.lock', uv(`x = ${'['.repeat(100_000)}`));
      await boundedly('uv.lock', uv(`x = ${'{a='.repeat(50_000)}1${'}'.repeat(50_000)}`));
      await boundedly('uv.lock', uv(keys((at) => `k${at} = 1\n`, 500_001)));
      await boundedly('uv.lock', uv(`x = "${'x'.repeat(3_000_000)}"\n`));
      await boundedly('poetry.lock', `[${'a.'.repeat(50_000)}a]\n`);
      await boundedly('pdm.lock', '[[package]]\n'.repeat(100_000));
      await boundedly('Pipfile.lock', json(`"x": ${'['.repeat(100_000)}${']'.repeat(100_000)}`));
      await boundedly('Pipfile.lock', json(keys((at) => `"k${at}": 1,`, 500_001) + '"z": 1'));
      await boundedly('Pipfile.lock', json(`"x": "${'x'.repeat(3_000_000)}"`));
      await boundedly('requirements.txt', 'demo==1.0\n'.repeat(30_000));
      await boundedly('requirements.txt', 'x'.repeat(2_000_000));
      await boundedly('requirements.txt', `demo==1.0 ${'\\\n'.repeat(200_000)}`);
      for (const key of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
        await boundedly(
          'uv.lock',
          uv(
            `${key} = { polluted = 1 }\n[[package]]\nname = "demo"\nversion = "1.0"\n${key} = { polluted = 1 }\nsource = { registry = "https://index.example/simple" }\n`,
          ),
        );
        await boundedly('Pipfile.lock', json(`"${key}": {"version": "==1.0", "${key}": {"polluted": 1}}`));
      }
      expect('polluted' in {}).toBe(false);
    },
  },
  {
    id: 'E3',
    fault: 'texts that are hard for patterns: twice as long takes at most three times as long',
    async run() {
      const SIZE = 40_000;
      for (const [what, [read, texts]] of Object.entries(readers)) {
        const time = (size: number, at: number): number => {
          const text = texts(size)[at] ?? '';
          return Math.min(
            ...[0, 1, 2].map((again) => {
              const started = cpuTime();
              // No two alike: what was read before may be remembered.
              read(`${text}${' '.repeat(again)}`);
              return cpuTime() - started;
            }),
          );
        };
        for (let at = 0; at < texts(SIZE).length; at += 1) {
          const [once, twice] = [time(SIZE, at), time(2 * SIZE, at)];
          await injected([], () => expect([what, at, twice < 40 || twice < 3 * once]).toEqual([what, at, true]));
        }
      }
    },
  },
  {
    id: 'E4',
    fault: 'encodings: UTF-16, marks of byte order, line ends of every kind, NUL, bytes that are no text',
    async run() {
      const text = 'demo==1.0\nother==2.0 # \u00e9\n';
      const utf16 = (mark: readonly number[], swap: boolean): Buffer => {
        const bytes = Buffer.from(text, 'utf16le');
        return Buffer.concat([Buffer.from(mark), swap ? bytes.swap16() : bytes]);
      };
      const rows: readonly (readonly [bytes: Buffer, read: boolean])[] = [
        [Buffer.from(text), true],
        [Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]), true],
        [utf16([0xff, 0xfe], false), true],
        [utf16([0xfe, 0xff], true), true],
        [Buffer.from(text.replaceAll('\n', '\r\n')), true],
        [Buffer.from(text.replaceAll('\n', '\r')), true],
        [Buffer.from('# -*- coding: latin-1 -*-\ndemo==1.0\nother==2.0 # \u00e9\n', 'latin1'), true],
        [Buffer.from('demo==1.0\nother==2.0 \\'), true],
        [Buffer.concat([Buffer.from(text), Buffer.from([0xff, 0xfe, 0xfd])]), false],
        [Buffer.from('demo==1.0\0\nother==2.0\n'), false],
      ];
      for (const [bytes, isRead] of rows) {
        let said: string;
        try {
          const manifest = await readManifest('requirements.txt', decodeManifest(bytes, 'requirements.txt'), () =>
            Promise.resolve(undefined),
          );
          said = manifest.packages.map(({ name, version }) => `${name} ${version}`).join(', ');
        } catch (error) {
          said = error instanceof WheelcheckError ? error.message : `not ours: ${String(error)}`;
        }
        await injected([said], () => {
          if (isRead) expect(said).toBe('demo 1.0, other 2.0');
          else expect(said).toMatch(/^requirements\.txt:[123]\b/);
        });
      }
    },
  },
  {
    id: 'E5',
    fault: 'marks of a merge, locks cut off, locks of another edition',
    async run() {
      const conflict = '<<<<<<< HEAD\nversion = "1.0"\n=======\nversion = "2.0"\n>>>>>>> branch\n';
      const pkg = (more: string): string => `[[package]]\nname = "demo"\n${more}`;
      const rows: readonly (readonly [path: string, text: string])[] = [
        ['uv.lock', uv(pkg(conflict))],
        ['poetry.lock', `${pkg(conflict)}\n[metadata]\nlock-version = "2.1"\n`],
        ['pdm.lock', pkg(conflict)],
        ['pylock.toml', `lock-version = "1.0"\n${pkg(conflict)}`],
        ['Pipfile.lock', json(`\n${conflict}`)],
        ['requirements.txt', 'demo==1.0\n<<<<<<< HEAD\nother==1.0\n'],
        ['uv.lock', uv('[[package]]\nname = "de')],
        ['poetry.lock', '[[package]]\nname = "de'],
        ['Pipfile.lock', json('"demo": {"ver').slice(0, 60)],
        ['uv.lock', 'version = 99\n'],
        ['pylock.toml', 'lock-version = "99.0"\n'],
        ['poetry.lock', '[metadata]\nlock-version = "99.0"\n'],
      ];
      for (const [path, text] of rows) {
        const said = await reading(path, text);
        await injected([said], () => expect(said.startsWith(path)).toBe(true));
      }
    },
  },
  {
    id: 'E6',
    fault: 'image references with blanks, line ends, flags, paths, without end',
    async run() {
      for (const text of [
        'python:3.12 slim',
        'python:3.12\nslim',
        '--flag',
        '-b',
        '../python:3.12',
        '/etc/passwd',
        `python:${'3'.repeat(10_000)}`,
        'python:3.12;rm',
        'python:$(id)',
        '`id`',
        'python:3.12\u001b[31m',
        '',
        ' ',
        'python::3',
        'python@sha256:zebra',
        '\u202epython',
        'https://python:3.12',
      ]) {
        let said = 'known';
        try {
          resolveImage(text);
        } catch (error) {
          said = error instanceof WheelcheckError ? `refused: ${error.message}` : `not ours: ${String(error)}`;
        }
        await injected([said], () => {
          expect([text.slice(0, 40), said.split(':')[0]]).toEqual([text.slice(0, 40), 'refused']);
          expect(said.length).toBeLessThan(1000);
        });
      }
    },
  },
];
