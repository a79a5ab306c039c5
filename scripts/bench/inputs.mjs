// What is judged: requirements lists, and locks made of what the index says, of any length.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/bootstrap.mjs';
import { releaseOf } from './bench-index.mjs';

const { wheels, builds } = JSON.parse(readFileSync(join(import.meta.dirname, 'packages.json'), 'utf8'));
const folder = join(root, 'node_modules', '.cache', 'bench', 'inputs');

const split = (pin) => pin.split('==');

/** So many pins that have a wheel; past the list's end, the same under other names. */
function pinsOf(count) {
  return Array.from({ length: count }, (_, index) => {
    const [name, version] = split(wheels[index % wheels.length]);
    const copy = Math.floor(index / wheels.length);
    return [copy === 0 ? name : `${name}-copy${copy}`, version];
  });
}

/** @returns the path of a file with this text, in a folder of its own, as a lock has its name for one */
function written(name, file, text) {
  const place = join(folder, name);
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, file), text);
  return join(place, file);
}

const requirements = (name, lines) => written(name, 'requirements.txt', lines.map((line) => `${line}\n`).join(''));

/** A requirements file of so many pins. */
export const pinned = (count) =>
  requirements(
    `pinned-${count}`,
    pinsOf(count).map((pin) => pin.join('==')),
  );

/** A requirements file of pins without a wheel. */
export const toBuild = () => requirements('builds', builds);

/** A requirements file of so many names without a version. */
export const unpinned = (count) =>
  requirements(
    `names-${count}`,
    wheels.slice(0, count).map((pin) => split(pin)[0]),
  );

/** Everything that was asked for goes into the address of a lock's files, which nobody fetches. */
const base = 'https://files.example';

/** @param head of the file @param entry of a release @param tail of all names */
async function lockOf(kind, count, file, { head, entry, tail }) {
  const path = join(folder, `${kind}-${count}`, file);
  if (existsSync(path)) return path;
  const pins = pinsOf(count);
  const parts = [];
  for (const [name, version] of pins) parts.push(entry(name, version, await releaseOf(name, version, base)));
  return written(`${kind}-${count}`, file, [head, ...parts, tail(pins.map(([name]) => name))].join('\n'));
}

/** What uv keeps of a release where a project wants Python 3.12 or 3.13: locks have about that size. */
const isUsable = ({ filename }) => /-(?:cp312|cp313|py3|py2\.py3|cp3\d+-abi3)-.*\.whl$/.test(filename);

/** A uv.lock of so many packages, each with the files of its release for two Pythons. */
export function uvLock(count) {
  const row = ({ url, digests, size, upload_time_iso_8601: time }) =>
    `{ url = "${url}", hash = "sha256:${digests.sha256}", size = ${size}, upload-time = "${time}" }`;
  return lockOf('uv', count, 'uv.lock', {
    head: 'version = 1\nrevision = 3\nrequires-python = ">=3.12,<3.14"\n',
    entry(name, version, { urls }) {
      const sdists = urls.filter((file) => file.packagetype === 'sdist').slice(0, 1);
      const rows = urls.filter(isUsable).map((file) => `    ${row(file)},\n`);
      return [
        `[[package]]\nname = "${name}"\nversion = "${version}"\nsource = { registry = "https://index.example/simple" }\n`,
        ...sdists.map((file) => `sdist = ${row(file)}\n`),
        ...(rows.length > 0 ? [`wheels = [\n${rows.join('')}]\n`] : []),
      ].join('');
    },
    tail(names) {
      const needs = names.map((name) => `    { name = "${name}" },\n`).join('');
      return `[[package]]\nname = "made-for-measuring"\nversion = "1"\nsource = { virtual = "." }\ndependencies = [\n${needs}]\n`;
    },
  });
}

/** A poetry.lock of so many packages, each with all files of its release. */
export function poetryLock(count) {
  const python = 'python-versions = ">=3.12"\n';
  return lockOf('poetry', count, 'poetry.lock', {
    head: '# Made for measuring.\n',
    entry(name, version, { urls }) {
      const rows = urls.map((file) => `    {file = "${file.filename}", hash = "sha256:${file.digests.sha256}"},\n`);
      const about = `name = "${name}"\nversion = "${version}"\ndescription = ""\noptional = false\n${python}`;
      return `[[package]]\n${about}groups = ["main"]\nfiles = [\n${rows.join('')}]\n`;
    },
    tail: () => `[metadata]\nlock-version = "2.1"\n${python}content-hash = "${'0'.repeat(64)}"\n`,
  });
}
