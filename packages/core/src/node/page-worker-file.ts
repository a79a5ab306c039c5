/**
 * Where the code of the thread lies that reads pages: beside this file, named alike. In the command this is another file than in the package.
 *
 * @returns undefined where somebody's bundle does not know where its files lie (CommonJS has no `import.meta`)
 */
export function pageWorkerFile(): string | undefined {
  const { filename }: { readonly filename?: string } = import.meta;
  return filename?.replace(/[^/\\]+(?=\.\w+$)/, 'page-worker');
}
