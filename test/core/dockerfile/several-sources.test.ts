// Several sources that one COPY puts into a folder: what goes by the name that is asked for, before what a folder may have.

import { expect, it } from 'vitest';
import { copySourceOf } from '../../../packages/core/src/dockerfile/context-paths.ts';

it.each<readonly [sources: readonly string[], path: string, from: string | undefined]>([
  [['sub', 'requirements.txt'], '/app/requirements.txt', 'requirements.txt'],
  [['requirements.txt', 'sub'], '/app/requirements.txt', 'requirements.txt'],
  [['sub/a', 'requirements.txt'], '/app/requirements.txt', 'requirements.txt'],
  [['sub', 'deps/*.txt'], '/app/requirements.txt', 'deps/requirements.txt'],
  [['sub', 'require*.txt'], '/app/requirements.txt', 'requirements.txt'],
  [['a', 'b/pins.txt'], '/app/pins.txt', 'b/pins.txt'],
  [['a', 'b/pins.txt'], '/app/requirements.txt', 'a/requirements.txt'],
  [['a.txt', 'b.txt'], '/app/requirements.txt', undefined],
  [['sub', 'requirements.txt'], '/app/more/requirements.txt', 'sub/more/requirements.txt'],
])('COPY %s: %s', (sources, path, from) => {
  expect(copySourceOf(path, [{ sources, destination: '/app', folder: true, step: 1 }])?.path).toBe(from);
});
