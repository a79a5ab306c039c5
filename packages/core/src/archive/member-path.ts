// The name of an archive's member as a path that lies inside the archive.

/**
 * @param name as the archive has it
 * @returns with `/`, without empty parts and `.`; undefined for what leads outside (absolute, `..`) and for the top itself
 */
export function memberPath(name: string): string | undefined {
  // Python ends the names of both formats at a NUL.
  const [ended = ''] = name.split('\0', 1);
  const path = ended.replaceAll('\\', '/');
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) return undefined;
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return parts.length === 0 || parts.includes('..') ? undefined : parts.join('/');
}
