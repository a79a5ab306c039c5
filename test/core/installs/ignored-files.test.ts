// What .dockerignore keeps out of the build context.

import { expect, it } from 'vitest';
import { ignoredFiles } from '../../../packages/core/src/installs/ignored-files.ts';
import { webFiles } from '../../../packages/core/src/web/web-files.ts';

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
  const ignored = await ignoredFiles(webFiles('Dockerfile', [{ path: 'Dockerfile', text: '' }]), read);
  expect(out.filter((path) => ignored?.has(path) !== true)).toEqual([]);
  expect(within.filter((path) => ignored?.has(path) !== false)).toEqual([]);
});

// BuildKit looks beside the Dockerfile, and never for its name at the root of the context.
it.each([
  ['docker/Dockerfile', 'docker/Dockerfile.dockerignore'],
  ['docker/api.Dockerfile', 'docker/api.Dockerfile.dockerignore'],
  ['Dockerfile', 'Dockerfile.dockerignore'],
  ['docker/Dockerfile', '.dockerignore', 'Dockerfile.dockerignore'],
])('of %s it is %s', async (dockerfile, path, other = '.dockerignore') => {
  const all = [
    { path: dockerfile, text: '' },
    { path: other, text: 'b.txt' },
    { path, text: 'a.txt' },
  ];
  const read = (asked: string) =>
    Promise.resolve(all.some((each) => each.path === asked) ? webFiles(asked, all) : undefined);
  const ignored = await ignoredFiles(webFiles(dockerfile, all), read);
  expect([ignored?.path, ignored?.has('a.txt'), ignored?.has('b.txt')]).toEqual([path, true, false]);
});

it('of a Dockerfile above its build context too', async () => {
  const all = [
    { path: 'Dockerfile', text: '' },
    { path: 'Dockerfile.dockerignore', text: 'a.txt' },
  ];
  const ignored = await ignoredFiles(webFiles('Dockerfile', all), () => Promise.resolve(undefined));
  expect(ignored?.has('a.txt')).toBe(true);
});
