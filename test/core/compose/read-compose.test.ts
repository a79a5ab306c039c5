// Compose files → services and builds, against Docker Compose's own reader (scripts/record/record-compose.go).

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ComposeProject } from '../../../packages/core/src/compose/compose-project.ts';
import { readCompose } from '../../../packages/core/src/compose/read-compose.ts';
import { cpuTime } from '../../support/cpu-time.ts';

const fixtures = join(import.meta.dirname, '../../../fixtures/compose');

interface Case {
  readonly name: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
}

interface Expected {
  readonly image: string;
  readonly platform: string;
  readonly build?: {
    readonly context: string;
    readonly dockerfile: string;
    readonly inline: string;
    readonly target: string;
    readonly args: Readonly<Record<string, string>>;
    readonly platforms: readonly string[] | null;
  };
}

const json = (name: string): unknown => JSON.parse(readFileSync(join(fixtures, name), 'utf8'));
const cases = json('cases.json') as readonly Case[];
const golden = json('expected.json') as Readonly<
  Record<string, Readonly<Record<string, Expected>> | { readonly error: string }>
>;

const project = (files: Case['files'], environment: Case['environment'] = {}): Promise<ComposeProject> =>
  readCompose({
    path: 'compose.yaml',
    text: files['compose.yaml'] ?? '',
    read: (path) => Promise.resolve(files[path]),
    variable: (name) => environment[name],
  });

/** In the reference's shape: what is absent is empty there. */
const asExpected = ({ services }: ComposeProject): Readonly<Record<string, Expected>> =>
  Object.fromEntries(
    services.map(({ name, image = '', platform = '', build }) => [
      name,
      {
        image,
        platform,
        ...(build && {
          build: {
            context: build.context,
            dockerfile: build.inline ? '' : (build.dockerfile ?? 'Dockerfile'),
            inline: build.inline?.text ?? '',
            target: build.target ?? '',
            args: build.args,
            platforms: build.platforms.length === 0 ? null : build.platforms,
          },
        }),
      },
    ]),
  );

describe('as Compose reads it', () => {
  it.each(cases)('$name', async ({ name, environment, files }) => {
    const wanted = golden[name] ?? {};
    if ('error' in wanted) await expect(project(files, environment)).rejects.toMatchObject({ code: 'compose' });
    else expect(asExpected(await project(files, environment))).toEqual(wanted);
  });
});

const broken = async (text: string, files: Case['files'] = {}): Promise<string> => {
  const error: unknown = await project({ 'compose.yaml': text, ...files }).catch((thrown: unknown) => thrown);
  const { message, reason } = error as { readonly message: string; readonly reason: string };
  return `${message.replace(': cannot be read as a compose file', '')}: ${reason}`;
};
const service = (build: string): string => `services:\n  api:\n    build:\n      ${build}\n`;

describe('an error names its line', () => {
  it.each([
    [service('context: ${A:?say it}'), 'compose.yaml:4: the variable A is required: say it'],
    [service('context: [a]'), 'compose.yaml:4: context is expected to be text'],
    [service('args: [[a]]'), 'compose.yaml:4: args is expected to be a list of texts'],
    [service('context: a\n      context: b'), 'compose.yaml:5: the key context stands there twice'],
    [service('<<: *no'), 'compose.yaml:4: *no names no anchor'],
    [
      'services:\n  a:\n    extends: b\n  b:\n    extends: a\n',
      'compose.yaml:5: services extend one another without an end',
    ],
    ['services:\n  a:\n    extends: {file: x.yaml, service: a}\n', 'compose.yaml:3: x.yaml is not there'],
    ['include: [compose.yaml]\n', 'compose.yaml:1: files include one another without an end'],
    ['services: [', 'compose.yaml:1: flow sequence in block collection must be sufficiently indented and end with a ]'],
  ])('%j', async (text, expected) => {
    expect(await broken(text)).toBe(expected);
  });
});

it('tells what a reader may not expect', async () => {
  const { remarks } = await project({ 'compose.yaml': service('args: {PY: 3.10, A: "${GONE}", B: $GONE}') });
  expect(remarks).toEqual([
    'compose.yaml:4: PY: 3.10 is the number 3.1 to Compose: put it in quotes',
    'compose.yaml:4: the variable GONE is not set: it counts as empty',
  ]);
});

