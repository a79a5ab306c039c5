// Records trimmed answers of a package index into fixtures/index/NAME.json, for tests and the offline demonstration.
//
//   node scripts/record/record-index.mjs --index https://index.example/pypi [--all-versions] [--keep FOLDER] NAME[==VERSION]...
//
// The index must have the JSON API. Kept in full are the versions asked for and, in a new file, the two newest; file hosts become files.example.
// With --all-versions the others are kept too, trimmed as the recording's `note` says, with Requires-Dist of those that
// may be offered in place of the versions asked for. --keep saves each raw answer in FOLDER and asks for none a second
// time. What a recording holds already stays as it is.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { candidateVersions } from './candidate-versions.mjs';
import { wheelMetadata } from './wheel-metadata.mjs';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'fixtures', 'index');

const { values: options, positionals } = parseArgs({
  options: { index: { type: 'string' }, 'all-versions': { type: 'boolean' }, keep: { type: 'string' } },
  allowPositionals: true,
});
if (!options.index || positionals.length === 0) {
  console.error(
    'usage: node scripts/record/record-index.mjs --index URL [--all-versions] [--keep FOLDER] NAME[==VERSION]...',
  );
  process.exit(2);
}
const index = options.index.replace(/\/$/, '');
if (options.keep) mkdirSync(options.keep, { recursive: true });

/** Status and body of one answer, a tenth of a second after the one before. */
async function ask(url, get = getText) {
  const kept = options.keep && join(options.keep, createHash('sha256').update(url).digest('hex'));
  if (kept && existsSync(kept)) {
    const raw = readFileSync(kept, 'utf8');
    const end = raw.indexOf('\n');
    return { status: Number(raw.slice(0, end)), body: raw.slice(end + 1) };
  }
  await setTimeout(100);
  const { status, body } = await get(url);
  if (kept && status < 500) writeFileSync(kept, `${status}\n${body}`);
  return { status, body };
}

async function getText(url) {
  const response = await fetch(url);
  return { status: response.status, body: response.ok ? await response.text() : '' };
}

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

const note =
  'others: every other version, without hashes and addresses. Kept are sdists and the Linux wheels for CPython 3.6 and later on ' +
  'x86_64, i686, aarch64, armv7l and ppc64le; versions of which nothing is left are left out. requires_python and upload_time are those of ' +
  "the version's first file; a file has its own where it differs (upload_time: by a day or more).";

/** Whether some corpus target, or an image that is near one, could take the file. */
function isOfUse({ filename, packagetype }) {
  if (packagetype === 'sdist') return true;
  if (packagetype !== 'bdist_wheel') return false;
  const [python = '', , platform = ''] = filename
    .replace(/\.whl$/, '')
    .split('-')
    .slice(-3);
  const kept = /^(?:any|(?:many|musl)?linux.*_(?:x86_64|i686|aarch64|armv7l|ppc64le))$/;
  return /py[23]|cp3(?:[6-9]|\d\d)/.test(python) && platform.split('.').some((part) => kept.test(part));
}

/** One of `others`: file name → size, or what else differs from the version. */
function trimVersion(files) {
  const times = files.map((file) => file.upload_time_iso_8601 ?? file.upload_time).toSorted();
  const [first] = files;
  const version = { requires_python: first.requires_python || null, upload_time: times[0], files: {} };
  for (const file of files) {
    const requires = file.requires_python || null;
    const time = file.upload_time_iso_8601 ?? file.upload_time;
    const own = {
      ...(requires === version.requires_python ? {} : { requires_python: requires }),
      ...(Date.parse(time) - Date.parse(times[0]) < 86_400_000 ? {} : { upload_time: time }),
      ...(file.yanked ? { yanked: true } : {}),
    };
    version.files[file.filename] = Object.keys(own).length === 0 ? file.size : { size: file.size, ...own };
  }
  return version;
}

