// The outline of TOML text: lines of files, which are passed over at once, count as they do character by character.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { cleanToml } from '../../../packages/core/src/toml/parse-toml.ts';
import { outline } from '../../../packages/core/src/toml/toml-scan.ts';

const corpus = join(import.meta.dirname, '../../../fixtures/corpus');
const locks = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /(?:(?:poetry|uv|pdm)\.lock|pylock\.toml)$/.test(name),
);

/** As long, and no line of a file as any tool writes it. */
const oddly = (text: string): string => text.replaceAll(/ = (?=["\d])/g, '\t=\t');

it.each(locks)('%s', (name) => {
  const text = cleanToml(readFileSync(join(corpus, name), 'utf8'));
  const { longestString: _, longestLine: __, ...counted } = outline(text);
  expect(outline(oddly(text))).toMatchObject(counted);
  expect(counted.depth).toBeGreaterThan(1);
});

it('a line that looks like one inside a string is none', () => {
  const text = 'a = [\n  """\n  { b = "c" },\n""",\n  { b = "c" },\n]\nd = 1\n';
  expect(outline(text).statements).toEqual([
    { start: 0, line: 1 },
    { start: text.indexOf('d ='), line: 7 },
  ]);
  expect(outline(text).deepestLine).toBe(5);
});
