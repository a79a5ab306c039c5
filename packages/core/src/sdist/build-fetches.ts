// What a build fetches from the network besides its requirements.

import { ownValue } from '../text/own-value.ts';
import type { BuildFetch } from './build-fetch.ts';
import { callsOf } from './default-code.ts';
import type { BuildScript } from './build-script.ts';
import { installsPackages } from './installs-packages.ts';
import { startsPrograms } from './started-programs.ts';
import type { Language } from './sdist-reading.ts';

/** Names of projects as their archives are called. */
const titles: Readonly<Record<string, string>> = {
  freetype: 'FreeType',
  qhull: 'Qhull',
  libxml2: 'libxml2',
  libxslt: 'libxslt',
  zlib: 'zlib',
  libsodium: 'libsodium',
  zeromq: 'ZeroMQ',
  libzmq: 'ZeroMQ',
  libuv: 'libuv',
  boost: 'Boost',
};

const downloading =
  /\b(?:urlretrieve|urlopen|urllib\d?\.request|build_opener|requests\.get|httpx\.get|download\w*\s*\(|get_and_extract\w*)/;
/**
 * As a program with what it is given: `['curl', '-O', …]`, `'wget https://…'`, `'curl ' + url`. `name='wget'` is a project, and pycurl's
 * `libraries.append("curl")` a library.
 */
const downloader = /['"](?:curl|wget)(?:['"]\s*,\s*(?:f?['"](?:-|[a-z]+:\/\/)|[A-Za-z_*])| +(?:-|[a-z]+:\/\/|[{%'"]))/;

/** A host in a string; `'http://'` alone is something to compare with. */
const address = /\b(?:https?|ftp|git):\/\/[\w{}-]+(?:\.|\})/;

/** git called by a script; many only say in a message what to type (aiohttp, uvloop). */
const gitFetch =
  /\[\s*['"]git['"]\s*,\s*['"](?:clone|submodule['"]\s*,\s*['"](?:update|init))['"]|\b(?:system|run|call|check_call|check_output|Popen)\(\s*f?['"]git (?:clone|submodule (?:update|init))\b/;

export interface FetchEvidence {
  readonly members: readonly string[];
  readonly texts: ReadonlyMap<string, string>;
  /** As `defaultCode` leaves them, where the question is what a build does unless it is told otherwise. */
  readonly scripts: readonly BuildScript[];
  readonly languages: readonly Language[];
  /** Names of what the build has by its pyproject.toml. */
  readonly required: ReadonlySet<string>;
  readonly cmake: string | undefined;
  /** Text of meson.build, where meson builds. */
  readonly meson: string | undefined;
}

export function buildFetches({
  members,
  texts,
  scripts,
  languages,
  required,
  cmake,
  meson,
}: FetchEvidence): readonly BuildFetch[] {
  const found: BuildFetch[] = [];
  for (const { path, code, always } of scripts) {
    if (!always) continue;
    // Without an address in it, a script fetches what its caller names: uwsgi's plugins
    if ((downloading.test(callsOf(code)) || (startsPrograms(code) && downloader.test(code))) && address.test(code))
      found.push(...downloads(path, code));
    if (fetchesByGit(code)) found.push({ kind: 'git', path });
    if (installsPackages(code, required)) found.push({ kind: 'packages', path });
  }
  if (
    cmake !== undefined &&
    /\b(?:FetchContent_(?:Declare|MakeAvailable)|ExternalProject_Add|file\s*\(\s*DOWNLOAD)\b/i.test(cmake)
  )
    found.push({ kind: 'cmake' });
  if (meson !== undefined) found.push(...missingWraps(members, texts, meson));
  if (languages.includes('rust') && !members.some((path) => /(?:^|\/)(?:vendor|cargo)\/[^/]+\/Cargo\.toml$/.test(path)))
    found.push({ kind: 'crates' });
  return onceEach(found);
}

/** `libiconv` and `iconv`, `xmlsec1` and `xmlsec` are one: an archive is not called alike on all systems. */
function onceEach(fetches: readonly BuildFetch[]): readonly BuildFetch[] {
  const seen = new Set<string>();
  return fetches.filter((each) => {
    const isName = each.kind === 'project' && !each.unlessThere;
    const key = isName ? each.title.toLowerCase().replace(/^lib(?=\w{3})|\d+$/g, '') : JSON.stringify(each);
    return !seen.has(key) && seen.add(key);
  });
}

/** Whether a script has git fetch something of its own accord. */
export function fetchesByGit(code: string): boolean {
  return gitFetch.test(code) && (address.test(code) || code.includes('submodule'));
}

/** The archives that a downloading script names; where it names none, that it downloads. */
function downloads(path: string, code: string): readonly BuildFetch[] {
  const archives = [
    ...code.matchAll(/['"/]([A-Za-z][A-Za-z0-9]{1,30})[-_.{][^'"\s/]{0,40}\.(?:tar\.(?:gz|xz|bz2)|tgz|zip)['"]/g),
  ].flatMap(({ 1: name }) => (name === undefined ? [] : [project(name, false)]));
  return archives.length > 0 ? archives : [{ kind: 'files', path }];
}

/** More texts than any project has. */
const MAX_TEXTS = 500;

/**
 * meson downloads what a wrap names unless its folder is there. Where meson.build asks for the library itself, the system's is taken first
 * (PyGObject's glib); matplotlib 3.9 has FreeType and Qhull downloaded in any case.
 */
function missingWraps(
  members: readonly string[],
  texts: ReadonlyMap<string, string>,
  meson: string,
): readonly BuildFetch[] {
  return [...texts].slice(0, MAX_TEXTS).flatMap(([path, text]) => {
    const name = /^subprojects\/([^/]+)\.wrap$/.exec(path)?.[1];
    if (name === undefined) return [];
    const folder = /^directory\s*=\s*(\S+)/m.exec(text)?.[1] ?? name;
    if (members.some((member) => member.startsWith(`subprojects/${folder}/`))) return [];
    const provided = text.slice(text.indexOf('[provide]')).match(/[\w.+-]+/g) ?? [];
    const asked = [name, ...provided].some((each) => meson.includes(`dependency('${each}`));
    return [project(name.replace(/-[\d.]+$/, ''), asked)];
  });
}

function project(name: string, unlessThere: boolean): BuildFetch {
  const key = name.toLowerCase();
  const title = ownValue(titles, key) ?? name;
  return { kind: 'project', title, unlessThere };
}
