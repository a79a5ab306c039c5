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

  // YAML of which each hands requests to pip.
  it.each([
    ['dependencies: [python, {pip: [requests]}]\n', 1],
    ['dependencies:\n  - python\n  - pip: [requests]\n', 3],
    ['dependencies:\n  - {pip: [requests]}\n', 2],
    ['dependencies:\n  -\n    pip:\n      - requests\n', 2],
    ['dependencies:\n  - pip:\n      - >-\n        requests\n', 3],
    ['dependencies:\n  - pip:\n      - &r requests\n', 3],
    ['dependencies:\n  - pip:\n      - requests\n        ==2.31.0\n', 4],
  ])('%j is refused at line %i, and nothing of it lost', async (text, line) => {
    const reading = readManifest('environment.yml', text, () => Promise.resolve(undefined));
    await expect(reading).rejects.toThrow(`environment.yml:${line}: expected the dependencies one a line`);
  });

  it.each([
    '"dependencies":\n- pip:\n  - requests\n',
    'dependencies: # all\n- pip: # of the index\n  - requests\nvariables:\n  A: b\n',
    'channels: [x]\ndependencies:\n- numpy>=1\n- conda-forge::scipy[version=">1"]\n- pip:\n  - requests\nprefix: /x\n',
  ])('%j holds requests', async (text) => {
    const { packages } = await readManifest('environment.yml', text, () => Promise.resolve(undefined));
    expect(packages.map(({ name }) => name)).toEqual(['requests']);
  });
});
