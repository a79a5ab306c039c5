// WC103 of a file: a Pipfile.lock binds the Python where the command that installs from it stops on another one.

import { expect, it } from 'vitest';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import type { Manifest } from '../../../packages/core/src/manifest/manifest.ts';
import { parseSpecifiers } from '../../../packages/core/src/packaging/specifier.ts';
import type { JudgedTarget } from '../../../packages/core/src/rules/matter.ts';
import { wc103PythonExcluded } from '../../../packages/core/src/rules/wc103-python-excluded.ts';

const range = parseSpecifiers('==3.11.*');
const lockedPython = {
  text: '3.11',
  anyOf: range.ok ? [range.value] : [],
  asked: 'Pipfile:12 (python_version = "3.11")',
};

async function said(
  base: string,
  command: string,
  stopsAtOtherPython: boolean,
  pythonsBeside: readonly string[] = [],
  pythonAsked?: { readonly source: string; readonly text: string },
): Promise<readonly string[]> {
  const manifest = { path: 'Pipfile.lock', lockedPython } as unknown as Manifest;
  const install = {
    line: 4,
    command,
    files: ['Pipfile.lock'],
    atClosedPython: 'free',
    stopsAtOtherPython,
    pythonsBeside,
    ...(pythonAsked === undefined ? {} : { pythonAsked }),
  } as const;
  const stage = { path: 'Dockerfile', name: 0, line: 1, imageLine: 1, installs: [install], pip: 'image', packages: [] };
  const target = { ...(await resolveTarget({ base, platform: 'linux/amd64' })), stage };
  const matter = { manifests: [manifest], targets: [{ id: 't0', target } as unknown as JudgedTarget], checked: [] };
  const { later } = wc103PythonExcluded;
  expect(later?.where(matter)).toBe(true);
  const looks = await later?.load(wc103PythonExcluded);
  return (looks?.ofFiles?.(matter) ?? []).map(({ sentence }) => sentence);
}

it.each<[base: string, command: string, stops: boolean, expected: readonly string[]]>([
  [
    'python:3.13-slim',
    'pipenv install --deploy',
    true,
    [
      'Change Dockerfile:1 (FROM python:3.13-slim) to an image with Python 3.11, or change Pipfile:12 (python_version = "3.11") and make Pipfile.lock anew. ' +
        'Pipfile.lock is for Python 3.11; python:3.13-slim has 3.13.15: nothing is installed',
    ],
  ],
  ['python:3.11-slim', 'pipenv install --deploy', true, []],
  ['python:3.13-slim', 'pipenv sync', false, []],
])('on %s by %s', async (base, command, stops, expected) => {
  expect(await said(base, command, stops)).toEqual(expected);
});

it('says nothing where the Python of the lock is beside the one that counts', async () => {
  expect(await said('python:3.13-slim', 'pipenv sync', true, ['3.11'])).toEqual([]);
});

it('names what asked uv for that Python, which no other image changes', async () => {
  const asked = { source: '.python-version', text: '3.13' };
  expect(await said('python:3.11-slim', 'uv sync', true, [], asked)).toEqual([]);
  expect(await said('python:3.13-slim', 'uv sync', true, [], asked)).toEqual([
    'Change .python-version to a Python 3.11, or make Pipfile.lock for 3.13. ' +
      'Pipfile.lock is for Python 3.11; .python-version asks for 3.13: nothing is installed',
  ]);
});
