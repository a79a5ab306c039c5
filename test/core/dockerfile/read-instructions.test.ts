// The text of a Dockerfile as instructions, and what is refused.

import { describe, expect, it } from 'vitest';
import { findStages } from '../../../packages/core/src/dockerfile/find-stage.ts';
import { readInstructions } from '../../../packages/core/src/dockerfile/read-instructions.ts';
import { understandDockerfile } from '../../../packages/core/src/dockerfile/understand-dockerfile.ts';
import { dockerfileRenderers } from '../../../packages/core/src/render/terminal/dockerfile.ts';
import { cpuTime } from '../../support/cpu-time.ts';

const read = (text: string) =>
  readInstructions('Dockerfile', text).map(({ keyword, line, flags, text: rest }) =>
    [line, keyword, ...flags.map(({ name, value }) => `--${name}=${value}`), rest].join(' '),
  );

describe('readInstructions', () => {
  it.each<[string, readonly string[]]>([
    ['from a\nrun b', ['1 FROM a', '2 RUN b']],
    ['\uFEFFFROM a\r\nRUN b \\\r\n  c\r\n', ['1 FROM a', '2 RUN b   c']],
    ['FROM a\nRUN b && \\\n# comment\n\n  c\n\nRUN d', ['1 FROM a', '2 RUN b &&   c', '7 RUN d']],
    ['# syntax=docker/dockerfile:1\n# escape=`\nFROM a\nRUN b `\n c \\', ['3 FROM a', '4 RUN b  c \\']],
    ['# a comment\n# escape=`\nFROM a\nRUN b \\\n c', ['3 FROM a', '4 RUN b  c']],
    [
      'FROM --platform=$BUILDPLATFORM a AS b\nRUN --mount=type=cache,target=/x --network=none pip --version',
      ['1 FROM --platform=$BUILDPLATFORM a AS b', '2 RUN --mount=type=cache,target=/x --network=none pip --version'],
    ],
    ['FROM a\nRUN <<EOF\nFROM b\n\n# c\nEOF\nRUN d', ['1 FROM a', '2 RUN <<EOF\nFROM b\n\n# c\nEOF', '7 RUN d']],
    ['FROM a\nCOPY <<A <<"B" /x/\na\nA\nb\nB\nRUN c', ['1 FROM a', '2 COPY <<A <<"B" /x/\na\nA\nb\nB', '7 RUN c']],
    ['FROM a\nRUN <<-E bash\n\tb\n\tE\nRUN c', ['1 FROM a', '2 RUN <<-E bash\n\tb\n\tE', '5 RUN c']],
    ['FROM a\nRUN cat <<<b\nRUN c', ['1 FROM a', '2 RUN cat <<<b', '3 RUN c']],
    ['FROM a\nRUN <<EOF\nno end', ['1 FROM a', '2 RUN <<EOF', '3 NO end']],
  ])('%j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    ['RUN pip install a', 'no FROM'],
    ['', 'no FROM'],
    ['FROM a\nRUN b\u0000', 'NUL'],
    [`FROM a\nRUN ${'x '.repeat(500_000)}`, 'up to 500000 are read'],
  ])('refuses a bad text: %#', (text, reason) => {
    expect(() => readInstructions('Dockerfile', text)).toThrow(expect.objectContaining({ code: 'dockerfile' }));
    try {
      readInstructions('Dockerfile', text);
    } catch (error) {
      expect(error).toMatchObject({ reason: expect.stringContaining(reason) });
    }
  });
});

