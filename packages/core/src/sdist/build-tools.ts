// The programs that a build calls besides a compiler, and that build isolation does not bring.

import type { BuildScript } from './build-script.ts';
import type { CargoCrate } from './cargo-crate.ts';
import { fetchesByGit } from './build-fetches.ts';
import { clonesByGit } from './clones-by-git.ts';
import { projectOf } from './declared-mechanisms.ts';
import type { BuildTool } from './sdist-reading.ts';
import type { SourceFiles } from './source-files.ts';

const order: readonly BuildTool[] = ['cmake', 'make', 'ninja', 'pkg-config', 'swig', 'autoconf', 'git', 'perl', 'm4'];

interface ToolRule {
  readonly tool: BuildTool;
  readonly pattern: RegExp;
}

/** As commands in a Python script: `['make', '-C', …]`, `"git submodule update"`; never `make` for the documents (numba). */
const rules: readonly ToolRule[] = [
  { tool: 'cmake', pattern: /['"]cmake['" ]|\bfrom\s+skbuild\b/ },
  {
    tool: 'make',
    pattern:
      /['"]g?make['"](?![^\n]{0,120}\bdocs?\b)|['"]g?make [^\n]|['"][^'"\s]*\/configure['" ]|\bsh \.?\/?configure\b/,
  },
  { tool: 'ninja', pattern: /\(\s*\[\s*['"]ninja['"]/ },
  { tool: 'pkg-config', pattern: /\bpkg-config\b|\bimport pkgconfig\b/ },
  { tool: 'autoconf', pattern: /\bautogen\.sh\b|\bautoreconf\b|['"]autoconf['"]/ },
  { tool: 'perl', pattern: /['"]perl['" ]/ },
  { tool: 'm4', pattern: /['"]m4['" ]/ },
];

export interface ToolEvidence {
  readonly members: readonly string[];
  readonly scripts: readonly BuildScript[];
  readonly requires: readonly string[];
  readonly sources: SourceFiles;
  readonly crates: readonly CargoCrate[];
  readonly meson: string | undefined;
  readonly cmake: string | undefined;
}

/** @returns in the order of `BuildTool` */
export function buildTools({
  members,
  scripts,
  requires,
  sources,
  crates,
  meson,
  cmake,
}: ToolEvidence): readonly BuildTool[] {
  const found = new Set<BuildTool>();
  // Scripts that only print what to do name programs as well
  const calling = scripts.filter(
    ({ always, code }) => always && /\b(?:subprocess|system|popen|spawn|check_call|skbuild|run)\b/i.test(code),
  );
  for (const { code } of calling) for (const { tool, pattern } of rules) if (pattern.test(code)) found.add(tool);
  if (calling.some(({ code }) => fetchesByGit(code))) found.add('git');
  if (meson !== undefined && /\bdependency\(\s*'(?!python|threads|openmp|numpy|pybind11|cython|dl|m')/.test(meson))
    found.add('pkg-config');
  if (cmake !== undefined && /\b(?:pkg_check_modules|pkg_search_module)\b|\bPkgConfig\b/.test(cmake))
    found.add('pkg-config');
  if (cmake !== undefined && clonesByGit(cmake)) found.add('git');
  if (requires.some((each) => projectOf(each) === 'pkgconfig')) found.add('pkg-config');
  if (sources.has('swig') && scripts.some(({ code }) => /swig|\w\.i['"]/i.test(code)) && !members.some(isSwigOutput))
    found.add('swig');
  for (const { buildDependencies, dependencies } of crates) {
    if (buildDependencies.includes('cmake')) found.add('cmake');
    if (buildDependencies.includes('pkg-config')) found.add('pkg-config');
    // OpenSSL's Configure is a Perl script
    if ([...buildDependencies, ...Object.keys(dependencies)].includes('openssl-src')) found.add('perl').add('make');
  }
  const brought = new Set(requires.map(projectOf));
  return order.filter((tool) => found.has(tool) && !brought.has(tool));
}

/** What SWIG wrote before the sdist was made: pygraphviz, sentencepiece. */
function isSwigOutput(path: string): boolean {
  return /_wrap\.c(?:c|pp|xx)?$/.test(path);
}
