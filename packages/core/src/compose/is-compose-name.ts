// Which files are taken for those of Docker Compose.

/** In the order in which Compose looks for them. */
export const composeNames = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'] as const;

/** What Compose merges into them where nobody names a file. */
export const overrideNames = [
  'compose.override.yml',
  'compose.override.yaml',
  'docker-compose.override.yml',
  'docker-compose.override.yaml',
] as const;

/** `compose.yaml`, `docker-compose.prod.yml`, in any folder. */
export function isComposeName(path: string): boolean {
  const name = path.split(/[\\/]/).at(-1) ?? '';
  return /^(?:docker-)?compose(?:[._-][\w.-]+)?\.ya?ml$/i.test(name);
}
