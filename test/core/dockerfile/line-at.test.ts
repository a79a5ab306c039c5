// The very lines on which the commands of a RUN stand, whatever stands between them.

import { expect, it } from 'vitest';
import { followDockerfile } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';
import { lineAt } from '../../../packages/core/src/dockerfile/line-at.ts';

it.each<[string, readonly string[], string]>([
  ['continued', ['RUN apt-get update && \\', '  pip install a && \\', '  pip install b'], '3 a, 4 b'],
  ['the keyword on a line of its own', ['RUN \\', '  pip install a'], '3 a'],
  ['indented', ['  RUN echo; \\', '  pip install a'], '3 a'],
  ['comments between', ['RUN echo && \\', '# pip install x', '', '  # y', '  pip install a'], '6 a'],
  ['words on lines of their own', ['RUN echo; \\', '  pip install \\', '    a \\', '    b'], '3 a b'],
  ['a variable of its own', ['RUN echo; \\', '  V=1 \\', '  pip install a'], '3 a'],
  ['mounts', ['RUN --mount=type=cache,target=/c \\', '  --network=none \\', '  pip install a'], '4 a'],
  [
    'a heredoc',
    ['RUN <<EOF', '# x', 'pip install a', '', 'pip install b', 'EOF', 'RUN pip install c'],
    '4 a, 6 b, 8 c',
  ],
  ['a heredoc with tabs', ['RUN <<-EOF', '\tset -e', '\tpip install a', '\tEOF'], '4 a'],
  ['continued in a heredoc', ['RUN <<EOF', 'pip install \\', '  a', 'pip install b', 'EOF'], '3 a, 5 b'],
  ['a heredoc for bash', ['RUN --network=none <<EOF bash', 'set -e', 'pip install a', 'EOF'], '4 a'],
  ['behind a heredoc', ['RUN cat <<EOF > /x && pip install a', 'b', 'EOF', 'RUN pip install c'], '2 a, 5 c'],
  ['two heredocs', ['RUN <<A sh && <<B sh', 'pip install a', 'A', 'pip install b', 'B'], '3 a, 5 b'],
  ['in quotes', ['RUN bash -c "set -e; \\', '  pip install a; \\', '  pip install b"'], '3 a, 4 b'],
  ['in quotes within quotes', ['RUN sh -c "sh -c \'\\', '  pip install a\'"'], '3 a'],
  ['with escapes', ['RUN echo && \\', '  sh -c "echo \\"x\\"; \\', '  pip install a"'], '4 a'],
  ['with variables', ['RUN V=1; \\', '  sh -c "echo $V; \\', '  pip install a"'], '3 a'],
  ['exec form', ['RUN ["sh", "-c", \\', '  "pip install a"]'], '3 a'],
  ['in a word', ['RUN echo && \\', '  X="$(pip install a)"'], '3 a'],
  ['a loop', ['RUN for n in a b; do \\', '    pip install $n; \\', '  done'], '3 a, 3 b'],
  [
    'a condition',
    ['RUN if true; then \\', '    pip install a; \\', '  else \\', '    pip install b; \\', '  fi'],
    '3 a',
  ],
  ['behind ||', ['RUN false || \\', '  pip install a'], '3 a'],
  ['for images built on it', ['ONBUILD RUN echo && \\', '  pip install a', 'FROM base'], '3 a'],
  ['carriage returns', ['RUN echo && \\\r', '  pip install a\r'], '3 a'],
])('%s', async (_, lines, expected) => {
  const text = ['FROM python:3.12-slim AS base', ...lines, ''].join('\n');
  expect(await linesOf(text)).toBe(expected);
});

it('counts where the file says another escape', async () => {
  const text = '# escape=`\nFROM python:3.12-slim\nRUN echo; `\n  pip install a; `\n  pip install b\n';
  expect(await linesOf(text)).toBe('4 a, 5 b');
});

it('counts from the line on which a text begins in its file', async () => {
  expect(await linesOf('FROM python:3.12-slim\nRUN echo && \\\n  pip install a\n', 11)).toBe('13 a');
});

it('takes a text without lines for one', () => {
  expect(lineAt([], 3)).toBeUndefined();
});

async function linesOf(text: string, firstLine = 1): Promise<string> {
  const machine = 'linux/amd64';
  const stages = await followDockerfile({ path: 'Dockerfile', text, firstLine, platform: machine, machine });
  const installs = stages.flatMap(({ understood }) => understood.installs);
  return installs.map(({ line, words }) => [line, ...words].join(' ')).join(', ');
}
