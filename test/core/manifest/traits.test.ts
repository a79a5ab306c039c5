// Installers and formats are told apart by their traits: outside a format's own folder nothing compares their names.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatTraits } from '../../../packages/core/src/manifest/format-traits.ts';
import { formats } from '../../../packages/core/src/manifest/formats.ts';
import { installerTraits } from '../../../packages/core/src/manifest/installer-traits.ts';

const packages = join(import.meta.dirname, '../../../packages');

/** Where names stand by right: the tables, and a format's own folder. */
const own =
  /^(?:core\/src\/manifest\/(?:(?:installer|format)-traits\.ts|(?:pylock|uv|poetry|pdm|pipfile|requirements)\/))/;

const names = [...Object.keys(installerTraits), ...Object.keys(formatTraits)].map((name) => name.replace('.', '\\.'));
const quoted = `['"](?:${names.join('|')})['"]`;

/** `installer === 'uv'`, `'pip' !== format`, `new Set(['poetry', …])`, `.includes('pip')`, `case 'uv':`. */
const comparisons: readonly RegExp[] = [
  /\b(?:installer|format)\s*[!=]==?\s*['"]/,
  new RegExp(`(?:installer|manifest|format)\\S*\\s*[!=]==?\\s*${quoted}`),
  new RegExp(`${quoted}\\s*[!=]==?`),
  new RegExp(`new Set[^\\n]*${quoted}`),
  new RegExp(`(?:includes|has)\\(${quoted}\\)`),
];

/** Where a line compares another thing: a report's format, an archive's, a build backend, a program that a command runs. */
const otherThings =
  /^(?:cli\/src\/(?:output|baseline)\.ts|core\/src\/node\/(?:sdist\/unpack|read-archive)\.ts|core\/src\/sdist\/|core\/src\/dockerfile\/(?:program-of|brought-tools)\.ts)/;

describe('names of installers and formats', () => {
  const files = ['core/src', 'cli/src'].flatMap((folder) =>
    readdirSync(join(packages, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
  );

  it('are compared nowhere', () => {
    const found = files
      .filter((file) => !own.test(file) && !otherThings.test(file))
      .flatMap((file) =>
        readFileSync(join(packages, file), 'utf8')
          .split('\n')
          .filter((line) => comparisons.some((comparison) => comparison.test(line)))
          .map((line) => `${file}: ${line.trim()}`),
      );
    expect(files.length).toBeGreaterThan(100);
    expect(found).toEqual([]);
  });

  it('the scan sees a comparison', () => {
    const seen = (line: string): boolean => comparisons.some((comparison) => comparison.test(line));
    expect(
      [
        "manifest.installer === 'uv'",
        "'pip' !== installer",
        "new Set(['poetry', 'pdm'])",
        "by.manifest.format !== 'uv.lock'",
      ].map(seen),
    ).toEqual([true, true, true, true]);
  });
});

describe('formats', () => {
  it('each has a reader of its name', () => {
    expect(
      Object.values(formats)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(Object.keys(formatTraits).toSorted());
  });
});
