// `npm run page`: the page as static files in packages/web/dist. `npm run page -- --serve [--port N]` opens it on this machine.

import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build as bundle } from 'esbuild';
import { build, install, root } from './bootstrap.mjs';
import { joinChunks } from './join-chunks.mjs';
import { portableToml } from './portable-toml.mjs';
import { thirdPartyNotices } from './third-party-notices.mjs';

const web = join(root, 'packages', 'web');
export const pageFolder = join(web, 'dist');

/** Builds from core as it was compiled last. */
export async function buildPage() {
  rmSync(pageFolder, { recursive: true, force: true });
  mkdirSync(pageFolder, { recursive: true });
  // In one build the page would wait for what the worker alone needs.
  const built = [await bundlePart('main', pageFolder), await bundlePart('worker', pageFolder)];
  const sources = built.flatMap(({ inputs }) => Object.keys(inputs));
  writeFileSync(
    join(pageFolder, 'third-party-notices.txt'),
    thirdPartyNotices([...new Set([...sources, ...(await portableToml())])], 'The page of wheelcheck'),
  );
  nameParts(await joinChunks(pageFolder, built[1].outputs, joining));
  const { policy, icon } = await ofTheReport();
  const html = readFileSync(join(web, 'src', 'index.html'), 'utf8');
  writeFileSync(join(pageFolder, 'index.html'), html.replace('@policy', policy).replace('@icon', icon));
  copyFileSync(join(web, 'src', 'style.css'), join(pageFolder, 'style.css'));
  return built[1];
}

/** How the worker's files are joined. Of `parts.ts` the text is written when all names are known. */
export const joining = {
  entry: 'worker.js',
  usual: ['python-image.js', 'side-by-side.js'],
  together: {
    'words-parts.js': ['all-words.js', 'html-trouble.js'],
    'image-parts.js': ['resolve-image.js', 'fixed-platform.js', 'listed-neighbours.js', 'system-neighbours.js'],
  },
  apart: 'parts.ts',
};

/** Writes one of the page's two programs, with what it loads later on beside it. */
export async function bundlePart(name, outdir) {
  const { metafile } = await bundle({
    entryPoints: [join(web, 'src', `${name}.ts`)],
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    metafile: true,
    absWorkingDir: root,
  });
  return metafile;
}

/** What worker.js may load later on is written where it looks for it: it loads all of it when the page opens. */
function nameParts(names) {
  const list = names.find((name) => name.startsWith('parts-'));
  const parts = names.filter((name) => !['worker.js', 'worker-all.js', list].includes(name));
  writeFileSync(join(pageFolder, list), `export const parts=${JSON.stringify(parts.map((name) => `./${name}`))};\n`);
}

/** The report stands inside the page, whose policy then has to allow the report's one style and one script. */
async function ofTheReport() {
  const { render } = await import(pathToFileURL(join(root, 'packages/core/dist/index.js')).href);
  const { oneGood } = await import('../make/sample-reports.mjs');
  const html = render('html', oneGood()).replaceAll('&#39;', "'").replaceAll('&quot;', '"');
  const hashes = (of) => new RegExp(`${of}-src ('sha256-[^']+')`).exec(html)[1];
  const policy = [
    "default-src 'none'",
    `script-src 'self' ${hashes('script')}`,
    `style-src 'self' ${hashes('style')}`,
    "worker-src 'self'",
    'img-src data:',
    // Any index may be named on the page, and an index names any server for its files.
    'connect-src https: http:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return { policy, icon: /<link rel="icon" href="([^"]+)">/.exec(html)[1] };
}

const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.txt': 'text/plain' };

/** @returns the address, and what ends it */
export function servePage(port = 0) {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://page').pathname;
    const name = path === '/' ? 'index.html' : path.slice(1);
    let body;
    try {
      if (!/^[\w.-]+$/.test(name)) throw new Error(name);
      body = readFileSync(join(pageFolder, name));
    } catch {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': `${types[extname(name)] ?? 'application/octet-stream'}; charset=utf-8` });
    response.end(body);
  });
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () =>
      resolve({ url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() }),
    );
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const words = process.argv.slice(2);
  install();
  build();
  await buildPage();
  process.stdout.write(`built packages/web/dist\n`);
  if (words.includes('--serve')) {
    const at = words.indexOf('--port');
    const { url } = await servePage(at === -1 ? 0 : Number(words[at + 1]));
    process.stdout.write(`open ${url} (Ctrl-C ends it)\n`);
  }
}
