// Names of files that hold what another command prints: `pip install -r /dev/stdin`, `pip install -r <(grep -v x y)`.

export function isPiped(file: string): boolean {
  return file.startsWith('<(') || /^(?:-|\/dev\/(?:stdin|fd\/\d+)|\/proc\/self\/fd\/\d+)$/.test(file);
}
