// Which files are taken for Dockerfiles.

/** `Dockerfile`, `Containerfile`, `api.Dockerfile`, `Dockerfile.dev`, in any folder; what one of them ignores is none. */
export function isDockerfileName(path: string): boolean {
  const name = path.split(/[\\/]/).at(-1) ?? '';
  if (/\.dockerignore$/i.test(name)) return false;
  return /^(?:Dockerfile|Containerfile)(?:[.-].+)?$|\.(?:Dockerfile|Containerfile)$/i.test(name);
}
