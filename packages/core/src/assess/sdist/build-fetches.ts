// What a build fetches from the network besides its requirements.

import type { BuildScript } from './build-script.ts';
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
  /\b(?:urlretrieve|urlopen|urllib\d?\.request|requests\.get|httpx\.get|download\w*\s*\(|get_and_extract\w*|['"](?:curl|wget)['" ])/;

/** A host in a string; `'http://'` alone is something to compare with. */
const address = /\b(?:https?|ftp|git):\/\/[\w{}-]+(?:\.|\})/;

/** git called by a script; many only say in a message what to type (aiohttp, uvloop). */
export const gitFetch =
  /\[\s*['"]git['"]\s*,\s*['"](?:clone|submodule['"]\s*,\s*['"](?:update|init))['"]|\b(?:system|run|call|check_call|check_output|Popen)\(\s*f?['"]git (?:clone|submodule (?:update|init))\b/;

export interface FetchEvidence {
  readonly members: readonly string[];
  readonly texts: ReadonlyMap<string, string>;
  readonly scripts: readonly BuildScript[];
  readonly languages: readonly Language[];
  readonly cmake: string | undefined;
  /** Whether meson reads `subprojects/`. */
  readonly meson: boolean;
}

/** @returns each in a few words, such as `FreeType`, `Rust crates`, `a git submodule (setup.py)` */
export function buildFetches({ members, texts, scripts, languages, cmake, meson }: FetchEvidence): readonly string[] {
  const found = new Set<string>();
  for (const { path, code, always } of scripts) {
    if (!always) continue;
    // Without an address in it, a script fetches what its caller names: uwsgi's plugins
    if (downloading.test(code) && address.test(code)) for (const what of downloads(path, code)) found.add(what);
    if (gitFetch.test(code) && (address.test(code) || code.includes('submodule')))
      found.add(`git repositories (${path})`);
  }
  if (
    cmake !== undefined &&
    /\b(?:FetchContent_(?:Declare|MakeAvailable)|ExternalProject_Add|file\s*\(\s*DOWNLOAD)\b/i.test(cmake)
  )
    found.add('sources that CMakeLists.txt downloads');
  if (meson) for (const wrap of missingWraps(members, texts)) found.add(wrap);
  if (languages.includes('rust') && !members.some((path) => /(?:^|\/)(?:vendor|cargo)\/[^/]+\/Cargo\.toml$/.test(path)))
    found.add('Rust crates');
  return [...found];
}

/** The archives that a downloading script names; where it names none, that it downloads. */
function downloads(path: string, code: string): readonly string[] {
  const archives = [
    ...code.matchAll(/['"/]([A-Za-z][A-Za-z0-9]{1,30})[-_.{][^'"\s/]{0,40}\.(?:tar\.(?:gz|xz|bz2)|tgz|zip)['"]/g),
  ].flatMap(({ 1: name }) => (name === undefined ? [] : [titleOf(name)]));
  return archives.length > 0 ? archives : [`files that ${path} downloads`];
}

/** meson downloads what a wrap names unless its folder is there; matplotlib 3.9 asks for FreeType and Qhull so. */
function missingWraps(members: readonly string[], texts: ReadonlyMap<string, string>): readonly string[] {
  return [...texts].flatMap(([path, text]) => {
    const name = /^subprojects\/([^/]+)\.wrap$/.exec(path)?.[1];
    if (name === undefined) return [];
    const folder = /^directory\s*=\s*(\S+)/m.exec(text)?.[1] ?? name;
    return members.some((member) => member.startsWith(`subprojects/${folder}/`))
      ? []
      : [titleOf(name.replace(/-[\d.]+$/, ''))];
  });
}

function titleOf(name: string): string {
  const key = name.toLowerCase();
  return Object.hasOwn(titles, key) ? (titles[key] ?? name) : name;
}
