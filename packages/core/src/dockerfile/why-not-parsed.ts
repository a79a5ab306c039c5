// Why docker build reads none of a Dockerfile: it goes through every line before it runs the first.

import { shown } from './command-line.ts';
import { instructionWords, jsonWords } from './instruction-words.ts';

interface Written {
  readonly keyword: string;
  readonly line: number;
  readonly text: string;
}

const known =
  /^(?:ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|FROM|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)$/;

/** `CMD` alone takes back what the image had. */
const needsMore = /^(?:ARG|EXPOSE|LABEL|MAINTAINER|STOPSIGNAL|USER|VOLUME|WORKDIR)$/;

/**
 * As BuildKit's parser says it (frontend/dockerfile/instructions/parse.go). Another frontend may have instructions of its own.
 *
 * @returns undefined where it reads them
 */
export function whyNotParsed(text: string, instructions: readonly Written[]): string | undefined {
  if (/^#\s*syntax\s*=(?!\s*(?:docker\.io\/)?docker\/dockerfile(?:[:@\s]|$))/im.test(text)) return undefined;
  const unread = instructions.find(({ keyword }) => !known.test(keyword));
  // What belongs to a heredoc whose end is not found is no instruction.
  if (unread !== undefined && instructions.some(isOpenHeredoc)) return undefined;
  if (unread !== undefined)
    return `line ${unread.line}: there is no instruction ${shown(unread.keyword)}${afterRun(unread, instructions)}`;
  const first = instructions.find(({ keyword }) => keyword !== 'ARG');
  if (first !== undefined && first.keyword !== 'FROM')
    return `line ${first.line}: ${first.keyword} stands before the first FROM`;
  for (const { keyword, line, text: words } of instructions) {
    const why = lacking(keyword, words);
    if (why !== undefined) return `line ${line}: ${why}`;
  }
  return undefined;
}

/** Most often the line above it should go on. */
function afterRun({ line }: Written, instructions: readonly Written[]): string {
  const above = instructions[instructions.findIndex((each) => each.line === line) - 1];
  return above?.keyword === 'RUN' && above.line < line ? ', and the line above it ends without a backslash' : '';
}

function isOpenHeredoc({ keyword, text }: Written): boolean {
  return /^(?:RUN|COPY|ADD)$/.test(keyword) && /(?:^|\s)\d?<</.test(text) && !text.includes('\n');
}

function lacking(keyword: string, text: string): string | undefined {
  const [head = ''] = text.split('\n');
  const count = text === '' ? 0 : instructionWords(head, () => undefined).length;
  if ((keyword === 'COPY' || keyword === 'ADD') && count < 2 && jsonWords(head) === undefined)
    return `${keyword} says ${count === 0 ? 'nothing' : 'what, and not where to'}`;
  if (keyword === 'ENV' && count < 2 && !text.includes('=')) return 'ENV gives no value';
  return needsMore.test(keyword) && count === 0 ? `${keyword} says nothing` : undefined;
}
