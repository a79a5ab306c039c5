// Paths as SARIF's relative URIs (RFC 3986).

/** Every segment percent-encoded, so that no `:` makes a scheme and no `%`, `?` or `#` ends the path. */
export function fileUri(repositoryPath: string): string {
  return repositoryPath.split('/').map(encodeURIComponent).join('/');
}
