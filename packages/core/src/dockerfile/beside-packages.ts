// Folders of a Python or an environment that hold no packages: programs, manuals, libraries of the system.

const withoutPackages =
  /^\/(?:(?:s?bin|include|share|etc|man|libexec)(?:\/|$)|lib(?:64)?\/(?:[^/]+\.(?:so|a)\b|pkgconfig|cmake|node_modules))/;

/**
 * Whether a path within a place holds none of its packages: `bin/terraform`, `share/doc`. The programs of packages are of no use
 * without those, which have to be copied as well.
 *
 * @param behind what stands behind the place, from its slash
 */
export function isBesidePackages(behind: string): boolean {
  return withoutPackages.test(behind);
}
