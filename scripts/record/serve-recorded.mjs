// A package index on loopback that answers from recordings (NAME.json): for tests and the offline demonstration.
//
//   node scripts/record/serve-recorded.mjs fixtures/index [--port 0] [--no-version-json] [--no-json] [--no-simple-json] [--no-simple-html] [--no-metadata] [--relative-urls]
//
// Prints the Simple API's address; the JSON API is its sibling /pypi.

import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const SIMPLE_JSON = 'application/vnd.pypi.simple.v1+json';

/**
 * @typedef {object} RecordedOptions
 * @property {boolean} [versionJson] `/pypi/NAME/VERSION/json`; default true.
 * @property {boolean} [projectJson] `/pypi/NAME/json`; default true.
 * @property {boolean} [simpleJson] PEP 691 at `/simple/NAME/`; default true.
 * @property {boolean} [simpleHtml] PEP 503 at `/simple/NAME/`; default true.
 * @property {boolean} [metadata] Core metadata beside wheels (PEP 658), unannounced; default true.
 * @property {boolean} [relativeUrls] File addresses relative to the document, as some mirrors have them; default false.
 * @property {string} [filesOrigin] Where file addresses point to; default `https://files.example`.
 * @property {Readonly<Record<string, number>>} [fail] Normalised project name → the status that every question about it gets; `*` for all.
 *
 * @typedef {object} RecordedAnswer
 * @property {number} status
 * @property {Readonly<Record<string, string>>} headers
 * @property {string} body
 */

const normalize = (name) => name.replaceAll(/[-_.]+/g, '-').toLowerCase();

/** The few spellings that a pin of a recorded release may have: `v1.2`, `1.2.0` for `1.2`, upper case. */
function canonical(version) {
  let text = version.toLowerCase().replace(/^v/, '');
  while (text.endsWith('.0')) text = text.slice(0, -2);
  return text;
}

const escape = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const filesOrigin = 'https://files.example';

function fileUrl(file, options) {
  if (options.relativeUrls) return `../../files${new URL(file.url).pathname}`;
  return file.url.replace(filesOrigin, options.filesOrigin ?? filesOrigin);
}

function jsonFile(file, options) {
  return {
    filename: file.filename,
    packagetype: file.packagetype,
    requires_python: file.requires_python,
    digests: file.sha256 ? { sha256: file.sha256 } : {},
    size: file.size,
    yanked: file.yanked,
    yanked_reason: null,
    upload_time_iso_8601: file.upload_time,
    url: fileUrl(file, options),
  };
}

function info(recording, version) {
  const meta = recording.meta?.[version];
  return {
    name: recording.display_name,
    version,
    requires_python: meta?.requires_python ?? null,
    // The public index says null where a release declares nothing, as where nobody knows.
    ...(meta ? { requires_dist: meta.requires_dist.length > 0 ? meta.requires_dist : null } : {}),
    provides_extra: meta?.provides_extra ?? null,
  };
}

/** In the order of the public index's pages: by name. The order decides between equal files. */
function pageFiles(recording) {
  const files = Object.values(recording.releases).flat();
  return files.toSorted((a, b) => (a.filename < b.filename ? -1 : Number(a.filename > b.filename)));
}

function simpleJson(recording, options) {
  const files = pageFiles(recording).map((file) => ({
    filename: file.filename,
    url: fileUrl(file, options),
    hashes: file.sha256 ? { sha256: file.sha256 } : {},
    'requires-python': file.requires_python ?? undefined,
    size: file.size,
    'upload-time': file.upload_time,
    yanked: file.yanked,
  }));
  return JSON.stringify({
    meta: { 'api-version': '1.1' },
    name: recording.name,
    versions: Object.keys(recording.releases),
    files,
  });
}

function simpleHtml(recording, options) {
  const anchors = pageFiles(recording).map((file) => {
    const requires = file.requires_python ? ` data-requires-python="${escape(file.requires_python)}"` : '';
    const yanked = file.yanked ? ' data-yanked=""' : '';
    const hash = file.sha256 ? `#sha256=${file.sha256}` : '';
    return `<a href="${escape(fileUrl(file, options) + hash)}"${requires}${yanked}>${escape(file.filename)}</a><br/>`;
  });
  const title = `Links for ${escape(recording.name)}`;
  return [
    '<!DOCTYPE html>',
    `<html><head><meta name="pypi:repository-version" content="1.1"><title>${title}</title></head><body><h1>${title}</h1>`,
    ...anchors,
    '</body></html>',
    '',
  ].join('\n');
}

const text = (status, body, type = 'text/plain') => ({ status, headers: { 'content-type': type }, body });

/** The files of one of `others`, which leaves out what is alike. */
function expandVersion(name, { files, ...common }) {
  return Object.entries(files).map(([filename, own]) => ({
    filename,
    packagetype: filename.endsWith('.whl') ? 'bdist_wheel' : 'sdist',
    sha256: null,
    yanked: false,
    ...common,
    ...(typeof own === 'number' ? { size: own } : own),
    url: `${filesOrigin}/packages/${name}/${filename}`,
  }));
}

const read = new Map();

function readRecording(folder, name) {
  const path = join(folder, `${normalize(name)}.json`);
  if (!/^[A-Za-z0-9._-]+$/.test(name) || !existsSync(path)) return undefined;
  if (!read.has(path)) {
    const recording = JSON.parse(readFileSync(path, 'utf8'));
    const others = Object.entries(recording.others ?? {}).map(([version, release]) => [
      version,
      expandVersion(recording.name, release),
    ]);
    read.set(path, { ...recording, releases: { ...Object.fromEntries(others), ...recording.versions } });
  }
  return read.get(path);
}

