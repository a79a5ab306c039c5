// Where Node keeps what it compiled of the command, for a Node that none was made for at the build.

/**
 * A folder of the user's own. Node's default is one in the system's folder for temporary files, which another user may have made
 * before, and V8 runs what is kept there without a question.
 *
 * @param env XDG_CACHE_HOME, HOME and LOCALAPPDATA, as for the answers of indexes
 * @returns undefined where none of them says where: nothing is kept then
 */
export function codeFolder(
  env: Readonly<Partial<Record<Variable, string | undefined>>>,
  platform: string,
): string | undefined {
  const path = process.getBuiltinModule('node:path');
  const places: readonly (readonly [Variable, ...parts: readonly string[]])[] = [
    ['XDG_CACHE_HOME'],
    platform === 'win32' ? ['LOCALAPPDATA'] : ['HOME', ...(platform === 'darwin' ? ['Library', 'Caches'] : ['.cache'])],
  ];
  const [variable, ...parts] = places.find(([name]) => path.isAbsolute(env[name] ?? '')) ?? [];
  return variable === undefined ? undefined : path.join(env[variable] ?? '', ...parts, 'wheelcheck-code');
}

type Variable = 'XDG_CACHE_HOME' | 'LOCALAPPDATA' | 'HOME';
