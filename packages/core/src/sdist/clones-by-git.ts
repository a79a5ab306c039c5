// Whether a CMakeLists.txt clones a repository whatever it is told: dm-tree does (pybind11, abseil), LightGBM only for its C++ tests.

const opens = /^\s*(?:if|function|macro)\s*\(/i;
const closes = /^\s*end(?:if|function|macro)\s*\(/i;

export function clonesByGit(cmake: string): boolean {
  let depth = 0;
  for (const line of cmake.split('\n')) {
    const code = line.replace(/#.*$/, '');
    if (closes.test(code)) depth--;
    else if (opens.test(code)) depth++;
    else if (depth === 0 && /\bGIT_REPOSITORY\b/.test(code)) return true;
  }
  return false;
}