/** The headers of core metadata; a folded line is none that is read here. */
function readHeaders(text) {
  const header = text.replaceAll('\r\n', '\n').split('\n\n', 1)[0].split('\n');
  const values = (key) =>
    header.filter((line) => line.startsWith(`${key}: `)).map((line) => line.slice(key.length + 2).trim());
  return {
    requires_python: values('Requires-Python')[0] ?? null,
    requires_dist: values('Requires-Dist'),
    provides_extra: values('Provides-Extra'),
  };
}

const fromInfo = (info) => ({
  requires_python: info.requires_python || null,
  requires_dist: info.requires_dist,
  provides_extra: info.provides_extra ?? [],
});

let hasVersionJson = true;

/** Requires-Dist as the version's JSON says it or, where it is null or a mirror has none, the metadata beside a wheel (PEP 658) or in it. */
async function readMetadata({ info, releases }, name, version) {
  if (hasVersionJson) {
    const { status, body } = await ask(`${index}/${name}/${version}/json`);
    const described = status === 200 ? JSON.parse(body).info : undefined;
    if (described?.requires_dist) return fromInfo(described);
    hasVersionJson = status === 200;
  }
  if (info.version === version && info.requires_dist) return fromInfo(info);
  const wheels = releases[version]
    .filter(({ packagetype }) => packagetype === 'bdist_wheel')
    .toSorted((a, b) => Number(isOfUse(b)) - Number(isOfUse(a)));
  // Some wheels are announced with metadata that is not there (kiwisolver 1.2.0).
  const wheel = wheels.find((file) => file['core-metadata']) ?? wheels[0];
  if (!wheel) return undefined;
  const url = new URL(wheel.url, `${index}/${name}/json`).href;
  const beside = await ask(`${url}.metadata`);
  if (beside.status === 200) return readHeaders(beside.body);
  const within = await ask(`${url}#METADATA`, async () => ({ status: 200, body: await wheelMetadata(url) }));
  return readHeaders(within.body);
}

async function record(name, versions) {
  const path = join(folder, `${name}.json`);
  const before = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
  const { status, body } = await ask(`${index}/${name}/json`);
  if (status !== 200) throw new Error(`HTTP ${status} for ${name}`);
  const project = JSON.parse(body);
  const { info, releases } = project;
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
    ...(before?.others ? { note, others: before.others } : {}),
  };
  for (const [version, files] of Object.entries(releases)) {
    if (wanted.has(version)) recording.versions[version] = before?.versions[version] ?? files.map(trimFile);
  }
  for (const [version, files] of Object.entries(before?.versions ?? {})) recording.versions[version] ??= files;
  for (const version of versions) if (!releases[version]) throw new Error(`${name} has no release ${version}`);
  const described = [...versions];
  if (options['all-versions']) {
    const useful = Object.entries(releases).map(([version, files]) => [version, files.filter(isOfUse)]);
    recording.note = note;
    recording.others = Object.fromEntries(
      useful
        .filter(([version, files]) => files.length > 0 && !recording.versions[version])
        .map(([version, files]) => [version, before?.others?.[version] ?? trimVersion(files)]),
    );
    described.push(...candidateVersions(new Map(useful), versions));
  }
  for (const version of described) {
    const metadata = recording.meta[version] ?? (await readMetadata(project, name, version));
    if (metadata) recording.meta[version] = metadata;
  }
  writeFileSync(path, `${JSON.stringify(recording)}\n`);
  return recording;
}

const wanted = new Map();
for (const arg of positionals) {
  const [name, version] = arg.split('==');
  wanted.set(name, [...(wanted.get(name) ?? []), ...(version ? [version] : [])]);
}
for (const [name, versions] of wanted) {
  const { versions: full, others = {}, meta } = await record(name, versions);
  const counts = [full, others, meta].map((each) => Object.keys(each).length);
  console.log(`${name}: ${counts[0]} versions in full, ${counts[1]} others, Requires-Dist of ${counts[2]}`);
}
