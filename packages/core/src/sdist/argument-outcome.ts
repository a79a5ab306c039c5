// What a condition that asks for an argument of setup.py comes to under an installer.

import type { Outcome } from './outcome.ts';

/** The commands that pip and setuptools' backend give setup.py. */
const installing =
  /^(?:egg_info|dist_info|bdist_wheel|install|develop|editable_wheel|build(?:_\w+)?|setup\.py|-c|--(?:verbose|quiet|record|compile))$/;

/** An installer gives setup.py no arguments of a project's own, and an sdist has no `.git`. */
export function argumentOutcome(text: string): Outcome {
  const asked =
    /^['"]([\w-]+)['"]\s+in\s+sys\.argv(?:\[1:\])?$/.exec(text)?.[1] ??
    /^sys\.argv\[-?1:?\]\s*==\s*['"]([\w-]+)['"]$/.exec(text)?.[1];
  if (asked !== undefined && !installing.test(asked)) return false;
  return /^(?:os\.path\.)?(?:exists|isdir)\([^'"]*['"][./]*\.git['"][\s)]*$/.test(text) ? false : null;
}
