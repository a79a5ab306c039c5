// conda's environment.yml: what it hands to pip, at its lines, and a word on the rest.

import { describe, expect, it } from 'vitest';
import { formatOf } from '../../../../packages/core/src/manifest/formats.ts';
import { readManifest } from '../../../support/read-manifest.ts';

const environment = `name: lab
channels:
  - conda-forge
dependencies:
  - python=3.11
  - numpy
  - pip
  - pip:
      - requests==2.31.0
      - "flask>=2"  # the web part
      - -r more.txt
  - scipy
`;

describe('environment.yml', () => {
  it.each(['environment.yml', 'environment.yaml', 'environment-dev.yml', 'conda.yml'])('%s is one', (name) => {
    expect(formatOf(name, '').id).toBe('environment.yml');
  });

  it('gives the lines below pip, and says that the others are not read', async () => {
    const manifest = await readManifest('environment.yml', environment, (name) =>
      Promise.resolve(name === 'more.txt' ? 'click\n' : undefined),
    );
    expect(
      manifest.packages.map(({ name, version, specifier, at }) => [name, version ?? specifier, at.path, at.line]),
    ).toEqual([
      ['requests', '2.31.0', 'environment.yml', 9],
      ['flask', '>=2', 'environment.yml', 10],
      ['click', undefined, 'more.txt', 1],
    ]);
    expect(manifest.diagnostics).toEqual([
      { kind: 'conda-lines', lines: 4, location: { path: 'environment.yml', line: 1 } },
    ]);
  });

  it('holds nothing where there is no pip part', async () => {
    const { packages } = await readManifest('environment.yml', 'dependencies:\n  - numpy\n', () =>
      Promise.resolve(undefined),
    );
    expect(packages).toEqual([]);
  });
});
