// What is known of the files of a page from what the index said of them before.

import type { FoundRelease, ReleaseAnswer } from './package-index.ts';

/** A page may lack sizes, dates and hashes, and never says what a release requires. */
export function withFacts(answer: FoundRelease, { files, requires }: FoundRelease): ReleaseAnswer {
  const known = new Map(files.map((file) => [file.raw, file]));
  return {
    ...answer,
    ...(requires === undefined ? {} : { requires }),
    files: answer.files.map((file) => {
      const { size, uploaded, hashes = {} } = known.get(file.raw) ?? {};
      return {
        ...(size === undefined ? {} : { size }),
        ...(uploaded === undefined ? {} : { uploaded }),
        ...file,
        hashes: { ...hashes, ...file.hashes },
      };
    }),
  };
}
