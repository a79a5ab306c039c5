// Which projects hold the same module, held against what pip's own finder and lazy wheel found in their releases.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { alternatives } from '../../../packages/core/src/advise/alternatives.ts';
import { moduleFamilies, sharedModule } from '../../../packages/core/src/assess/module-families.ts';

const recording = join(import.meta.dirname, '../../../fixtures/module-families.json');
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as scripts/record/record-module-families.py writes it
const recorded = JSON.parse(readFileSync(recording, 'utf8')) as {
  readonly projects: readonly { readonly project: string; readonly modules: readonly string[] }[];
};

describe('moduleFamilies', () => {
  it.each([...moduleFamilies])('%s was seen to hold its module', (name, { module, versions }) => {
    const row = recorded.projects.find(({ project }) => project === `${name}${versions}`);
    expect(row?.modules.filter((file) => [`${module}/__init__.py`, `${module}.py`].includes(file))).toHaveLength(1);
  });

  it('has each recorded project, and nobody is alone in a family', () => {
    expect(moduleFamilies.size).toBe(recorded.projects.length);
    const modules = [...moduleFamilies.values()].map(({ module }) => module);
    expect(
      modules.filter((module, at) => !modules.some((other, position) => other === module && position !== at)),
    ).toEqual([]);
  });

  // The others are a script with its decorators (uWSGI), names that lead to another project, and shims that require it.
  it('holds what stands in for another with the same files', () => {
    const apart = [...alternatives].filter(
      ([name, { name: instead }]) => moduleFamilies.get(name)?.module !== moduleFamilies.get(instead)?.module,
    );
    const unknown = [...alternatives].filter(([name]) => !moduleFamilies.has(name));
    expect(apart).toEqual([]);
    expect(unknown.map(([name]) => name)).toEqual(['uwsgi', 'sklearn', 'distribute', 'pytorch']);
  });
});

describe('sharedModule', () => {
  it.each<[name: string, version: string | undefined, size: number | undefined, module: string | undefined]>([
    ['opencv-python', '4.8.1.78', undefined, 'cv2'],
    ['opencv-python', undefined, undefined, 'cv2'],
    ['numpy', '2.1.0', undefined, undefined],
    ['constructor', '1', undefined, undefined],
    // A stub that stops with an error, and one before it
    ['tensorflow-gpu', '2.12.0', undefined, undefined],
    ['tensorflow-gpu', '2.11.0', undefined, 'tensorflow'],
    ['tensorflow-gpu', undefined, undefined, undefined],
    // Shims that require the real one
    ['pinecone', '5.0.1', undefined, undefined],
    ['python-levenshtein', '0.27.5', undefined, undefined],
    ['discord', '2.3.2', undefined, undefined],
    // Its wheels for aarch64 require tensorflow-cpu-aws, and hold nothing themselves.
    ['tensorflow', '2.15.0', 2151, undefined],
    ['tensorflow', '2.15.0', 475215351, 'tensorflow'],
  ])('%s %s of %s bytes: %s', (name, version, size, module) => {
    expect(sharedModule(name, version, size)).toBe(module);
  });
});
