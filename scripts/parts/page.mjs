// The page (packages/web) in Chromium against an index on loopback: it answers as the command does, says what is wrong where the index
// is down or shut to pages, works without a network once it is open, and is accessible. Pictures stay in the system's temporary folder.

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../setup/bootstrap.mjs';
import { buildPage, servePage } from '../setup/page.mjs';

const versions = { playwright: '1.65.1', axe: '4.14.1' };
const desktop = { viewport: { width: 1280, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const looks = {
  desktop,
  dark: { ...desktop, colorScheme: 'dark' },
  phone,
  'phone-dark': { ...phone, colorScheme: 'dark' },
};
const pictures = join(tmpdir(), 'wheelcheck-pages');
const corpus = (name, file) => ({
  path: file,
  text: readFileSync(join(root, 'fixtures', 'corpus', name, file), 'utf8'),
});
const dockerfile = 'FROM python:3.12-alpine\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\nCOPY . .\n';
const composeFiles = [
  {
    path: 'compose.yaml',
    text: 'services:\n  web:\n    build: .\n  jobs:\n    build:\n      context: .\n      dockerfile: jobs.Dockerfile\n  db:\n    image: postgres:17\n',
  },
  { path: 'Dockerfile', text: dockerfile },
  { path: 'jobs.Dockerfile', text: dockerfile.replace('3.12-alpine', '3.12-slim') },
  corpus('fastapi-requirements-uv', 'requirements.txt'),
];
const images = ['python:3.12-alpine', 'python:3.12-slim'];

export const part = {
  title: `Chromium, axe ${versions.axe}; pictures in ${pictures}`,
  async run(tools) {
    const load = (name, version, file) => import(pathToFileURL(join(tools.npmPackage(name, version), file)).href);
    const { chromium } = await load('playwright-core', versions.playwright, 'index.mjs');
    const axe = readFileSync(join(tools.npmPackage('axe-core', versions.axe), 'axe.min.js'), 'utf8');
    mkdirSync(pictures, { recursive: true });
    await buildPage();
    const site = await servePage();
    const open = await openToPages(tools.indexUrl);
    const executablePath = execFileSync('sh', ['-c', `command -v ${tools.debianTool('chromium', 'chromium')}`], {
      encoding: 'utf8',
    }).trim();
    const browser = await chromium.launch({ executablePath });
    const at = { browser, site, axe, tools, index: open.url };
    try {
      const checks = {
        'a dropped uv.lock answers as the command does': () =>
          sameAsCommand(at, [corpus('fastapi-uv', 'uv.lock')], 'drop'),
        'a chosen requirements.txt': () =>
          sameAsCommand(at, [corpus('fastapi-requirements-uv', 'requirements.txt')], 'choose'),
        'a pasted requirements.txt': () => pasted(at),
        'a poetry.lock': () => sameAsCommand(at, [corpus('pandas-poetry-lock2.1', 'poetry.lock')], 'choose'),
        'a Dockerfile with its requirements.txt': () => dockerfileFaults(at),
        'a compose file with its Dockerfiles and their files': () =>
          sameAsCommand(at, composeFiles, 'drop', ['compose.yaml']),
        'a lock of 5 MB, of itself alone': () => largeLock(at),
        'an index that is down': () => troubled(at, 'http://127.0.0.1:9/simple', 'CORS'),
        'an index that lets no page read it': () => troubled(at, tools.indexUrl, 'CORS'),
        'a check that is stopped': () => stopped(at),
        'no file, no image': () => refusals(at),
        'without a network once it is open': () => offline(at),
        'the link carries the settings, not the file': () => linkFaults(at),
      };
      const rows = [];
      for (const [title, faults] of Object.entries(checks))
        rows.push([title, await faults().catch((error) => [String(error).split('\n')[0]])]);
      return [...rows, ...(await lookFaults(at))];
    } finally {
      await browser.close();
      site.close();
      open.close();
    }
  },
};

/** The recorded index as a public one is: any page may read its answers. */
function openToPages(indexUrl) {
  const { origin } = new URL(indexUrl);
  const server = createServer(async (request, response) => {
    const ask = () => fetch(origin + request.url, { headers: { accept: request.headers.accept ?? '*/*' } });
    // An idle connection may end just when it is used again.
    const answer = await ask().catch(ask);
    const type = answer.headers.get('content-type');
    response.writeHead(answer.status, {
      'access-control-allow-origin': '*',
      ...(type === null ? {} : { 'content-type': type }),
    });
    // Files are asked for here too, so that any page may read those answers.
    const text = (await answer.text()).replaceAll(origin, `http://${request.headers.host}`);
    response.end(text);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve({
        url: `http://127.0.0.1:${server.address().port}${new URL(indexUrl).pathname}`,
        close: () => server.close(),
      }),
    );
  });
}

/** Opens the page with settings, hands it over, and returns the faults with what the console said. */
async function opened({ browser, site, index }, settings, use, options = desktop, expected = () => false) {
  const context = await browser.newContext({ ...options, acceptDownloads: true });
  try {
    const page = await context.newPage();
    const said = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !expected(message.text()))
        said.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => said.push(`error: ${error.message}`));
    const hash = new URLSearchParams({ images: images.join(' '), index, ...settings });
    await page.goto(`${site.url}#${hash}`, { waitUntil: 'networkidle' });
    return [...(await use(page, context)), ...said];
  } finally {
    await context.close();
  }
}

