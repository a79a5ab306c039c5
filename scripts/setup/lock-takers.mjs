// What real installers would install, of requirements and of a pylock.toml, for the part that holds wheelcheck's locks against them: each
// answers with `versions`, with `files`, or with what it said as it `failed`.

import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** Prints which files of the lock each of some machines would install; null is the one that it runs on. */
const select = `
import json, sys, tomllib
from packaging.markers import default_environment
from packaging.pylock import Pylock
from packaging.tags import compatible_tags, cpython_tags
asked = json.loads(sys.argv[1])
lock = Pylock.from_dict(tomllib.load(open('pylock.toml', 'rb')))
def chosen(machine):
    if machine is None:
        return lock.select()
    python = tuple(int(part) for part in machine['python'].split('.')[:2])
    environment = {**default_environment(), 'python_version': '.'.join(map(str, python)), 'python_full_version': machine['python'],
                   'implementation_version': machine['python'], 'platform_machine': machine['machine'], 'sys_platform': 'linux',
                   'implementation_name': 'cpython', 'platform_python_implementation': 'CPython'}
    tags = [*cpython_tags(python, platforms=machine['platforms']),
            *compatible_tags(python, f'cp{python[0]}{python[1]}', machine['platforms'])]
    return lock.select(environment=environment, tags=tags)
def name(package, file):
    return getattr(file, 'filename', None) or file.url.rsplit('/', 1)[-1]
print(json.dumps([sorted(name(*one) for one in chosen(machine)) for machine in asked]))
`;

/** @param isForImage of which nothing but the Python is that of this machine */
export async function byPip({ run, pip, index }, cwd, words, isForImage) {
  const args = ['-m', 'pip', 'install', '--dry-run', '--ignore-installed', '--no-cache-dir', '--quiet'];
  const { code, stderr } = await run(pip, [...args, '--report', 'pip.json', '-i', index.url, ...words], { cwd });
  if (code !== 0) return { failed: stderr };
  const { install } = JSON.parse(readFileSync(join(cwd, 'pip.json'), 'utf8'));
  const pins = install.map(({ metadata }) => `${normal(metadata.name)}==${metadata.version}`);
  // The image's C library is another.
  return isForImage
    ? { versions: pins }
    : { versions: pins, files: install.map(({ download_info: from }) => fileAt(from.url)) };
}

const normal = (name) => name.replaceAll(/[-_.]+/g, '-').toLowerCase();
const fileAt = (url) => decodeURIComponent(basename(new URL(url).pathname));

/** @param target of wheelcheck's report */
export async function byUv({ run, uv, pip }, cwd, { base, platform, libc, python }) {
  const machine = machines[platform];
  const system =
    libc.family === 'musl'
      ? `${machine}-unknown-linux-musl`
      : // The newest that uv knows is 2.40.
        `${machine}-manylinux_2_${Math.min(40, minorOf(libc.version))}`;
  const target = base === null ? [] : ['--python-version', python.version, '--python-platform', system];
  const args = ['pip', 'install', '--dry-run', '--preview-features', 'pylock', '--no-config', '--python', pip];
  const { code, stderr } = await run(uv, [...args, '--target', 'none', ...target, '-r', 'pylock.toml'], { cwd });
  if (code !== 0) return { failed: stderr };
  // What stands at an address is named by it.
  const pins = [...stderr.matchAll(/^ \+ (\S+)(?: @ (\S+))?/gm)];
  return { versions: pins.map(([, pin, url]) => (url ? `${pin}==${fileAt(url).split('-')[1]}` : pin)) };
}

const machines = { 'linux/amd64': 'x86_64', 'linux/arm64': 'aarch64' };
const minorOf = (version) => Number(version.split('.')[1]);

/** @param targets of wheelcheck's report, or null for this machine */
export async function byPackaging({ run, packaging }, cwd, targets) {
  const { code, stdout, stderr } = await run(packaging, ['-c', select, JSON.stringify(targets.map(packagingWords))], {
    cwd,
  });
  return targets.map((_, at) => (code === 0 ? { files: JSON.parse(stdout)[at] } : { failed: stderr }));
}

function packagingWords(target) {
  if (target === null) return null;
  const { platform, libc, python } = target;
  const machine = machines[platform];
  const newest = minorOf(libc.version);
  const platforms =
    libc.family === 'musl'
      ? downFrom(newest, 0).map((minor) => `musllinux_1_${minor}_${machine}`)
      : downFrom(newest, 5).flatMap((minor) => [
          `manylinux_2_${minor}_${machine}`,
          ...(legacy[minor] ? [`${legacy[minor]}_${machine}`] : []),
        ]);
  return { python: python.version, machine, platforms: [...platforms, `linux_${machine}`] };
}

const legacy = { 17: 'manylinux2014', 12: 'manylinux2010', 5: 'manylinux1' };
const downFrom = (newest, oldest) => Array.from({ length: newest - oldest + 1 }, (_, at) => newest - at);
