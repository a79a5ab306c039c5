// Code without imports of distutils' and setuptools' own things that nothing speaks of: an import alone compiles nothing.

import { withoutStrings } from './python-code.ts';

const ownImport = /^[ \t]*from[ \t]+(?:setuptools|distutils)(?:\.\w+)*[ \t]+import[ \t]+([\w \t,]+)$/gm;

/** chainer 7.8.1 imports `build_ext` for a class that is made where a variable of the environment asks for it. */
export function withoutIdleImports(code: string): string {
  const others = withoutStrings(code).replace(ownImport, '');
  return code.replace(ownImport, (line, names: string) => {
    const bound = names.split(',').map((each) => /(\w+)\s*$/.exec(each)?.[1] ?? '');
    return bound.some((name) => new RegExp(`\\b${name}\\b`).test(others)) ? line : '';
  });
}
