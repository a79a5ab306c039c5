// F8: foreign text in what a reader may copy into a shell.

import { expect } from 'vitest';
import { builtTable } from '../../../packages/core/src/assess/toolchain/tables/built-table.ts';
import { packageTable } from '../../../packages/core/src/assess/toolchain/tables/package-table.ts';
import { WheelcheckError } from '../../../packages/core/src/error.ts';
import { readManifest } from '../../support/read-manifest.ts';
import type { Row } from '../row.ts';
import { injected } from '../tally.ts';

const shells = [
  '$(id)',
  '`id`',
  'a; rm -rf /',
  'a && id',
  'a | id',
  "a' 'b",
  '"',
  'a > /etc/x',
  '-rf',
  'a\nid',
  '${HOME}',
  '*',
];

const fields = (table: string): readonly (readonly string[])[] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split('|'));

/** The names that a lock or a requirements file with such a name ends up with. */
async function namesIn(path: string, text: string): Promise<readonly string[]> {
  try {
    const { packages } = await readManifest(path, text, () => Promise.resolve(undefined));
    return packages.map(({ name }) => name);
  } catch (error) {
    return error instanceof WheelcheckError ? [] : [String(error)];
  }
}

export const shell: readonly Row[] = [
  {
    id: 'F8',
    fault: 'words for a shell',
    run: async () => {
      for (const name of shells) {
        const quoted = JSON.stringify(name);
        for (const [path, text] of [
          ['requirements.txt', `${name}==1.0\n`],
          [
            'uv.lock',
            `version = 1\n[[package]]\nname = ${quoted}\nversion = "1.0"\nsource = { registry = "https://index.example/simple" }\n`,
          ],
          ['Pipfile.lock', `{"_meta": {"sources": []}, "default": {${quoted}: {"version": "==1.0"}}, "develop": {}}`],
        ] as const)
          for (const read of await namesIn(path, text))
            await injected([read], () => expect(read).toMatch(/^[a-z\d][a-z\d-]*$/));
      }
      // What a line for `before pip` names comes from these columns alone: no sign of theirs means anything to a shell.
      const columns = [...fields(packageTable).map((row) => row[3]), ...fields(builtTable).map((row) => row[3])];
      for (const column of new Set(columns)) await injected([], () => expect(column ?? '').toMatch(/^[\w .@:,?/+-]*$/));
    },
  },
];
