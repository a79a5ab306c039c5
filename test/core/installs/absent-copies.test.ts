// What a COPY names and the build context has not, or .dockerignore keeps out of it: docker stops there ("not found").

import { expect, it } from 'vitest';
import { ignoredFiles } from '../../../packages/core/src/installs/ignored-files.ts';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { webFiles } from '../../../packages/core/src/web/web-files.ts';

const none = 'the build context has none of that name, and the build stops';
const kept = '.dockerignore keeps it out of the build context, and the build stops';

it.each([
  ['COPY gone.txt ./', {}, [none]],
  ['COPY setup.cfg gone.txt ./', { 'setup.cfg': '' }, [none]],
  ['ADD gone.txt /x/', {}, [none]],
  ['COPY setup.cfg ./', { 'setup.cfg': '' }, []],
  ['COPY setup.cfg ./', { 'setup.cfg': '', '.dockerignore': '*.cfg\n' }, [kept]],
  ['COPY gone*.txt ./', {}, []],
  ['COPY . .', {}, []],
  ['COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/', {}, []],
  ['ADD https://files.example/x.txt ./', {}, []],
] as const)('%s beside %j', async (copy, files, expected) => {
  const text = `FROM python:3.12-slim\nCOPY a.txt .\n${copy}\nRUN pip install -r a.txt\nCOPY later .\n`;
  const all = Object.entries({ Dockerfile: text, 'a.txt': 'six==1.16.0\n', ...files }).map(([path, each]) => ({
    path,
    text: each,
  }));
  const plans = await planDockerfile({
    dockerfile: webFiles('Dockerfile', all),
    requests: [{ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' }],
    context: {
      folders: [(path) => Promise.resolve(all.some((each) => each.path === path) ? webFiles(path, all) : undefined)],
      isWhole: true,
      absent: (file) => ({ where: 'not there', hint: `bring ${file}` }),
    },
  });
  expect(plans[0]?.targets[0]?.stage?.unchecked?.map(({ why }) => why)).toEqual(expected);
});

// As moby's patternmatcher has it.
it.each([
  ['*.txt', ['a.txt'], ['a/b.txt', 'a.in']],
  ['**/*.txt', ['a.txt', 'a/b/c.txt'], ['a.in']],
  ['docs', ['docs', 'docs/a.txt'], ['a/docs']],
  ['/docs/', ['docs/a.txt'], []],
  ['# a\n\n *\n!requirements', ['a.txt'], ['requirements', 'requirements/dev.txt']],
  ['*\n!src/app', ['docs'], ['src', 'src/app/a.py']],
  ['!a.txt\n*.txt', ['a.txt'], []],
  ['a?c/[de].txt', ['abc/d.txt'], ['abc/f.txt']],
] as const)('.dockerignore %j', async (text, out, within) => {
  const read = (path: string) =>
    Promise.resolve(path === '.dockerignore' ? webFiles(path, [{ path, text }]) : undefined);
  const ignored = await ignoredFiles('Dockerfile', read);
  expect(out.filter((path) => ignored?.has(path) !== true)).toEqual([]);
  expect(within.filter((path) => ignored?.has(path) !== false)).toEqual([]);
});

it('the file of the Dockerfile itself stands before', async () => {
  const all = [
    { path: 'api.Dockerfile.dockerignore', text: 'a.txt' },
    { path: '.dockerignore', text: 'b.txt' },
  ];
  const read = (path: string) =>
    Promise.resolve(all.some((each) => each.path === path) ? webFiles(path, all) : undefined);
  const ignored = await ignoredFiles('docker/api.Dockerfile', read);
  expect([ignored?.path, ignored?.has('a.txt'), ignored?.has('b.txt')]).toEqual([
    'api.Dockerfile.dockerignore',
    true,
    false,
  ]);
});
