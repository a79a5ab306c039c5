// The languages that a CMakeLists.txt asks for.

const projectKeywords: ReadonlySet<string> = new Set(['VERSION', 'DESCRIPTION', 'HOMEPAGE_URL', 'COMPAT_VERSION']);

/**
 * Languages of `project()` and `enable_language()` as CMake names them: `C`, `CXX`, `Fortran`, `CUDA`. A `project()` that
 * names none means C and C++ (CMake manual, project). What stands inside `if()` is an option: LightGBM's CUDA is off by default.
 */
export function cmakeLanguages(text: string): readonly string[] {
  const code = text.replace(/#[^\n]*/g, '');
  const found = new Set<string>();
  let depth = 0;
  for (const { 1: name = '', 2: body = '' } of code.matchAll(/\b(if|endif|project|enable_language)\s*\(([^()]*)/gi)) {
    const command = name.toLowerCase();
    const words = body.split(/\s+/).filter((word) => word !== '');
    if (command === 'if') depth++;
    else if (command === 'endif') depth = Math.max(0, depth - 1);
    else if (depth === 0) {
      const languages = command === 'project' ? projectLanguages(words.slice(1)) : words;
      for (const language of languages) if (language !== 'NONE' && language !== 'OPTIONAL') found.add(language);
    }
  }
  return [...found];
}

function projectLanguages(words: readonly string[]): readonly string[] {
  const at = words.indexOf('LANGUAGES');
  if (at !== -1) return upTo(words.slice(at + 1));
  // The old form names them right behind the project
  return words.length === 0 || projectKeywords.has(words[0] ?? '') ? ['C', 'CXX'] : upTo(words);
}

function upTo(words: readonly string[]): readonly string[] {
  const end = words.findIndex((word) => projectKeywords.has(word));
  return end === -1 ? words : words.slice(0, end);
}
