import { expect, it } from 'vitest';
import { parseToml } from '../../../packages/core/src/toml/parse-toml.ts';
import { excerpt } from '../../../packages/core/src/text/excerpt.ts';
import { openBeside } from '../../../packages/core/src/manifest/beside.ts';
import { requirementsTxt } from '../../../packages/core/src/manifest/requirements/requirements-txt.ts';

const long = `${'a'.repeat(100)}!${'b'.repeat(100)}`;

it.each<[what: string, text: string, line: number, column: number, expected: string | undefined]>([
  ['a line and its caret', 'one\ntwo three\n', 2, 5, '  | two three\n  |     ^'],
  ['a part of a long line', long, 1, 101, `  | ${'a'.repeat(36)}!${'b'.repeat(35)}\n  | ${' '.repeat(36)}^`],
  ['a tab as one column', 'a\tb', 1, 3, '  | a b\n  |   ^'],
  ['nothing that steers a terminal', 'a\u001b[31mb', 1, 1, '  | a?[31mb\n  | ^'],
  ['no password', 'x @ https://user:secret@host.example/x.whl !', 1, 44, undefined],
  ['nothing behind the end', 'one\n', 2, 1, undefined],
])('%s', (_, text, line, column, expected) => {
  expect(excerpt(text, line, column)).toBe(expected);
});

it('stands with an error of TOML', () => {
  expect(() => parseToml('a = 1\n[[package]\n', 'poetry.lock')).toThrow(
    expect.objectContaining({ excerpt: '  | [[package]\n  |           ^' }),
  );
});

it('stands with an error of a requirement', async () => {
  const text = 'six==1.16\n  numpy==1.2 foo\n';
  await expect(
    requirementsTxt.read(
      text,
      'requirements.txt',
      openBeside({ path: 'requirements.txt', sibling: async () => undefined }),
    ),
  ).rejects.toMatchObject({
    excerpt: '  |   numpy==1.2 foo\n  |              ^',
  });
});
