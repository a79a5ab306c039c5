// Records sdists for tests into fixtures/sdists/NAME-VERSION.json: the names of their members and the few texts that tell how they are
// built, never whole archives.
//
//   npx tsc -b && node scripts/record/record-sdists.mjs FOLDER [FILE...]
//
// FOLDER holds sdists as an index serves them. Their texts are other people's, so they are cut down to what the reading rests on, and a
// cut that changes the reading is not made:
//   PKG-INFO            the line `Name:`
//   pyproject.toml      the tables [build-system], [external] and those of build backends
//   setup.cfg           sections called [extension…] and the names of all others
//   Cargo.toml          the tables [package], [workspace.package], [build-dependencies], [dependencies] and [workspace.dependencies]
//   *.py                no comments, docstrings or long strings; above 3,000 characters only the lines that name something of a build
//   CMakeLists.txt, meson.build   no comments; above 3,000 characters only such lines
// Members: all at the top, all whose text is wanted and all that the reading misses; of the others two of each extension below each second-level folder. The number
// of all members is kept beside them. Hosts in texts become files.example.

import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { isTelling } from '../../packages/core/dist/sdist/is-telling.js';
import { pythonCode } from '../../packages/core/dist/sdist/python-code.js';
import { readSdist } from '../../packages/core/dist/sdist/read-sdist.js';

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, '..', '..', 'fixtures', 'sdists');
const LONG = 3000;

/** Kept in any case: a pure sdist is told by what they do not say. Others go where nothing rests on them. */
const main =
  /^(?:pyproject\.toml|setup\.py|setup\.cfg|hatch\.toml|PKG-INFO|build\.py|hatch_build\.py|pdm_build\.py|meson\.build|CMakeLists\.txt|Cargo\.toml|(?:[\w-]+\/)*rust-toolchain(?:\.toml)?)$/;

const telling =
  /^\s*(?:def|class|try|except|else|elif|if|raise|import|from|return|warn|log|print|cmdclass|setup)\b|ext_?modules|ension|build|compil|cython|cffi|rust|mypyc|subprocess|system|popen|spawn|call|optional|libraries|require|urlopen|urlretrieve|http|\.tar|\.zip|configure|make|pkg-config|swig|autogen|autoreconf|perl|['"]git|skbuild|numpy|nvcc|cuda|c\+\+|\.(?:py|toml|i|f|f90)['"]|project|language|dependency|wrap|Fetch|External|PkgConfig|pkg_|root_is_pure|exit|\)\s*$/i;

function sections(text, wanted) {
  let keep = false;
  return text
    .split(/\r?\n/)
    .filter((line) => {
      const header = /^\s*\[+\s*([^\]]+?)\s*\]+\s*(?:#.*)?$/.exec(line)?.[1];
      if (header !== undefined) keep = wanted.test(header);
      return keep && !/^\s*(?:#|$)/.test(line);
    })
    .join('\n');
}

function shorter(text) {
  if (text.length <= LONG) return text;
  return text
    .split('\n')
    .filter((line) => telling.test(line) && line.trim() !== '' && !line.includes(' :: '))
    .join('\n');
}

function trim(path, text) {
  const name = path.split('/').at(-1);
  if (name === 'PKG-INFO') return /^Name:[^\r\n]*/m.exec(text)?.[0] ?? '';
  if (name === 'pyproject.toml')
    return sections(
      text,
      /^(?:build-system|external|tool\.(?:setuptools|setuptools-rust|hatch\.build|maturin|scikit-build|meson-python|poetry\.build|pdm)\b)/,
    );
  if (name === 'setup.cfg') return [...text.matchAll(/^\[[^\]\n]+\]/gm)].map(([header]) => header).join('\n');
  if (name === 'Cargo.toml')
    return sections(
      text,
      /^(?:package|workspace\.package|workspace|build-dependencies|(?:workspace\.)?dependencies(?:\.pyo3(?:-ffi)?)?)$/,
    );
  if (name.endsWith('.py')) {
    const code = pythonCode(text)
      .replace(/("""|''')[\s\S]{200,}?\1/g, '""')
      .replace(/^[ \t]*\n/gm, '');
    return shorter(code);
  }
  if (name === 'CMakeLists.txt' || name === 'meson.build')
    return shorter(text.replace(/#[^\n]*/g, '').replace(/^[ \t]*\n/gm, ''));
  return text;
}

function withoutHosts(text) {
  return text.replace(/\b((?:https?|ftp|git):\/\/)(?:[\w-]+\.)+[a-z]{2,}/g, '$1files.example');
}

function thin(members, texts) {
  const seen = new Map();
  const { evidence } = readSdist({ members, texts });
  const missed = new Set(evidence.flatMap((each) => (each.kind === 'unread-file' ? [each.what] : [])));
  return members.filter((path) => {
    const folders = path.split('/');
    if (folders.length === 1 || texts.has(path) || missed.has(path)) return true;
    const extension = /\.[^./]{1,6}(?:\.(?:in|src|tp))?$/.exec(path)?.[0] ?? '';
    const key = `${folders.slice(0, -1).slice(0, 2).join('/')} ${extension}`;
    seen.set(key, (seen.get(key) ?? 0) + 1);
    return seen.get(key) <= 2;
  });
}

/** The reading without what counts and names files, or lines of them: what stops a setup.py has texts of its own among the tests. */
function essence(contents) {
  const { evidence: _, pythonEnds: __, unreadImports: ___, ...rest } = readSdist(contents);
  return JSON.stringify(rest);
}

function record(folder, file) {
  const { status, stdout, stderr } = spawnSync('python3', [join(here, 'list-sdist.py'), join(folder, file)], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (status !== 0) throw new Error(stderr);
  const listed = JSON.parse(stdout);
  const whole = new Map(Object.entries(listed.texts).filter(([path]) => isTelling(path)));
  const full = essence({ members: listed.members, texts: whole });
  const texts = new Map(whole);
  const members = thin(listed.members, whole);
  if (essence({ members, texts }) !== full) throw new Error(`${file}: fewer members change the reading`);
  for (const [path, text] of whole) {
    const none = main.test(path) ? [] : [''];
    for (const cut of [...none, withoutHosts(trim(path, text)), withoutHosts(pythonish(path, text))]) {
      texts.set(path, cut);
      if (essence({ members, texts }) === full) break;
      texts.set(path, text);
    }
    if (texts.get(path) === text && /\.[a-z]{2,3}\//.test(text)) texts.set(path, withoutHosts(text));
    if (texts.get(path) === '' && !main.test(path)) {
      texts.delete(path);
      if (essence({ members, texts }) !== full) texts.set(path, '');
    }
  }
  if (essence({ members, texts }) !== full) throw new Error(`${file}: the cut texts change the reading`);
  const name = file.replace(/\.(?:tar\.(?:gz|bz2|xz)|tgz|zip)$/, '');
  const json = { file, count: listed.members.length, members, texts: Object.fromEntries(texts) };
  writeFileSync(join(target, `${name}.json`), `${JSON.stringify(json, null, 1)}\n`);
}

function pythonish(path, text) {
  return path.endsWith('.py') ? pythonCode(text).replace(/^[ \t]*\n/gm, '') : text;
}

const [folder, ...files] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: node scripts/record/record-sdists.mjs FOLDER [FILE...]');
for (const file of files.length > 0 ? files : readdirSync(folder)) record(folder, file);