async function give(page, files, way) {
  if (way === 'choose') {
    await page.setInputFiles(
      '#choose',
      files.map(({ path, text }) => ({ name: path, mimeType: 'text/plain', buffer: Buffer.from(text) })),
    );
  } else {
    const transfer = await page.evaluateHandle((all) => {
      const data = new DataTransfer();
      for (const { path, text } of all) data.items.add(new File([text], path));
      return data;
    }, files);
    await page.dispatchEvent('#drop', 'drop', { dataTransfer: transfer });
  }
  await page.waitForSelector('#files li');
}

/** Presses Check and waits for the end. @returns the report as it is saved, or what stands there instead */
async function checked(page) {
  await page.click('#check');
  await page.waitForSelector('#running', { state: 'visible', timeout: 5000 }).catch(() => undefined);
  await page.waitForSelector('#running', { state: 'hidden', timeout: 60_000 });
  const failure = await page.locator('#failure').innerText();
  if (failure !== '') return { failure };
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-save=json]')]);
  return { json: readFileSync(await download.path(), 'utf8') };
}

const expect = (holds, fault) => (holds ? [] : [fault]);

async function commandJson({ tools, index }, files, words, name) {
  const folder = join(tools.scratch, `page-${name}`);
  mkdirSync(folder, { recursive: true });
  for (const { path, text } of files) writeFileSync(join(folder, path), text);
  const { stdout, stderr } = await tools.wheelcheck(
    [...words, '--index-url', index, '--platform', 'linux/amd64', '-f', 'json', '--no-config'],
    { cwd: folder },
  );
  if (stdout === '') throw new Error(stderr);
  return stdout;
}

const bases = images.flatMap((image) => ['-b', image]);

async function sameAsCommand(at, files, way, words = [files[0].path, ...bases], settings = {}) {
  const command = await commandJson(at, files, words, files.map(({ path }) => path).join('-') + way);
  return opened(at, settings, async (page) => {
    await give(page, files, way);
    const { json, failure } = await checked(page);
    const frame = page.frameLocator('#report');
    return json === undefined
      ? [`failed: ${failure}`]
      : [...difference(json, command), ...expect(await frame.locator('h1').isVisible(), 'no report is seen')];
  });
}

/** Where two reports differ first. */
function difference(page, command) {
  if (page === command) return [];
  const [ours, theirs] = [page.split('\n'), command.split('\n')];
  const at = ours.findIndex((line, position) => line !== theirs[position]);
  return [`line ${at + 1} is ${ours[at]}, the command says ${theirs[at]}`];
}

async function pasted(at) {
  // With hashes: what pins without them need stands within some wheels alone, which the page does not open.
  const { text } = corpus('fastapi-requirements-uv', 'requirements.txt');
  const files = [{ path: 'requirements.txt', text }];
  const command = await commandJson(at, files, ['requirements.txt', ...bases], 'pasted');
  return opened(at, {}, async (page) => {
    await page.click('#paste summary');
    await page.fill('#pasted', text);
    const { json, failure } = await checked(page);
    return json === undefined ? [`failed: ${failure}`] : difference(json, command);
  });
}

async function dockerfileFaults(at) {
  const files = [{ path: 'Dockerfile', text: dockerfile }, corpus('fastapi-requirements-uv', 'requirements.txt')];
  const lacking = await opened(at, {}, async (page) => {
    await give(page, files.slice(0, 1), 'choose');
    const { failure = '' } = await checked(page);
    return expect(failure.includes('drop requirements.txt too'), `a missing file: ${failure}`);
  });
  return [...lacking, ...(await sameAsCommand(at, files, 'drop', ['Dockerfile']))];
}

async function largeLock(at) {
  const { text } = corpus('fastapi-uv', 'uv.lock');
  const wheel = (name) =>
    ['py2', 'py3', 'py38']
      .map((python) => `https://files.example/${name}-1.0-${python}-none-any.whl`)
      .map((url) => `    { url = "${url}", hash = "sha256:${'ab'.repeat(32)}", size = 1000 },\n`)
      .join('');
  // Fewer packages than a lock may hold.
  const names = Array.from({ length: 9_000 }, (_, number) => `filler-${number}`);
  const fillers = names.map((name) =>
    [
      '[[package]]',
      `name = "${name}"`,
      'version = "1.0"',
      'source = { registry = "https://index.example/simple" }',
      `wheels = [\n${wheel(name.replace('-', '_'))}]\n`,
    ].join('\n'),
  );
  const large = `${text}\n${fillers.join('\n')}`;
  const files = [{ path: 'uv.lock', text: large }];
  const size = large.length > 4_900_000 ? [] : [`the lock has ${large.length} bytes alone`];
  return [...size, ...(await sameAsCommand(at, files, 'drop', ['uv.lock', ...bases, '--offline'], { offline: '1' }))];
}

