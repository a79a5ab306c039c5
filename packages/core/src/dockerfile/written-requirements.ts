// A requirements file that the Dockerfile writes itself: `COPY <<EOF /app/requirements.txt`.

import { expandVariables, type ValueOf } from './expand-variables.ts';
import type { ResolvedInstall } from './resolved-install.ts';
import { noInstall } from './tools/tool-install.ts';

/**
 * @param text of the instruction, the lines of its heredoc behind the first
 * @returns what it asks for; undefined where it holds more than requirements, several heredocs, or what is not known
 */
export function writtenRequirements(text: string, valueOf: ValueOf): ResolvedInstall | undefined {
  const [head = '', ...lines] = text.split('\n');
  const [heredoc, ...others] = [...head.matchAll(/<<(-?)(["']?)([A-Za-z_][\w.-]*)\2(?=\s|$)/g)];
  if (heredoc === undefined || others.length > 0 || lines.length === 0) return undefined;
  const [, dash, quote] = heredoc;
  const texts: string[] = [];
  for (const line of lines.slice(0, -1)) {
    const bare = dash === '-' ? line.replace(/^\t+/, '') : line;
    const { text: word, unknown } = quote === '' ? expandVariables(bare, valueOf) : { text: bare, unknown: [] };
    if (unknown.length > 0) return undefined;
    texts.push(word);
  }
  const words = requirementWords(texts);
  return words === undefined || words.length === 0 ? undefined : { ...noInstall, tool: 'pip', words };
}

/** The lines of a requirements file as words of a command; undefined where it holds options, hashes and lines that go on. */
export function requirementWords(lines: readonly string[]): readonly string[] | undefined {
  const bare = lines.map((line) => line.replace(/(?:^|\s)#.*$/, '').trim()).filter((line) => line !== '');
  return bare.some((line) => /^-|\s--|\\$/.test(line)) ? undefined : bare;
}
