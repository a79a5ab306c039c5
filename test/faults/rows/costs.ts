// E2 and B4, of the whole command: how much memory a file or a page of somebody may cost, and how long it may compute in one piece, in
// which neither Ctrl-C nor --timeout-total has an effect.

import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { command } from '../../support/command.ts';
import { serveFaults } from '../fault-server.ts';
import type { Row } from '../row.ts';
import { injected } from '../tally.ts';

/** Megabytes: 300, and half as much again for garbage that is collected later on a busy machine. */
const MEMORY = 450;
/** Milliseconds of the processor. A second on a quiet machine; where others empty its caches it takes more. */
const PIECE = 2000;

/** `npm run faults` takes what is just read; every run a part of it, which would show what grows faster than the text. */
const part = process.env['FAULT_SEEDS'] === undefined ? 0.1 : 1;

const watch = join(import.meta.dirname, '../../support/watch-process.mjs');

interface Cost {
  readonly said: string;
  readonly memory: number;
  /** The longest time between two turns of its event loop. */
  readonly longest: number;
}

/** Runs the command in a process of its own over one file. */
async function costOf(name: string, text: string, url: string): Promise<Cost> {
  const cwd = mkdtempSync(join(tmpdir(), 'wheelcheck-faults-'));
  writeFileSync(join(cwd, name), text);
  const told = join(cwd, 'told.json');
  const words = `${name} -b python:3.12-slim --platform linux/amd64 --no-resolve --no-cache --timeout 600`.split(' ');
  const env = { PATH: process.env['PATH'], HOME: cwd, WHEELCHECK_INDEX_URL: url, WATCH_PROCESS: told };
  try {
    const said = await new Promise<string>((resolve) => {
      const args = ['--import', watch, command, ...words, ...(url === '' ? ['--offline'] : [])];
      execFile(process.execPath, args, { cwd, env, maxBuffer: 1e8 }, (_, stdout, stderr) => resolve(stdout + stderr));
    });
    return { said, ...(JSON.parse(readFileSync(told, 'utf8')) as { memory: number; longest: number }) };
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

async function bounded(what: string, name: string, text: string, url: string, expected: RegExp): Promise<void> {
  const { said, memory, longest } = await costOf(name, text, url);
  await injected([said], () => {
    expect([what, said]).toEqual([what, expect.stringMatching(expected)]);
    expect([what, Math.max(memory, MEMORY), Math.max(longest, PIECE)]).toEqual([what, MEMORY, PIECE]);
  });
}

const times = (count: number, text: (at: number) => string): string =>
  Array.from({ length: Math.round(count) }, (_, at) => text(at)).join('');

const lock = 'version = 1\nrevision = 2\nrequires-python = ">=3.12"\n';
const locked = (at: number): string =>
  `[[package]]\nname = "p${at}"\nversion = "1.0"\nsource = { registry = "https://index.example/simple" }\n`;
const pipfile = (members: string): string =>
  `{"_meta": {"hash": {"sha256": ""}, "pipfile-spec": 6, "requires": {}, "sources": []}, "default": {${members}}, "develop": {}}`;
const hashes = (at: number): string =>
  times(20, (more) => ` --hash=sha256:${(20 * at + more).toString(16).padStart(64, '0')}`);

const files: readonly (readonly [name: string, text: string, said: RegExp])[] = [
  ['uv.lock', lock + times(299_000 * part, (at) => `k${at} = 1\n`), /holds no package/],
  ['uv.lock', lock + times(10_000 * part, locked), /was not asked for/],
  ['uv.lock', lock + times(60_000, locked), /60000 packages are more than the 10000 that are read/],
  ['Pipfile.lock', pipfile(`${times(100_000, (at) => `"p${at}": {},`)}"z": {}`), /100001 packages are more than/],
  ['requirements.txt', times(5000 * part, (at) => `p${at}==1.0${hashes(at)}\n`), /was not asked for/],
];

const wheel = (at: number): string => `native-1.${at}-cp312-cp312-manylinux_2_17_x86_64.whl`;
const ofPage = (at: number): string =>
  `{"filename":"${wheel(at)}","url":"https://files.example/${wheel(at)}","hashes":{"sha256":"${'a'.repeat(64)}"}}`;
const [html, json] = ['text/html', 'application/vnd.pypi.simple.v1+json'];

const pages: readonly (readonly [what: string, type: string, text: string, said: RegExp])[] = [
  ['tags never closed', html, `<!DOCTYPE html><body>${'<a>'.repeat(10_000_000 * part)}`, /did not answer for native/],
  ['an attribute never closed', html, `<!DOCTYPE html><a href="${'x'.repeat(30_000_000 * part)}`, /did not answer/],
  ['brackets', json, `{"name":"native","files":${'['.repeat(30_000_000 * part)}`, /did not answer for native/],
  [
    'many files',
    json,
    `{"meta":{"api-version":"1.1"},"name":"native","files":[${times(100_000 * part, (at) => `${ofPage(at)},`)}${ofPage(0)}]}`,
    /1 of 1 package|1 wheel/,
  ],
];

export const costs: readonly Row[] = [
  {
    id: 'E2',
    fault: 'files of a great size: memory, and the longest piece, of the whole command',
    async run() {
      for (const [name, text, said] of files) await bounded(`${name} of ${text.length}`, name, text, '', said);
    },
  },
  {
    id: 'B4',
    fault: 'pages of a great size: memory, and the longest piece, of the whole command',
    async run() {
      for (const [what, type, text, said] of pages) {
        const page = { status: 200, headers: { 'content-type': type }, body: Buffer.from(text) };
        const server = await serveFaults(({ path, reply }) =>
          path.startsWith('/simple/native') ? page : path.startsWith('/pypi/') ? { ...reply, status: 404 } : reply,
        );
        await bounded(what, 'requirements.txt', 'native==1.5\n', `${server.origin}/simple`, said);
        await server.close();
      }
    },
  },
];
