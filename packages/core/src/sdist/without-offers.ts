// Build scripts without the commands that a project offers to others.

import type { BuildScript } from './build-script.ts';

/**
 * `[distutils.commands]` among the entry points in setup.py: whoever installs the package may run them, its own build does not
 * (setuptools-rust 0.9.0: `build_ext=setuptools_rust:build_ext`).
 */
export function withoutOffers(script: BuildScript): BuildScript {
  const code = script.code.replace(/\[distutils\.commands\](?:\s*\n[ \t]*\w+[ \t]*=[ \t]*[\w.]+:\w+[ \t]*)+/g, '');
  return { ...script, code };
}