it.each<[how: string, overrides: readonly string[], given: readonly string[]]>([
  ['by an argument that is given', [], ['PY']],
  ['by another file', ['args: {PY: "3.10"}'], []],
  ['by another file that takes its place', ['args: !override {A: a}'], []],
])('tells nothing of a number that counts for nothing: replaced %s', async (_, overrides, given) => {
  const { remarks } = await readCompose({
    path: 'compose.yaml',
    text: service('args: {PY: 3.10}'),
    overrides: overrides.map((text) => ({ path: 'compose.override.yaml', text: service(text) })),
    given,
    read: () => Promise.resolve(undefined),
    variable: () => undefined,
  });
  expect(remarks).toEqual([]);
});

it('an override is merged over the file, service by service', async () => {
  const { services } = await readCompose({
    path: 'compose.yaml',
    text: service('context: api\n      args: {A: a, B: b}'),
    overrides: [{ path: 'compose.override.yaml', text: service('target: dev\n      args: {B: c}') }],
    read: () => Promise.resolve(undefined),
    variable: () => undefined,
  });
  expect(services).toMatchObject([{ build: { context: 'api', target: 'dev', args: { A: 'a', B: 'c' } } }]);
  // Its line is one of the file that says it last.
  const path = 'compose.override.yaml';
  expect(services).toMatchObject([{ path, line: 2, build: { path, line: 3 } }]);
});

it('files are merged one after the other, as COMPOSE_FILE lists them', async () => {
  const { services } = await readCompose({
    path: 'compose.yaml',
    text: service('context: api\n      target: a'),
    overrides: ['target: b\n      args: {B: b}', 'target: c'].map((text, at) => ({
      path: `compose.${at}.yaml`,
      text: service(text),
    })),
    read: () => Promise.resolve(undefined),
    variable: () => undefined,
  });
  expect(services).toMatchObject([{ build: { context: 'api', target: 'c', args: { B: 'b' } } }]);
});

describe('hostile files end within two seconds', () => {
  const long = (part: string, times: number): string => part.repeat(times);
  const laughs = Array.from(
    { length: 20 },
    (_, level) => `x${level}: &x${level} [${long(level === 0 ? 'a,' : `*x${level - 1},`, 10)}]`,
  ).join('\n');
  const merges = Array.from(
    { length: 20 },
    (_, level) => `y${level}: &y${level} {<<: [${long(level === 0 ? '{a: b},' : `*y${level - 1},`, 10)}]}`,
  ).join('\n');
  it.each([
    ['a megabyte', long('a: b\n', 200_000), 'up to 100000 are read'],
    ['brackets', `services: ${long('[', 50_000)}`, 'nested more than'],
    ['dashes', long('- ', 40_000), 'nested more than'],
    ['blanks', Array.from({ length: 400 }, (_, level) => `${long(' ', level)}a:`).join('\n'), 'nested more than'],
    ['keys of keys', long('? ', 40_000), 'nested more than'],
    ['quotes', long('"', 90_000), 'compose.yaml:1:'],
    ['braces and commas', `a: {${long(',:', 45_000)}`, 'compose.yaml:1:'],
    ['NUL bytes', long('\0', 90_000), 'a compose file is expected to be a mapping'],
    ['variables in variables', service(`context: "${long('${A:-', 500)}"`), undefined],
    ['a million dollars', service(`context: "${long('$', 90_000)}"`), undefined],
    ['aliases of aliases', `${laughs}\nservices: {a: {build: {args: *x19}}}`, 'args is expected to be a list of texts'],
    ['merges of merges', `${merges}\nservices: {a: {<<: *y19, image: x}}`, undefined],
    ['files that include one another', `include: [${long('compose.yaml, ', 50)}]`, 'include one another'],
    ['many keys', Array.from({ length: 8000 }, (_, key) => `k${key}: v`).join('\n'), undefined],
  ])('%s', async (_, text, expected) => {
    const { seconds, result } = await timed(() => project({ 'compose.yaml': text }).then(() => 'read', messageOf));
    expect(seconds).toBeLessThan(2);
    expect(result).toContain(expected ?? 'read');
  });
});

const messageOf = (error: unknown): string => {
  const { code, message, reason } = error as {
    readonly code?: string;
    readonly message: string;
    readonly reason?: string;
  };
  return code === 'compose' ? `${message}: ${reason ?? ''}` : `no answer: ${message}`;
};

/** Of the processor, which other work does not change. */
async function timed(work: () => Promise<string>): Promise<{ readonly seconds: number; readonly result: string }> {
  const start = cpuTime();
  const result = await work();
  return { seconds: (cpuTime() - start) / 1000, result };
}
