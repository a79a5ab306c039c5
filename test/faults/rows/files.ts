// E2, E4, E5: locks and requirements files that somebody else wrote.

import { expect } from 'vitest';
import { WheelcheckError } from '../../../packages/core/src/error.ts';
import { decodeManifest } from '../../../packages/core/src/node/decode-manifest.ts';
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

export const files: readonly Row[] = [
  {
    id: 'E2',
    fault: 'TOML and JSON of great depth, of many keys, of long strings, with keys of every object',
    async run() {
      const keys = (text: (at: number) => string, count: number): string =>
        Array.from({ length: count }, (_, at) => text(at)).join('');
      await boundedly('uv.lock', uv(`x = ${'['.repeat(100_000)}`));
      await boundedly('uv.lock', uv(`x = ${'{a='.repeat(50_000)}1${'}'.repeat(50_000)}`));
      await boundedly('uv.lock', uv(keys((at) => `k${at} = 1\n`, 300_001)));
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
];
