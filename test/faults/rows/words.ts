// E3, E6: words that somebody else wrote.

import { expect } from 'vitest';
import { WheelcheckError } from '../../../packages/core/src/error.ts';
import { resolveImage } from '../../../packages/core/src/image/resolve-image.ts';
import { parseFilename } from '../../../packages/core/src/packaging/filename.ts';
import { parseMarker } from '../../../packages/core/src/packaging/marker.ts';
import { isValidName, normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { parseRequirement } from '../../../packages/core/src/packaging/requirement.ts';
import { parseSpecifiers } from '../../../packages/core/src/packaging/specifier.ts';
import { parseVersion } from '../../../packages/core/src/packaging/version.ts';
import { cpuTime } from '../../support/cpu-time.ts';
import type { Row } from '../row.ts';
import { injected } from '../tally.ts';

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

export const words: readonly Row[] = [
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
