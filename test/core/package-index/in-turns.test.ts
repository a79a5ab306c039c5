// Every kind of answer is read in short pieces: between them whoever stops the run is heard.

import { expect, it } from 'vitest';
import type { Answer } from '../../../packages/core/src/http/get.ts';
import { readProjectJson, readVersionJson } from '../../../packages/core/src/package-index/pypi-json.ts';
import { readSimple } from '../../../packages/core/src/package-index/simple-api.ts';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import { answerWith } from '../../support/respond.ts';

const names = Array.from({ length: 7000 }, (_, at) => `demo-1.${at}-py3-none-any.whl`);
const entries = names.map((filename) => ({ filename, url: `https://files.example/${filename}`, digests: {} }));
const info = { name: 'demo', version: '1.0' };
const html = `<!DOCTYPE html><html><head><title>Links for demo</title></head><body>${names
  .map((name) => `<a href="/files/${name}">${name}</a>`)
  .join('\n')}</body></html>`;

type Read = (answer: Answer, project: ReturnType<typeof normalizeName>) => Promise<{ readonly ok: boolean }>;

it.each<readonly [what: string, read: Read, body: unknown, contentType: string]>([
  ['of one release by the JSON API', readVersionJson, { info, urls: entries }, 'application/json'],
  ['of a project by the JSON API', readProjectJson, { info, releases: { '1.0': entries } }, 'application/json'],
  [
    'of the Simple API as JSON',
    readSimple,
    { meta: { 'api-version': '1.1' }, name: 'demo', files: entries },
    'application/vnd.pypi.simple.v1+json',
  ],
  ['of the Simple API as HTML', readSimple, html, 'text/html'],
])('an answer %s', async (_, read, body, contentType) => {
  let rests = 0;
  const rest = async (): Promise<void> => {
    rests += 1;
  };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await read(answerWith(text, { contentType, rest }), normalizeName('demo'));
  expect(answer.ok).toBe(true);
  expect(rests).toBeGreaterThanOrEqual(3);
});
