// How much the page loads: built as it is served, opened as a browser would, given a pasted requirements.txt, and asked which of its
// files it took. Sizes are packed (gzip), without the rows of the tables of images.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { serveRecorded } from '../record/serve-recorded.mjs';
import { root } from './bootstrap.mjs';
import { joinChunks } from './join-chunks.mjs';
import { bundlePart, joining } from './page.mjs';

/**
 * The tables of images grow with every image and release that is made; the page cannot do without. The rows of distributions
 * are of them: the releases that images lie on, one more with each, made from the same data by make-images.
 */
const tables = [
  'distribution-rows.js',
  'python/python-images.js',
  'system/system-images.js',
  'listed/listed-images.js',
];

/** A page that its user pastes: pins with nothing to build, not even hashes, so that what they need is looked up. Two, as most files have several. */
const pasted = 'idna==3.20\npyparsing==3.3.3\n';

/**
 * @returns bytes: `pasted`, what was loaded until its report was there; `whole`, all that the page may ever load
 */
export async function pageSize() {
  const folder = mkdtempSync(join(tmpdir(), 'wheelcheck-page-'));
  const index = await serveRecorded(join(root, 'fixtures', 'index'));
  try {
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    await bundlePart('main', folder);
    const { outputs } = await bundlePart('worker', folder);
    await joinChunks(folder, outputs, joining);
    const names = readdirSync(folder).filter((name) => name.endsWith('.js'));
    const sizes = new Map(names.map((name) => [name, packedSize(join(folder, name))]));
    const sum = (some) => [...some].reduce((total, name) => total + sizes.get(name), 0);
    return { pasted: sum(['main.js', ...(await loadedFor(folder, names, index.url))]), whole: sum(names) };
  } finally {
    await index.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function packedSize(file) {
  const rows = tables.flatMap((table) => {
    const text = readFileSync(join(root, 'packages', 'core', 'dist', 'image', table), 'utf8');
    return [...text.matchAll(/`(?:\\\n)?([^`]+)`/g)].map(([, row]) => row);
  });
  return gzipSync(rows.reduce((text, row) => text.replace(row, ''), readFileSync(file, 'utf8'))).length;
}

/** Runs the worker here, on what a browser has and Node has too, until its report is there. */
async function loadedFor(folder, names, index) {
  const loaded = new Set();
  globalThis.noteLoaded = (name) => loaded.add(name);
  for (const name of names) {
    const file = join(folder, name);
    writeFileSync(file, `noteLoaded(${JSON.stringify(name)});${readFileSync(file, 'utf8')}`);
  }
  const settings = { images: ['python:3.12-slim'], platforms: ['linux/amd64'], groups: [], extras: [], index };
  const job = { files: [{ path: 'requirements.txt', text: pasted }], settings: { ...settings, offline: false } };
  return new Promise((resolve, reject) => {
    let hand;
    globalThis.self = {
      addEventListener: (_, listener) => (hand = listener),
      postMessage: (told) => {
        if (told.kind === 'failed') reject(new Error(`${told.failure.message}: ${told.failure.reason}`));
        if (told.kind !== 'done') return;
        if (!told.rendered.html.includes('2 packages')) reject(new Error('the report is about something else'));
        else resolve([...loaded]);
      },
    };
    import(pathToFileURL(join(folder, 'worker.js')).href).then(() => hand({ data: job }), reject);
  });
}
