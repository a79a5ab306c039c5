// The files that `find` comes upon, where it deletes them or runs what may change them: `find . -name '*.txt' -exec sed -i … {} +`.

import type { ShellWord } from './shell/shell-words.ts';

/** Folders are gone through so deep. */
const DEEPEST = 8;
/** Programs that `-exec` runs and that leave files as they are. */
const reading =
  /^(?:echo|printf|cat|head|tail|[ef]?grep|chmod|chown|chgrp|touch|ls|stat|file|wc|strip|gzip|pip3?|python[\d.]*|du|test|\w+sum)$/;

/** @returns patterns of paths, with a slash behind for what lies there */
export function foundFiles(words: readonly ShellWord[]): readonly string[] {
  const texts = words.map(({ text }) => text);
  const first = texts.findIndex((text) => /^[-!(]/.test(text));
  const places = texts.slice(0, Math.max(first, 0));
  const behind = /^-(?:exec|execdir|ok|okdir)$/;
  const runs = texts.filter((_, at) => behind.test(texts[at - 1] ?? ''));
  const deletes = texts.includes('-delete');
  if (!deletes && runs.every((run) => reading.test(run))) return [];
  const names = texts.filter(
    (_, at) => /^-i?name$/.test(texts[at - 1] ?? '') && !/^(?:!|-not)$/.test(texts[at - 2] ?? ''),
  );
  const isFolder = runs.includes('rm');
  return (places.length === 0 ? ['.'] : places).flatMap((place) =>
    (names.length === 0 ? ['*'] : names).flatMap((name) =>
      Array.from(
        { length: DEEPEST },
        (_, depth) => `${place.replace(/\/+$/, '')}/${'*/'.repeat(depth)}${name}`,
      ).flatMap((path) => (isFolder ? [path, `${path}/`] : [path])),
    ),
  );
}
