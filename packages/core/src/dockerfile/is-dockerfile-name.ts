// Which files are taken for Dockerfiles.

/** `Dockerfile`, `Containerfile`, `api.Dockerfile`, `Dockerfile.dev`, in any folder. */
export function isDockerfileName(path: string): boolean {
  const name = path.split(/[\\/]/).at(-1) ?? '';
  return /^(?:Dockerfile|Containerfile)(?:[.-].+)?$|\.(?:Dockerfile|Containerfile)$/i.test(name);
}
