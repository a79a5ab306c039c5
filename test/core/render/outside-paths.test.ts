// A file outside the current folder: people see the way to it, and programs its name alone.

import { expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import { jsonDocument } from '../../../packages/core/src/render/data/json-document.ts';
import { terminal } from '../../../packages/core/src/render/terminal/terminal.ts';
import { smallIndex } from '../../support/small-index.ts';

it('has its way in a terminal and its name in JSON', async () => {
  const install = { line: 3, command: 'pip install', files: [], atClosedPython: 'free' } as const;
  const path = '../worker/Dockerfile';
  const stage = { path, name: 0, line: 1, imageLine: 1, installs: [install], pip: 'image', packages: [] };
  const report = await check({
    files: [{ path: '../requirements.txt', text: 'spam==2.0\n', sibling: () => Promise.resolve(undefined) }],
    targets: [{ base: 'python:3.12-slim', platform: 'linux/amd64', stage }],
    index: smallIndex({ spam: { '2.0': { files: ['tar.gz'], requires: [] } } }),
  });
  expect(terminal(report)).toMatch(/\.\.\/requirements\.txt:1 {2}WC101/);
  expect(terminal(report)).toContain('../worker/Dockerfile:3: pip install');
  const { inputs, packages, targets, diagnostics } = jsonDocument(report);
  const told = [...inputs, ...packages.map(({ location }) => location), ...targets.map(({ dockerfile }) => dockerfile)];
  const places = [...told, ...diagnostics.map(({ location }) => location)].flatMap((each) => (each ? [each.path] : []));
  expect([...new Set(places)].toSorted()).toEqual(['Dockerfile', 'requirements.txt']);
});

it('has its name in the sentences of JSON, and what its commands name stays', async () => {
  const install = { line: 3, command: 'pip install -r ../worker/r.txt', files: [], atClosedPython: 'free' } as const;
  const path = '../worker/Dockerfile';
  const unchecked = [{ line: 4, text: 'sh ../x.sh', why: '../worker/x.sh is not read, nor ../worker-2/y' }];
  const stage = { path, name: 0, line: 1, imageLine: 1, installs: [install], pip: 'image', packages: [], unchecked };
  const report = await check({
    files: [{ path: '../requirements.txt', text: 'spam==2.0\n', sibling: () => Promise.resolve(undefined) }],
    targets: [{ base: 'python:3.12-slim', platform: 'linux/amd64', stage }],
    index: smallIndex({ spam: { '2.0': { files: ['tar.gz'], requires: [] } } }),
  });
  const { targets, diagnostics } = jsonDocument(report);
  expect(targets[0]?.dockerfile?.command).toBe('pip install -r ../worker/r.txt');
  const told = diagnostics.find(({ rule }) => rule === 'WC403');
  expect(told?.message).toBe('not judged: Dockerfile:4 sh ../x.sh (x.sh is not read, nor ../worker-2/y)');
});
