// Records trimmed answers of a package index into fixtures/index/NAME.json, for tests and the offline demonstration.
//
//   node scripts/record-index.mjs --index https://index.example/pypi NAME==VERSION...
//
// The index must have the JSON API. Kept are the versions asked for and, in a new file, the two newest; file hosts become files.example.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'fixtures', 'index');

/** What a recording keeps of one file. The path behind the last `packages/` is the same on every mirror. */
function trimFile(file) {
  const path = file.url.replace(/^.*packages\//, '');
  return {
    filename: file.filename,
    packagetype: file.packagetype,
    requires_python: file.requires_python ?? null,
    sha256: file.digests?.sha256 ?? null,
    size: file.size,
    yanked: Boolean(file.yanked),
    upload_time: file.upload_time_iso_8601 ?? file.upload_time,
    url: `https://files.example/packages/${path}`,
  };
}

async function getText(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`HTTP ${response.status} for ${url}`);
  return response.text();
}

/** Requires-Dist as the version's JSON or, where a mirror has none, the core metadata beside a wheel (PEP 658) says it. */
async function readMetadata(index, name, version, files) {
  const versionJson = await fetch(`${index}/${name}/${version}/json`);
  if (versionJson.ok) {
    const { info } = await versionJson.json();
    return {
      requires_python: info.requires_python || null,
      requires_dist: info.requires_dist ?? [],
      provides_extra: info.provides_extra ?? [],
    };
  }
  const wheel = files.find((file) => file['core-metadata']);
  if (!wheel) return undefined;
  const metadata = await fetch(`${new URL(wheel.url, `${index}/${name}/json`).href}.metadata`);
  // Some old wheels are announced with metadata that is not there (kiwisolver 1.2.0).
  if (!metadata.ok) return undefined;
  const text = await metadata.text();
  const header = text.replaceAll('\r\n', '\n').split('\n\n', 1)[0].split('\n');
  const values = (key) =>
    header.filter((line) => line.startsWith(`${key}: `)).map((line) => line.slice(key.length + 2).trim());
  return {
    requires_python: values('Requires-Python')[0] ?? null,
    requires_dist: values('Requires-Dist'),
    provides_extra: values('Provides-Extra'),
  };
}

async function record(index, name, versions) {
  const path = join(folder, `${name}.json`);
  const before = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
  const { info, releases } = JSON.parse(await getText(`${index}/${name}/json`));
  const wanted = new Set([...versions, ...Object.keys(before?.versions ?? {})]);
  if (!before) {
    const newest = Object.keys(releases)
      .filter((version) => releases[version].length > 0 && /^[0-9.]+$/.test(version))
      .toSorted((a, b) => b.localeCompare(a, 'en', { numeric: true }));
    for (const version of newest.slice(0, 2)) wanted.add(version);
  }
  const recording = {
    name,
    display_name: info.name,
    recorded: before?.recorded ?? new Date().toISOString().slice(0, 10),
    latest: before?.latest ?? info.version,
    all_versions: before?.all_versions ?? Object.keys(releases).length,
    versions: {},
    meta: { ...before?.meta },
  };
  for (const [version, files] of Object.entries(releases)) {
    if (wanted.has(version)) recording.versions[version] = before?.versions[version] ?? files.map(trimFile);
  }
  for (const [version, files] of Object.entries(before?.versions ?? {})) recording.versions[version] ??= files;
  for (const version of versions) {
    if (!releases[version]) throw new Error(`${name} has no release ${version}`);
    const metadata = await readMetadata(index, name, version, releases[version]);
    if (metadata) recording.meta[version] = metadata;
  }
  writeFileSync(path, `${JSON.stringify(recording)}\n`);
  return Object.keys(recording.versions);
}

const args = process.argv.slice(2);
const at = args.indexOf('--index');
const index = at < 0 ? undefined : args[at + 1];
const wanted = new Map();
for (const arg of args.filter((_, i) => at < 0 || (i !== at && i !== at + 1))) {
  const [name, version] = arg.split('==');
  if (!version) throw new Error(`expected NAME==VERSION, got ${arg}`);
  wanted.set(name, [...(wanted.get(name) ?? []), version]);
}
if (!index || wanted.size === 0) {
  console.error('usage: node scripts/record-index.mjs --index URL NAME==VERSION...');
  process.exit(2);
}
for (const [name, versions] of wanted) {
  console.log(`${name}: ${(await record(index.replace(/\/$/, ''), name, versions)).join(' ')}`);
}
