// What the parts of `pnpm test:parts` share: the built command on the corpus, and tools that are installed when they are missing.

import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from './bootstrap.mjs';
import { serveRecorded } from '../record/serve-recorded.mjs';

const corpus = join(root, 'fixtures', 'corpus');
const bases = ['python:3.12-alpine', 'python:3.8-slim', 'python:3.14-slim'];

/**
 * A part exports `part = { title, run(tools) }`; `run` resolves to rows `[what was checked, faults]`, no fault meaning that it
 * passed. It may use:
 *
 * - `scratch`: a folder of the part's own, which is removed afterwards;
 * - `wheelcheck(args, { cwd, env })`: runs the built command with the recorded index → `{ code, stdout, stderr }`;
 * - `run(command, args, { cwd, env })`: the same for any other command, whose wheelcheck then asks the recorded index, `indexUrl`;
 * - `corpusReports(formats)`: every corpus case on three images in these formats, as files → `[{ name, folder, files }]`;
 * - `npmPackage(name, version, alias)`: the folder of an npm package, under another name where several versions are wanted, kept for the next run;
 * - `debianTool(command, name)`: a command on PATH, from Debian's package of that name where it is missing;
 * - `pythonTool(command, name, version)`: the path of a Python package's command, kept for the next run;
 * - `goTool(path, version)`: the path of a command that Go builds, kept for the next run;
 * - `packedCommand()`: the archive that npm would publish, made from the last build.
 */
export async function partTools(scratch) {
  const server = await serveRecorded(join(root, 'fixtures', 'index'));
  const made = new Map();

  function run(command, args, { cwd, env = {} }) {
    const environment = { PATH: process.env.PATH, HOME: scratch, WHEELCHECK_INDEX_URL: server.url, ...env };
    return new Promise((resolve) => {
      execFile(command, args, { cwd, env: environment, maxBuffer: 2 ** 28 }, (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : 2, stdout, stderr }),
      );
    });
  }

  function wheelcheck(args, options) {
    return run(process.execPath, [join(root, 'packages', 'cli', 'dist', 'main.mjs'), ...args], options);
  }

  async function corpusReport(name, formats) {
    const { lock } = JSON.parse(readFileSync(join(corpus, name, 'case.json'), 'utf8'));
    const files = Object.fromEntries(formats.map((format) => [format, join(scratch, `${name}.${format}`)]));
    const written = formats.flatMap((format) => ['-f', `${format}=${files[format]}`]);
    const targets = bases.flatMap((base) => ['-b', base]);
    const { code, stderr } = await wheelcheck([lock, ...targets, '--platform', 'linux/arm64', '-q', ...written], {
      cwd: join(corpus, name),
    });
    // 2 is an answer too: unknown, with its reports written.
    if (!Object.values(files).every((file) => existsSync(file)))
      throw new Error(`${name}: exit code ${code}, no report\n${stderr}`);
    return { name, folder: join(corpus, name), files };
  }

  const kept = join(root, 'node_modules', '.cache', 'parts');

  return {
    scratch,
    indexUrl: server.url,
    run,
    wheelcheck,
    close: () => server.close(),
    async corpusReports(formats) {
      const key = formats.join();
      if (!made.has(key)) {
        const reports = [];
        for (const name of readdirSync(corpus)) reports.push(await corpusReport(name, formats));
        made.set(key, reports);
      }
      return made.get(key);
    },
    npmPackage(name, version, alias = name) {
      const folder = join(kept, 'node_modules', alias);
      const manifest = join(folder, 'package.json');
      if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === version) return folder;
      mkdirSync(kept, { recursive: true });
      if (!existsSync(join(kept, 'package.json'))) writeFileSync(join(kept, 'package.json'), '{ "private": true }\n');
      demand(
        'npm',
        [
          'install',
          '--no-audit',
          '--no-fund',
          '--save-exact',
          `${alias === name ? name : `${alias}@npm:${name}`}@${version}`,
        ],
        kept,
      );
      return folder;
    },
    debianTool(command, name) {
      if (spawnSync(command, ['--version']).error === undefined) return command;
      demand('apt-get', ['update', '-q'], scratch);
      demand('apt-get', ['install', '-y', '-q', '--no-install-recommends', name], scratch);
      return command;
    },
    pythonTool(command, name, version) {
      const home = join(kept, `${name}-${version}`);
      const path = join(home, 'bin', command);
      if (existsSync(path)) return path;
      demand('python3', ['-m', 'venv', home], scratch);
      demand(join(home, 'bin', 'pip'), ['install', '-q', `${name}==${version}`], scratch);
      return path;
    },
    goTool(path, version) {
      const home = join(kept, 'go', version);
      const command = join(home, basename(path));
      if (!existsSync(command)) demand('go', ['install', `${path}@${version}`], scratch, { GOBIN: home });
      return command;
    },
    packedCommand() {
      const { status, stdout, stderr } = spawnSync(
        'npm',
        ['pack', '--silent', '--ignore-scripts', '--pack-destination', scratch],
        { cwd: join(root, 'packages', 'cli'), encoding: 'utf8' },
      );
      if (status !== 0) throw new Error(`npm pack failed: ${stderr}`);
      return join(scratch, stdout.trim());
    },
  };
}

function demand(command, args, cwd, variables = {}) {
  process.stderr.write(`${command} ${args.join(' ')} …\n`);
  const { status, error, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', ...variables },
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? stderr.slice(-400)}`);
}