describe('hostile Dockerfiles', () => {
  const understand = (text: string, stage?: string) =>
    understandDockerfile({
      path: 'Dockerfile',
      text,
      ...(stage === undefined ? {} : { stage }),
      platform: 'linux/amd64',
      machine: 'linux/amd64',
    });
  const within = async (text: string): Promise<unknown> => {
    const before = cpuTime();
    const answer = await understand(text).catch((error: unknown) => error);
    expect(cpuTime() - before).toBeLessThan(2000);
    return answer;
  };

  it('ten thousand stages are an error', async () => {
    const text = Array.from({ length: 10_000 }, (_, index) => `FROM s${index} AS s${index + 1}`).join('\n');
    expect(await within(text)).toMatchObject({ code: 'dockerfile', reason: expect.stringContaining('10000 stages') });
  });

  it('stages that start from one another are images, for only earlier ones count', async () => {
    const found = await understand('FROM b AS a\nFROM a AS b\nFROM b AS b\nRUN pip install x');
    expect(found.stages.map(({ base, image }) => [base, image])).toEqual([
      ['b', null],
      ['a', null],
      ['b', null],
    ]);
    expect(found.installing).toEqual(['b']);
  });

  it.each([
    ['nested variables', `ARG A=${'${A:-'.repeat(5000)}\nFROM python:$A\nRUN pip install ${'${A:-'.repeat(5000)}`],
    ['nested groups', `FROM python:3\nRUN ${'('.repeat(20_000)}pip install x`],
    ['nested commands', `FROM python:3\nRUN ${'$('.repeat(20_000)}`],
    ['nested conditions', `FROM python:3\nRUN ${'if true; then '.repeat(5000)}`],
    [
      'nested loops',
      `FROM python:3\nRUN ${'for a in 1 2 3 4 5 6 7 8 9; do '.repeat(20)} pip install x; ${'done; '.repeat(20)}`,
    ],
    ['many heredocs', `FROM python:3\nRUN ${'<<A '.repeat(5000)}\n${'A\n'.repeat(5000)}`],
    ['heredocs without end', `FROM python:3\n${'RUN <<A\n'.repeat(1900)}`],
    ['a variable that doubles', `FROM python:3\nENV X=${'a'.repeat(1000)}\n${'ENV X=$X$X\n'.repeat(40)}`],
    [
      'an argument that doubles',
      `FROM python:3\nARG X=${'a'.repeat(1000)}\n${'ARG X=$X$X\n'.repeat(40)}RUN pip install $X`,
    ],
    ['an argument before FROM that doubles', `${'ARG X=$X${X:-aaaa}$X\n'.repeat(60)}FROM python:$X\nRUN pip install x`],
    [
      'a long argument many times',
      `FROM python:3\nARG X=${'a'.repeat(9000)}\nARG Y=${'$X'.repeat(90_000)}\nRUN echo $Y`,
    ],
    ['many words', `FROM python:3\nRUN pip install ${'x '.repeat(40_000)}`],
    ['quotes', `FROM python:3\nRUN ${`'"\``.repeat(20_000)}`],
  ])('%s end soon', async (_name, text) => {
    expect(await within(text)).toBeDefined();
  });

  it.each([
    ['conditions within conditions', `RUN ${'if true; then '.repeat(60)}pip install x; ${'fi; '.repeat(60)}`],
    [
      'shells within shells',
      `RUN ${Array.from({ length: 12 }).reduce<string>((text, _, at) => `bash <<A${at}\n${text}\nA${at}`, 'pip install x')}`,
    ],
  ])('%s that are not followed are told', async (_name, text) => {
    const found = await understand(`FROM python:3.12-slim\n${text}`);
    expect(found.stages[0]?.notFollowed.map(({ why }) => why)).toEqual(['it has more commands than are followed']);
  });

  it.each([
    ['stages', 'FROM python:3\n'.repeat(10_000)],
    ['instructions', `FROM python:3\n${'RUN pip install x\n'.repeat(15_000)}`],
    ['installations', `FROM python:3\nRUN ${'pip install x && '.repeat(3000)}true`],
    [
      'commands',
      `FROM python:3\n${'RUN for a in 1 2 3 4 5 6; do for b in 1 2 3 4 5 6; do true; done; done\n'.repeat(900)}`,
    ],
    ['instructions', `FROM python:3 AS a\n${'ONBUILD RUN echo a\n'.repeat(500)}${'FROM a\n'.repeat(90)}`],
  ])('more %s than anybody writes end in an error', async (what, text) => {
    expect(await within(text)).toMatchObject({ reason: expect.stringMatching(new RegExp(`${what}: up to`)) });
  });

  it.each([
    [
      'stages that copy from each other',
      Array.from(
        { length: 99 },
        (_, at) =>
          `FROM python:3.12-slim AS s${at}\nCOPY r.txt /\nRUN pip install -r /r.txt && cp -r /usr/local /x${at}${at === 0 ? '' : `\nCOPY --from=s${at - 1} /usr/local /usr/local`}`,
      ).join('\n'),
    ],
    [
      'folders that are put elsewhere',
      `FROM python:3.12-slim\nRUN pip install six\n${Array.from({ length: 1900 }, (_, at) => `RUN cp -r /usr/local /x${at}`).join('\n')}`,
    ],
  ])('%s are read in time', async (_name, text) => {
    const asked = { path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' } as const;
    const before = cpuTime();
    const { stages } = await findStages(asked);
    for (const stage of stages) stage.request(stage.installs);
    expect(stages.length).toBeGreaterThan(0);
    expect(cpuTime() - before).toBeLessThan(2000);
  });

  it('says nothing that a terminal would obey', async () => {
    const found = await understand('FROM python:3\u001B[2J\nRUN pip install a\u001B[31m\u202E');
    const options = { width: 80, colour: false, verbose: false };
    for (const text of [dockerfileRenderers.terminal(found, options), dockerfileRenderers.json(found)])
      expect(text).not.toMatch(/\u001b|\u202E/);
  });

  it('an unknown stage is an error that names the others', async () => {
    await expect(understand('FROM python:3.12 AS build\nFROM build', 'biuld')).rejects.toMatchObject({
      code: 'dockerfile',
      hint: 'did you mean build?',
    });
  });
});
