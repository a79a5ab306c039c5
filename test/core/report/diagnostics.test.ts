// What is said once about a target.

import { describe, expect, it } from 'vitest';
import { resolveTarget } from '../../../packages/core/src/image/resolve-target.ts';
import { allWords } from '../../../packages/core/src/report/all-words.ts';
import { diagnose } from '../../../packages/core/src/report/diagnostics.ts';
import { readManifest } from '../../support/read-manifest.ts';

const poetryLock = 'package = []\n\n[metadata]\nlock-version = "2.1"\npython-versions = ">=3.11"\ncontent-hash = "0"\n';

/** Of a file on an image. */
async function told(base: string, path: string, text: string, python?: string) {
  const target = await resolveTarget({ base, platform: 'linux/amd64', ...(python === undefined ? {} : { python }) });
  const manifest = await readManifest(path, text, async () => undefined);
  const file = { path, text, sibling: async () => undefined };
  const request = { base, platform: 'linux/amd64' as const };
  const checked = { id: 't0', request, target, rows: [], advice: { plans: [], ways: new Map(), isCut: false } };
  const raised = await diagnose({ inputs: [{ file, sha256: null, manifest }], targets: [checked], checked: [] });
  return raised.map((each) => ('said' in each ? each.said : allWords.diagnostic(each)));
}

describe('an image that brings Python packages of its own', () => {
  it.each([
    ['quay.io/jupyter/scipy-notebook:python-3.12', 'requirements.txt', 'six==1.16.0\n', 'jupyterlab'],
    ['public.ecr.aws/lambda/python:3.12', 'requirements.txt', 'six==1.16.0\n', 'boto3'],
    ['tiangolo/uvicorn-gunicorn-fastapi:python3.11', 'requirements.txt', 'six==1.16.0\n', 'fastapi'],
    ['public.ecr.aws/lambda/python:3.12', 'poetry.lock', poetryLock, null],
    ['python:3.12-slim', 'requirements.txt', 'six==1.16.0\n', null],
  ])('%s, %s', async (base, path, text, name) => {
    const said = (await told(base, path, text)).filter(({ message }) => message.includes('packages of its own'));
    expect(said.map(({ level, message }) => [level, message.includes(name ?? '')])).toEqual(
      name === null ? [] : [['note', true]],
    );
  });
});

describe('an image whose pip is bound to virtual environments (PEP 668)', () => {
  it.each([
    ['debian:12', '3.11', 'requirements.txt', 'six==1.16.0\n', 1],
    ['ubuntu:24.04', '3.12', 'requirements.txt', 'six==1.16.0\n', 1],
    ['alpine:3.20', '3.12', 'requirements.txt', 'six==1.16.0\n', 1],
    // Not that of another Python, nor of an older release; Poetry makes an environment of its own.
    ['debian:12', '3.12', 'requirements.txt', 'six==1.16.0\n', 0],
    ['debian:11', '3.9', 'requirements.txt', 'six==1.16.0\n', 0],
    ['python:3.12-slim', undefined, 'requirements.txt', 'six==1.16.0\n', 0],
    ['debian:12', '3.11', 'poetry.lock', poetryLock, 0],
  ])('%s with Python %s and %s: %#', async (base, python, path, text, times) => {
    const said = await told(base, path, text, python);
    const notes = said.filter(({ message }) => message.includes('PEP 668'));
    expect(notes).toHaveLength(times);
    for (const note of notes) expect(note).toMatchObject({ rule: null, level: 'note', target: 't0' });
  });
});
