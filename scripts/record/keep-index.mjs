// An index on loopback that asks the public one once a question and keeps what it said, so that pip, uv and wheelcheck, asked one after
// the other, all hear the same. What was not asked for before the index stood still is asked for when it is.
//
//   npm run build && node scripts/record/keep-index.mjs FOLDER [--port 0] [--kept-only]
//
// Prints the Simple API's address; there is no other. Pages are JSON or HTML, as one asks. Core metadata stands beside
// every wheel (PEP 658), read out of the wheel where the public index has none, so that nobody fetches a wheel as a whole.

import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../setup/bootstrap.mjs';
import { keptAnswers } from './kept-answers.mjs';

const { DEFAULT_INDEX } = await import(join(root, 'packages/core/dist/package-index/default-index.js'));
const SIMPLE = 'application/vnd.pypi.simple.v1+json';

const { values, positionals } = parseArgs({
  options: { port: { type: 'string', default: '0' }, 'kept-only': { type: 'boolean' } },
  allowPositionals: true,
});
const [folder] = positionals;

/** What an address answered when it was first asked: a body, or null for "not there". */
const keep = keptAnswers(folder, { keptOnly: values['kept-only'] ?? false });

/** Core metadata without a description may end without an empty line, and then looks as if it was cut off. */
function ended(body, path) {
  return body && path.endsWith('.metadata') ? Buffer.concat([body, Buffer.from('\n\n')]) : body;
}

/** Files stand behind this server, whatever host they are on. */
const local = (url) => `/files/${url.replace('://', '/')}`;

const escape = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function html({ name, files }) {
  const anchors = files.map((file) => {
    const hash = file.hashes.sha256 ? `#sha256=${file.hashes.sha256}` : '';
    const requires = file['requires-python'] ? ` data-requires-python="${escape(file['requires-python'])}"` : '';
    const yanked = file.yanked ? ' data-yanked=""' : '';
    const announced = file['core-metadata'] ? ' data-dist-info-metadata="true" data-core-metadata="true"' : '';
    return `<a href="${escape(file.url + hash)}"${requires}${yanked}${announced}>${escape(file.filename)}</a><br/>`;
  });
  return `<!DOCTYPE html>\n<html><head><title>Links for ${name}</title></head><body>\n${anchors.join('\n')}\n</body></html>\n`;
}

async function answer(path, accept) {
  const [api, ...rest] = path.split('/').filter((part) => part !== '');
  if (api === 'files')
    return [ended(await keep(`${rest[0]}://${rest.slice(1).join('/')}`, '*/*'), path), 'application/octet-stream'];
  if (api !== 'simple' || !rest[0]) return [null];
  const name = rest[0].replaceAll(/[-_.]+/g, '-').toLowerCase();
  const body = await keep(`${DEFAULT_INDEX.replace(/\/$/, '')}/${name}/`, SIMPLE);
  if (!body) return [null];
  const page = JSON.parse(body);
  for (const file of page.files) {
    file.url = `${own()}${local(file.url)}`;
    if (file.filename.endsWith('.whl')) file['core-metadata'] = true;
  }
  page.meta = { 'api-version': '1.1' };
  if (accept.includes(SIMPLE)) return [Buffer.from(JSON.stringify(page)), SIMPLE];
  return [Buffer.from(html(page)), 'text/html; charset=utf-8'];
}

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://127.0.0.1');
  try {
    const [body, type] = await answer(pathname, request.headers.accept ?? '');
    if (!body) return response.writeHead(404).end('not there\n');
    response.writeHead(200, {
      'content-type': type,
      'content-length': body.length,
      etag: `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`,
    });
    return response.end(request.method === 'HEAD' ? undefined : body);
  } catch (error) {
    console.error(error.message);
    return response.writeHead(502).end('no answer\n');
  }
});
const own = () => `http://127.0.0.1:${server.address().port}`;
server.listen(Number(values.port), '127.0.0.1', () => console.log(`${own()}/simple`));
