/**
 * Where the code of the thread lies that reads pages: beside this file, named alike. In the command this is another file than in the package.
 *
 * @returns undefined where somebody's bundle does not know where its files lie (CommonJS has no `import.meta`)
 */
export function pageWorkerFile(): string | undefined {
  // Named whole: the command's bundler puts the command's own file there.
  const filename: string | undefined = import.meta.filename;
  return filename?.replace(/[^/\\]+(?=\.\w+$)/, 'page-worker');
}
