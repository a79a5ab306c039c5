// What the header says of files that are judged as the image has them.

import type { StageInstall } from '../dockerfile/stage-install.ts';
import { filesOf, linesOf } from '../edits/made-text.ts';
import { listWords } from '../text/list-words.ts';

/** `requirements.txt as Dockerfile:8 changes it` */
export function changedFiles(installs: readonly StageInstall[], dockerfile: string): readonly string[] {
  const told = installs.flatMap(({ edited }) =>
    edited.flatMap(({ made }) => {
      const lines = made === undefined ? [] : linesOf(made);
      if (made === undefined || lines.length === 0) return [];
      const files = filesOf(made);
      const places = lines.map((line) => `${dockerfile}:${line}`);
      return [
        `${listWords(files)} as ${listWords(places)} ${places.length > 1 ? 'change' : 'changes'} ${files.length > 1 ? 'them' : 'it'}`,
      ];
    }),
  );
  return [...new Set(told)];
}
