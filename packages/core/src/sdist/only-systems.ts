// For which operating systems a project says that it is, where Linux is none of them.

const systems: readonly (readonly [classifier: RegExp, system: string])[] = [
  [/^MacOS\b/, 'macOS'],
  [/^Microsoft\b/, 'Windows'],
];

/**
 * By the trove classifiers of its metadata (pyobjc-core: `Operating System :: MacOS :: MacOS X`).
 *
 * @param metadata text of PKG-INFO
 * @returns `macOS` and `Windows`, as far as they are named; empty where any other is, or none at all
 */
export function onlySystems(metadata: string): readonly string[] {
  const named = [...metadata.matchAll(/^Classifier:[ \t]*Operating System :: ([^\r\n]+)/gm)].map(
    ({ 1: classifier = '' }) => systems.find(([pattern]) => pattern.test(classifier))?.[1],
  );
  return named.every((each) => each !== undefined) ? [...new Set(named)] : [];
}
