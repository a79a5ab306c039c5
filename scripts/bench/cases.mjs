// What is measured. A case is what wheelcheck is asked, and who else is asked the same on the same index in the same run.

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/bootstrap.mjs';
import { unpinned, pinned, poetryLock, toBuild, uvLock } from './inputs.mjs';

const cli = join(root, 'packages', 'cli', 'dist', 'main.mjs');
const scratch = join(root, 'node_modules', '.cache', 'bench', 'scratch');
const alpine = ['-b', 'python:3.12-alpine'];
const twelve = ['3.11', '3.12', '3.13'].flatMap((python) => [
  '-b',
  `python:${python}-alpine`,
  '-b',
  `python:${python}-slim`,
]);

/** Something was to build, or could not be judged: the work was done all the same. */
const codes = [0, 1, 2];

const emptied = (folder) => () => rmSync(folder, { recursive: true, force: true });

/** @param {readonly string[]} args @param {'none' | 'cold' | 'warm'} cache */
function ours(args, { index, cache = 'none' }) {
  const folder = join(scratch, `wheelcheck-${cache}`);
  const asking = index === undefined ? ['--offline'] : ['--index-url', `${index}/simple`, '--no-inspect-sdist'];
  return {
    words: [
      process.execPath,
      cli,
      ...args,
      '--no-config',
      ...(cache === 'none' ? ['--no-cache'] : ['--cache-dir', folder]),
      ...asking,
    ],
    codes,
    ...(cache === 'cold' ? { before: emptied(folder) } : {}),
  };
}

const target = ['--only-binary', ':all:'];

/** @param {string} uv Path of the command. */
function uvCommand(uv, file, { index, cache }, deps) {
  const made = join(scratch, 'uv.txt');
  return {
    words: [
      uv,
      'pip',
      'compile',
      '-q',
      ...deps,
      '--python-platform',
      'x86_64-unknown-linux-musl',
      '--python-version',
      '3.12',
      ...target,
      '--default-index',
      `${index}/simple`,
      ...(cache === 'cold' ? ['--no-cache'] : ['--cache-dir', join(scratch, 'uv')]),
      '-o',
      made,
      file,
    ],
    env: { UV_NO_CONFIG: '1', UV_PYTHON_DOWNLOADS: 'never' },
    // What it wrote before would be kept as it is.
    before: emptied(made),
  };
}

function pipCommand(pip, file, { index, cache }, deps) {
  const platforms = ['musllinux_1_2_x86_64', 'musllinux_1_1_x86_64'].flatMap((name) => ['--platform', name]);
  return {
    words: [
      pip,
      '--isolated',
      '--disable-pip-version-check',
      'install',
      '-q',
      '--dry-run',
      '--ignore-installed',
      ...deps,
      ...target,
      ...platforms,
      '--python-version',
      '3.12',
      '--implementation',
      'cp',
      '--target',
      join(scratch, 'pip-target'),
      '--index-url',
      `${index}/simple`,
      ...(cache === 'cold' ? ['--no-cache-dir'] : ['--cache-dir', join(scratch, 'pip')]),
      '-r',
      file,
    ],
  };
}

/** Pins of which each has a wheel, judged alone: what uv and pip answer too. */
function pins(count, cache, latency) {
  return {
    id: `${cache}-${count}${latency > 0 ? `-${latency}ms` : ''}`,
    title: `${count} pins, ${cache}${latency > 0 ? `, ${latency} ms latency` : ''}`,
    latency,
    commands({ index, uv, pip }) {
      const file = pinned(count);
      return {
        ours: ours([file, ...alpine, '--no-deps'], { index, cache }),
        ...(count > 150 ? {} : { uv: uvCommand(uv, file, { index, cache }, ['--no-deps']) }),
        // A minute a run: one size tells.
        ...(count > 50 ? {} : { pip: pipCommand(pip, file, { index, cache }, ['--no-deps']) }),
      };
    },
  };
}

/** @param {() => string | Promise<string>} make the lock, and says where it is */
function lock(id, title, make) {
  return { id, title, commands: async () => ({ ours: ours([await make(), ...alpine], {}) }) };
}

/** Names without a version, with all that they need. */
function names(count, cache, latency) {
  return {
    id: `resolve-${count}-${cache}${latency > 0 ? `-${latency}ms` : ''}`,
    title: `${count} names resolved, ${cache}${latency > 0 ? `, ${latency} ms latency` : ''}`,
    latency,
    commands({ index, uv, pip }) {
      const file = unpinned(count);
      return {
        ours: ours([file, ...alpine], { index, cache }),
        uv: uvCommand(uv, file, { index, cache }, []),
        pip: pipCommand(pip, file, { index, cache }, []),
      };
    },
  };
}

/**
 * @typedef {object} Case
 * @property {string} id
 * @property {string} title
 * @property {number} [latency] Of the index, in milliseconds; absent: no index is asked.
 * @property {(tools: { index: string | undefined, uv: string, pip: string }) => Commands | Promise<Commands>} commands `ours`, and those that are asked the same. What they read is made then, from hundreds of answers for a large lock, and not where another case is measured.
 */
/** @typedef {Record<string, import('./measure.mjs').Command>} Commands */

/** @returns {readonly Case[]} */
export function allCases() {
  const small = join(root, 'fixtures', 'corpus', 'pandas-poetry-lock2.1', 'poetry.lock');
  return [
    {
      id: 'version',
      title: '`--version`',
      commands: () => ({ ours: { words: [process.execPath, cli, '--version'] } }),
    },
    lock('lock-13', '13 packages from a poetry.lock alone', () => small),
    lock('lock-388', '388 packages from a uv.lock alone', () => uvLock(388)),
    lock('lock-large-uv', 'a uv.lock of 10 MB alone', () => uvLock(3_250)),
    lock('lock-large-poetry', 'a poetry.lock of 10 MB alone', () => poetryLock(2_000)),
    ...[10, 50, 150, 1000].flatMap((count) => ['cold', 'warm'].map((cache) => pins(count, cache, 0))),
    ...[10, 50, 150].map((count) => pins(count, 'cold', 40)),
    {
      id: 'targets-12',
      title: '150 pins on 12 targets, warm',
      latency: 0,
      commands: ({ index }) => ({
        ours: ours([pinned(150), ...twelve, '--platform', 'linux/amd64', '--platform', 'linux/arm64', '--no-deps'], {
          index,
          cache: 'warm',
        }),
      }),
    },
    {
      id: 'builds-20',
      title: '20 builds and their ways out, warm',
      latency: 0,
      commands: ({ index }) => ({ ours: ours([toBuild(), ...alpine, '--no-deps'], { index, cache: 'warm' }) }),
    },
    names(40, 'cold', 0),
    names(40, 'warm', 0),
    names(40, 'cold', 40),
  ];
}
