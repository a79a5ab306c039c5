// A package index on loopback for measurements: real answers, asked of the public index once and kept, packed beforehand, with the
// latency and the freshness that one chooses. A process of its own, so that its work is not counted as anybody else's.
//
//   NAME-copy2 is NAME under another name, so that a few hundred recordings make a thousand packages.
//   The message 'counts' is answered with what was asked for since the last one.

import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { keptAnswers } from '../record/kept-answers.mjs';
import { root } from '../setup/bootstrap.mjs';

const { DEFAULT_INDEX } = await import(join(root, 'packages/core/dist/package-index/default-index.js'));
const simpleApi = DEFAULT_INDEX.replace(/\/$/, '');
const jsonApi = new URL('/pypi', simpleApi).href;
const SIMPLE = 'application/vnd.pypi.simple.v1+json';

/** @param {string} name `numpy-copy2` @returns the name whose answers it has, and what is put behind it */
function original(name) {
  const [, own = name, copy = ''] = /^(.*)(-copy\d+)$/.exec(name) ?? [];
  return { own, copy };
}

/** `numpy-2.5.5.tar.gz` → `numpy_copy2-2.5.5.tar.gz`: wheels have no hyphen in a name, and versions begin with a digit. */
function renamed(filename, copy) {
  return copy === '' ? filename : filename.replace(/-(?=\d)/, `${copy.replace('-', '_')}-`);
}

export const recordings = join(root, 'node_modules', '.cache', 'bench', 'answers');
export const keep = keptAnswers(recordings);

/**
 * The JSON API's answer about a release, cut out of that about its project, which mirrors have too; undefined where there is none.
 * What it requires is known of the newest alone: of others whoever wants to know asks for metadata.
 */
export async function releaseOf(name, version, base) {
  const { own, copy } = original(name);
  const key = `${own}==${version}`;
  if (!releases.has(key)) releases.set(key, cutOut(own, version));
  const text = await releases.get(key);
  if (text === undefined) return undefined;
  const { info, urls } = JSON.parse(text);
  for (const file of urls) moveTo(file, base, copy);
  return { info: { ...info, name }, urls };
}

/** Texts of releases: documents of projects have megabytes. */
const releases = new Map();

async function cutOut(name, version) {
  const body = await keep(`${jsonApi}/${name}/json`, 'application/json');
  const { info, releases: all } = body ? JSON.parse(body) : {};
  if (!all?.[version]) return undefined;
  const { requires_dist: requires, ...others } = info;
  const isNewest = info.version === version;
  // A mirror's addresses may be relative to the document.
  const urls = all[version].map((file) => ({ ...file, url: new URL(file.url, `${jsonApi}/${name}/json`).href }));
  return JSON.stringify({ info: { ...others, version, ...(isNewest ? { requires_dist: requires } : {}) }, urls });
}

async function page(name, base) {
  const { own, copy } = original(name);
  const body = await keep(`${simpleApi}/${own}/`, SIMPLE);
  if (!body) return undefined;
  const listing = JSON.parse(body);
  listing.name = name;
  for (const file of listing.files) {
    file.url = new URL(file.url, `${simpleApi}/${own}/`).href;
    moveTo(file, base, copy);
    if (file.filename.endsWith('.whl')) file['core-metadata'] = true;
  }
  return { ...listing, meta: { 'api-version': '1.1' } };
}

/** Files stand behind this index, whatever host they are on. */
function moveTo(file, base, copy) {
  file.url = `${base}/files/${file.url.replace('://', '/').replace(file.filename, renamed(file.filename, copy))}`;
  file.filename = renamed(file.filename, copy);
}

const escape = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function html({ name, files }) {
  const anchors = files.map((file) => {
    const requires = file['requires-python'] ? ` data-requires-python="${escape(file['requires-python'])}"` : '';
    const yanked = file.yanked ? ' data-yanked=""' : '';
    const announced = file['core-metadata'] ? ' data-core-metadata="true"' : '';
    const address = escape(`${file.url}#sha256=${file.hashes.sha256}`);
    return `<a href="${address}"${requires}${yanked}${announced}>${escape(file.filename)}</a><br/>`;
  });
  return `<!DOCTYPE html><html><head><title>${name}</title></head><body>\n${anchors.join('\n')}\n</body></html>\n`;
}

/** @returns kind, media type and body; undefined for what is not there */
async function answer(path, accept, base) {
  const [api, ...rest] = path
    .split('/')
    .filter((part) => part !== '')
    .map((part) => decodeURIComponent(part));
  if (api === 'files' && path.endsWith('.whl.metadata')) {
    const file = rest.slice(1).join('/');
    const [, copy = ''] = /_(copy\d+)-[^/]*$/.exec(file) ?? [];
    const found = await keep(`${rest[0]}://${copy === '' ? file : file.replace(`_${copy}-`, '-')}`, '*/*');
    const body = found && Buffer.from(copy === '' ? found : String(found).replace(/^Name: .*$/m, `$&-${copy}`));
    // Metadata without a description may end without an empty line, and then looks as if it was cut off.
    return body && ['metadata', 'application/octet-stream', Buffer.concat([body, Buffer.from('\n\n')])];
  }
  if (api === 'pypi' && rest.length === 3) {
    const release = await releaseOf(rest[0], rest[1], base);
    return release && ['release', 'application/json', JSON.stringify(release)];
  }
  if (api !== 'simple' || !rest[0]) return undefined;
  const listing = await page(rest[0], base);
  if (!listing) return undefined;
  return accept.includes(SIMPLE)
    ? ['page', SIMPLE, JSON.stringify(listing)]
    : ['html page', 'text/html', html(listing)];
}

/** Starts answering, and says where to the process that started this one. */
function serve(latency) {
  const answers = new Map();
  let counts = { requests: 0, bytes: 0 };
  const server = createServer({ keepAliveTimeout: 30_000 }, async (request, response) => {
    counts.requests++;
    const base = `http://127.0.0.1:${server.address().port}`;
    const accept = request.headers.accept ?? '';
    const key = `${request.url} ${accept.includes(SIMPLE)}`;
    if (!answers.has(key)) answers.set(key, packed(answer(request.url.split('?')[0], accept, base)));
    const [found] = await Promise.all([
      answers.get(key).catch((error) => ({ error })),
      latency > 0 ? new Promise((done) => setTimeout(done, latency)) : undefined,
    ]);
    if (found?.error) console.error(found.error.message);
    if (found?.error) answers.delete(key);
    if (!found?.body) return response.writeHead(found?.error ? 502 : 404).end('not there\n');
    const { type, etag, body, gzip } = found;
    const sent = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '') ? gzip : body;
    counts.bytes += sent.length;
    response.writeHead(200, {
      'content-type': type,
      'content-length': sent.length,
      'cache-control': 'max-age=600, public',
      etag,
      vary: 'Accept, Accept-Encoding',
      ...(sent === gzip ? { 'content-encoding': 'gzip' } : {}),
    });
    return response.end(request.method === 'HEAD' ? undefined : sent);
  });
  process.on('message', () => {
    process.send(counts);
    counts = { requests: 0, bytes: 0 };
  });
  process.on('disconnect', () => process.exit());
  server.listen(0, '127.0.0.1', () => process.send(`http://127.0.0.1:${server.address().port}`));
}

async function packed(found) {
  const [, type, text] = (await found) ?? [];
  if (text === undefined) return undefined;
  const body = Buffer.from(text);
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`;
  return { type, etag, body, gzip: gzipSync(body) };
}

if (process.argv[1] === import.meta.filename) serve(Number(process.argv[2] ?? 0));