/** Core metadata beside a wheel (PEP 658). */
function metadataText(folder, filename, options) {
  const [name, written] = filename.split('-');
  const failure = options.fail?.[normalize(name)] ?? options.fail?.['*'];
  if (failure) return text(failure, 'recorded failure\n');
  const recording = readRecording(folder, name);
  const version = Object.keys(recording?.releases ?? {}).find((key) => canonical(key) === canonical(written ?? ''));
  const meta = recording?.meta?.[version];
  if (!meta || !recording.releases[version].some((file) => file.filename === filename)) return text(404, 'not found\n');
  const headers = [
    'Metadata-Version: 2.1',
    `Name: ${recording.display_name}`,
    `Version: ${version}`,
    ...(meta.requires_python ? [`Requires-Python: ${meta.requires_python}`] : []),
    ...meta.requires_dist.map((line) => `Requires-Dist: ${line}`),
    ...(meta.provides_extra ?? []).map((extra) => `Provides-Extra: ${extra}`),
  ];
  return text(200, `${headers.join('\n')}\n\n`, 'application/octet-stream');
}

/** The root page of the Simple API, without its thousands of links. */
const simpleRoot = '<!DOCTYPE html><html><head><title>Simple index</title></head><body></body></html>';

/** What was answered of late: tests ask for the same lists of thousands of files again and again. */
const answered = new Map();

/**
 * One answer of the recorded index, without any network.
 *
 * @param {string} folder Folder of NAME.json recordings.
 * @param {string} path Path of the request: `/pypi/NAME/json`, `/pypi/NAME/VERSION/json`, `/simple/NAME/` or that of a wheel and `.metadata`.
 * @param {string} accept The request's Accept header.
 * @param {RecordedOptions} [options]
 * @returns {RecordedAnswer}
 */
export function answerRecorded(folder, path, accept, options = {}) {
  const key = JSON.stringify([folder, path, accept, options]);
  const answer = answered.get(key) ?? readAnswer(folder, path, accept, options);
  if (answered.size >= 500) answered.clear();
  answered.set(key, answer);
  return answer;
}

function readAnswer(folder, path, accept, options) {
  const missing = text(404, 'not found\n');
  const wheel = /([^/]+\.whl)\.metadata$/.exec(path)?.[1];
  if (wheel) return options.metadata === false ? missing : metadataText(folder, decodeURIComponent(wheel), options);
  const [api, name, ...rest] = path
    .split('/')
    .filter((part) => part !== '')
    .map((part) => decodeURIComponent(part));
  if (!name)
    return api === 'simple' ? text(options.fail?.['*'] ?? 200, simpleRoot, 'text/html; charset=utf-8') : missing;
  const failure = options.fail?.[normalize(name)] ?? options.fail?.['*'];
  if (failure) return text(failure, 'recorded failure\n');
  const recording = readRecording(folder, name);
  if (!recording) return missing;
  if (api === 'simple' && rest.length === 0) {
    if (name !== normalize(name) || !path.endsWith('/')) {
      return { status: 301, headers: { location: `/simple/${normalize(name)}/` }, body: '' };
    }
    if (accept.includes(SIMPLE_JSON) && options.simpleJson !== false) {
      return text(200, simpleJson(recording, options), SIMPLE_JSON);
    }
    if (options.simpleHtml === false) return accept.includes('html') ? missing : text(406, 'not acceptable\n');
    return text(200, simpleHtml(recording, options), 'text/html; charset=utf-8');
  }
  if (api === 'pypi' && rest.length === 1 && rest[0] === 'json' && options.projectJson !== false) {
    const releases = Object.fromEntries(
      Object.entries(recording.releases).map(([version, files]) => [
        version,
        files.map((file) => jsonFile(file, options)),
      ]),
    );
    const latest = recording.versions[recording.latest] ? recording.latest : Object.keys(recording.versions).at(-1);
    return text(
      200,
      JSON.stringify({ info: info(recording, latest), releases, urls: releases[latest] }),
      'application/json',
    );
  }
  if (api === 'pypi' && rest.length === 2 && rest[1] === 'json' && options.versionJson !== false) {
    const version = Object.keys(recording.releases).find((key) => canonical(key) === canonical(rest[0]));
    if (!version) return missing;
    const urls = recording.releases[version].map((file) => jsonFile(file, options));
    return text(200, JSON.stringify({ info: info(recording, version), urls }), 'application/json');
  }
  return missing;
}

/**
 * Serves the recordings on 127.0.0.1.
 *
 * @param {string} folder Folder of NAME.json recordings.
 * @param {RecordedOptions & { port?: number }} [options] Port 0 (the default) takes a free one.
 * @returns {Promise<{ url: string, requests: string[], close(): Promise<void> }>} `url` is the Simple API's address (`http://127.0.0.1:PORT/simple`); `requests` grows by each path asked for.
 */
export async function serveRecorded(folder, options = {}) {
  const requests = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    requests.push(pathname);
    const accept = request.headers.accept ?? '';
    const own = { filesOrigin: `http://127.0.0.1:${server.address().port}`, ...options };
    const { status, headers, body } = answerRecorded(folder, pathname, accept, own);
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
    response.end(body);
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    url: `http://127.0.0.1:${address.port}/simple`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const args = process.argv.slice(2);
  const port = args.includes('--port') ? Number(args[args.indexOf('--port') + 1]) : 0;
  const { url } = await serveRecorded(args[0] ?? 'fixtures/index', {
    port,
    versionJson: !args.includes('--no-version-json') && !args.includes('--no-json'),
    projectJson: !args.includes('--no-json'),
    simpleJson: !args.includes('--no-simple-json'),
    simpleHtml: !args.includes('--no-simple-html'),
    metadata: !args.includes('--no-metadata'),
    relativeUrls: args.includes('--relative-urls'),
  });
  console.log(url);
}