/** The report is there, with every package unknown and the cause named. */
function troubled(at, index, word) {
  // A request that fails is told by the browser itself; nothing else may be.
  const expected = (text) => /net::ERR_|blocked by CORS policy|Failed to load resource/.test(text);
  const use = async (page) => {
    await give(page, [corpus('crypto38-requirements', 'requirements.txt')], 'choose');
    const { json = '', failure = '' } = await checked(page);
    const { summary } = json === '' ? { summary: {} } : JSON.parse(json);
    const frame = await page.frameLocator('#report').locator('body').innerText();
    return [
      ...expect(failure === '', `failed: ${failure}`),
      ...expect((summary.t0?.unknown ?? 0) > 0 && (summary.t0?.impossible ?? 0) === 0, JSON.stringify(summary.t0)),
      ...expect(frame.includes(word), `the report does not say ${word}`),
    ];
  };
  return opened(at, { index }, use, desktop, expected);
}

/** An index that never answers, and somebody who has waited enough. */
async function stopped(at) {
  const silent = createServer(() => undefined);
  await new Promise((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const index = `http://127.0.0.1:${silent.address().port}/simple`;
  const faults = await opened(at, { index }, async (page) => {
    await give(page, [corpus('crypto38-requirements', 'requirements.txt')], 'choose');
    await page.click('#check');
    await page.click('#stop');
    await page.waitForSelector('#running', { state: 'hidden', timeout: 10_000 });
    const said = await page.locator('#failure').innerText();
    return expect(said.includes('the check was stopped'), said);
  });
  silent.closeAllConnections();
  silent.close();
  return faults;
}

function refusals(at) {
  return opened(at, {}, async (page) => {
    const nothing = await checked(page);
    await give(page, [corpus('crypto38-requirements', 'requirements.txt')], 'choose');
    await page.fill('#images', 'python:3.12-buster');
    const impossible = await checked(page);
    await page.fill('#images', '');
    const none = await checked(page);
    return [
      ...expect(nothing.failure?.includes('there is no file yet'), `no file: ${nothing.failure}`),
      ...expect(/python:3\.12-buster/.test(impossible.failure ?? ''), `no such image: ${impossible.failure}`),
      ...expect(none.failure?.includes('no base image was named'), `no image: ${none.failure}`),
    ];
  });
}

function offline(at) {
  return opened(at, { offline: '1' }, async (page, context) => {
    await page.waitForSelector('#loaded');
    await context.setOffline(true);
    await give(page, [corpus('fastapi-uv', 'uv.lock')], 'choose');
    const { json = '', failure } = await checked(page);
    const wheels = json === '' ? 0 : (JSON.parse(json).summary.t0?.wheel ?? 0);
    return expect(wheels > 0, `no wheel is known: ${failure}`);
  });
}

function linkFaults(at) {
  return opened(at, {}, async (page) => {
    await page.fill('#images', 'debian:12');
    await page.fill('#index', 'https://user:secret@index.example/simple');
    await page.click('#paste summary');
    await page.fill('#pasted', 'cryptography==3.4.7');
    await page.click('#link');
    const address = page.url();
    await page.reload();
    return [
      ...expect(address.includes('debian%3A12') && address.includes('index.example'), address),
      ...expect(!/secret|cryptography/.test(address), `the link holds too much: ${address}`),
      ...expect((await page.inputValue('#images')) === 'debian:12', 'the link does not set the images'),
    ];
  });
}

/** Empty, with a report and with an error, on each screen: nothing is cut off, and axe has nothing to say. */
async function lookFaults(at) {
  const rows = [];
  for (const [name, options] of Object.entries(looks)) {
    const faults = await opened(
      at,
      {},
      async (page) => {
        const shot = (what) => page.screenshot({ path: join(pictures, `page-${what}-${name}.png`), fullPage: true });
        await shot('empty');
        const empty = await faultsOf(page, at.axe);
        await checked(page);
        await shot('failure');
        const failed = await faultsOf(page, at.axe);
        await give(page, [corpus('crypto38-requirements', 'requirements.txt')], 'choose');
        await checked(page);
        await page.waitForTimeout(300);
        await shot('report');
        return [...empty, ...failed, ...(await faultsOf(page, at.axe))];
      },
      options,
    );
    rows.push([`${name}: accessible, nothing cut off`, faults]);
  }
  return rows;
}

async function faultsOf(page, axe) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate('axe.run({ iframes: false })');
  const wide = await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
  return [
    ...violations.map(({ id, nodes }) => `axe: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    ...expect(!wide, 'the page is wider than the screen'),
  ];
}
