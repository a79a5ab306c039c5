// What of a build's packages a stage of a Dockerfile has not installed already.

/** Packages that bring others along: what asks for the left has it where the right is there. */
const bringing: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  ['build-essential', [['g++'], ['gcc', 'libc6-dev']]],
  [
    'build-base',
    [
      ['g++', 'musl-dev'],
      ['gcc', 'musl-dev'],
      ['gcc', 'libc-dev'],
    ],
  ],
  ['gcc', [['build-essential'], ['build-base'], ['g++'], ['gcc-c++']]],
  ['g++', [['build-essential'], ['build-base']]],
  ['make', [['build-essential'], ['build-base']]],
  ['musl-dev', [['build-base'], ['libc-dev']]],
  ['cargo', [['rustc'], ['rust'], ['cargo-web']]],
]);

/**
 * @param names what all builds need
 * @param present what the stage has added before it installs
 * @param words what the builds need in words: where one is C++, a C compiler alone is not enough
 */
export function stillMissing(
  names: readonly string[],
  present: readonly string[],
  words: readonly string[],
): readonly string[] {
  const there = new Set(present);
  const needsPlusPlus = words.some((word) => word.includes('C++'));
  return names.filter((name) => {
    const others = bringing.get(name) ?? [];
    const enough = others.some(
      (packages) => packages.every((each) => there.has(each)) && (!needsPlusPlus || !packages.includes('gcc')),
    );
    return !there.has(name) && !enough;
  });
}
