// Image references by Docker's grammar, and everything that is none.

import { assert, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseImageReference, showReference } from '../../../packages/core/src/image/image-ref.ts';
import { cpuTime } from '../../support/cpu-time.ts';

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;

describe('parseImageReference', () => {
  it.each([
    ['python', { path: 'python' }],
    ['python:3.12-slim', { path: 'python', tag: '3.12-slim' }],
    ['library/python:3', { path: 'library/python', tag: '3' }],
    ['docker.io/library/python', { host: 'docker.io', path: 'library/python' }],
    ['localhost/python', { host: 'localhost', path: 'python' }],
    ['localhost:5000/python', { host: 'localhost:5000', path: 'python' }],
    ['myregistry.local:5000/python:3.12', { host: 'myregistry.local:5000', path: 'python', tag: '3.12' }],
    ['acme/python:3.12', { path: 'acme/python', tag: '3.12' }],
    ['ghcr.io/acme/some_thing/python__x', { host: 'ghcr.io', path: 'acme/some_thing/python__x' }],
    [`python@${digest}`, { path: 'python', digest }],
    [`python:3.12@${digest}`, { path: 'python', tag: '3.12', digest }],
  ])('%s', (text, value) => {
    expect(parseImageReference(text)).toEqual({ ok: true, value: { text, ...value } });
  });

  it.each([
    ['', 'empty'],
    [' python', 'white space'],
    ['python 3.12', 'white space'],
    ['python:3.12\n', 'white space'],
    ['python\u0000', 'control'],
    ['python:3.12\u001B[31m', 'control'],
    ['python\u202E', 'control'],
    ['--platform=linux/arm64', 'option'],
    ['-b', 'option'],
    ['./python', 'path'],
    ['../../etc/passwd', 'path'],
    ['/etc/passwd', 'path'],
    ['~/x', 'path'],
    ['python:${VERSION}', 'variable'],
    ['$BASE', 'variable'],
    ['${BASE:-python}', 'variable'],
    ['Python:3.12', 'lower case'],
    ['ghcr.io/Acme/python', 'lower case'],
    ['python:', 'tag'],
    ['python:-slim', 'tag'],
    [`python:${'a'.repeat(129)}`, 'tag'],
    ['python:3.12:4', 'tag'],
    ['python@sha256:abc', 'digest'],
    ['python@', 'digest'],
    [`python@md5:${'a'.repeat(64)}`, 'digest'],
    ['python//x', 'repository name'],
    ['py..thon', 'repository name'],
    ['python-', 'repository name'],
    ['host.example:port/python', 'host'],
    ['https://host.example/python', 'host'],
    ['a'.repeat(300), 'repository name'],
    ['a'.repeat(10_000), '10000 characters'],
    ['python:3.12;rm -rf', 'white space'],
    ['python:3.12;rm', 'tag'],
    ['python:3.12`id`', 'tag'],
  ])('%j is refused', (text, problem) => {
    expect(parseImageReference(text)).toEqual({ ok: false, problem: expect.stringContaining(problem) });
  });

  it('answers for any text, and only plain text comes back', () => {
    assert(
      property(oneof(string(), string({ unit: 'binary', maxLength: 700 })), (text) => {
        const parsed = parseImageReference(text);
        if (parsed.ok) expect(parsed.value.text).toMatch(/^[\w./:@-]+$/);
      }),
    );
  });

  // The same letters in every shape that could make a pattern go back and forth.
  it.each(['a', 'a.', 'a-', '_', ':', '/', '@', 'a/', '0', '-'])('takes no longer for many %j', (piece) => {
    const time = (length: number) => {
      const text = piece.repeat(length).slice(0, length);
      const before = cpuTime();
      for (let round = 0; round < 200; round++) parseImageReference(text);
      return cpuTime() - before;
    };
    time(600);
    expect(time(600)).toBeLessThan(20_000);
    expect(time(100_000)).toBeLessThan(20_000);
  });
});

describe('showReference', () => {
  it('cuts and defuses', () => {
    expect(showReference('python:3.12')).toBe('python:3.12');
    expect(showReference('a\u001B[31m\nb')).toBe('a?[31m?b');
    expect(showReference('a'.repeat(10_000))).toBe(`${'a'.repeat(100)}…`);
  });
});
