import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  evaluateMarker,
  formatMarker,
  type Marker,
  type MarkerEnvironment,
  type MarkerScope,
  parseMarker,
} from '../../../packages/core/src/packaging/marker.ts';
import { golden, hostile, slow } from './golden.ts';

interface Golden {
  readonly columns: readonly {
    readonly environment: MarkerEnvironment;
    readonly extras: readonly string[];
    readonly dependencyGroups?: readonly string[];
  }[];
  readonly markers: readonly ({ readonly marker: string } & (
    | { readonly normal: null }
    /** faithful: packaging reads its own print back to the same marker; it does not where a value holds a backslash. */
    | { readonly normal: string; readonly faithful: boolean; readonly answers: readonly (boolean | 'invalid')[] }
  ))[];
}

const { columns, markers } = golden<Golden>('markers.json');
const valid = markers.filter((row) => row.normal !== null);

function marker(text: string): Marker {
  const parsed = parseMarker(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.problem}`);
  return parsed.value;
}

/** A 3.12 on x86_64 whose kernel is not known, as every target is. */
const image: MarkerEnvironment = {
  os_name: 'posix',
  sys_platform: 'linux',
  platform_machine: 'x86_64',
  platform_python_implementation: 'CPython',
  platform_system: 'Linux',
  python_version: '3.12',
  python_full_version: '3.12.4',
  implementation_name: 'cpython',
  implementation_version: '3.12.4',
};

function answerAny(text: string): void {
  const parsed = parseMarker(text);
  if (parsed.ok) evaluateMarker(parsed.value, image);
}

describe('parseMarker', () => {
  it('reads what packaging reads and refuses what it refuses', () => {
    const wrong = markers.filter(({ marker: text, normal }) => parseMarker(text).ok !== (normal !== null));
    expect(wrong.map(({ marker: text }) => text)).toEqual([]);
    expect(valid.length).toBeGreaterThan(400);
    expect(markers.length - valid.length).toBeGreaterThan(60);
  });

  it.each(valid)('$marker is the same marker as packaging prints', ({ marker: text, normal, faithful }) => {
    if (faithful) expect(marker(normal)).toEqual(marker(text));
    expect(marker(formatMarker(marker(text)))).toEqual(marker(text));
  });

  it.each([
    ['', 'expected a variable or a quoted string at character 1, found the end'],
    [
      'os_name = "posix"',
      'expected a comparison: one of < <= != == >= > ~= === in, not in at character 9, found "= \\"posix\\""',
    ],
    ['(os_name == "a"', 'expected a closing parenthesis at character 16, found the end'],
    ['os_name == "a" && x', 'expected the end of the marker, "and" or "or" at character 16, found "&& x"'],
    ['os_name == "\\x2"', 'a broken escape \\x inside a quoted string at character 12'],
    [
      `${'('.repeat(101)}os_name == "a"${')'.repeat(101)}`,
      'expected no more than 100 nested parentheses at character 102, found "os_name == \\"a\\"))))))))))))))))"',
    ],
  ])('%s: %s', (text, problem) => {
    const told = /at character (\d+),/.exec(problem)?.[1];
    expect(parseMarker(text)).toEqual({ ok: false, problem, at: told === undefined ? undefined : Number(told) - 1 });
  });
});

describe('a marker that many packages repeat', () => {
  it('is read once', () => {
    const text = 'python_full_version < "3.12.4" and sys_platform != "win32"';
    const [one, other] = [parseMarker(text), parseMarker(text)];
    expect(one.ok && other.ok && one.value === other.value).toBe(true);
  });
});

describe('evaluateMarker', () => {
  it.each(valid)('$marker answers as packaging does', ({ marker: text, answers }) => {
    const parsed = marker(text);
    expect(columns.map(({ environment, ...scope }) => evaluateMarker(parsed, environment, scope))).toEqual(answers);
  });

  it.each<[text: string, answer: ReturnType<typeof evaluateMarker>]>([
    ['platform_release >= "5"', 'undecided'],
    ['"5" <= platform_release', 'undecided'],
    ['platform_version == "x"', 'undecided'],
    ['"5" ~= platform_release', 'undecided'],
    // packaging answers these alike on every kernel: it raises
    ['platform_version ~= "5.1"', 'invalid'],
    ['"5.1" === platform_version', 'invalid'],
    ['platform_release ~= "x"', 'invalid'],
    ['platform_release >= "5" and os_name == "nt"', false],
    ['platform_release >= "5" and os_name == "posix"', 'undecided'],
    ['platform_release >= "5" or os_name == "posix"', true],
    ['platform_release >= "5" or os_name == "nt"', 'undecided'],
    ['platform_release >= "5" or os_name ~= "nt"', 'invalid'],
    ['os_name == "nt" and (os_name ~= "nt" or platform_version == "x")', 'invalid'],
  ])('without a kernel %s is %s', (text, answer) => {
    expect(evaluateMarker(marker(text), image)).toBe(answer);
  });

  it.each<[text: string, scope: MarkerScope | undefined, answer: ReturnType<typeof evaluateMarker>]>([
    ['extra == "test"', undefined, false],
    ['extra == ""', undefined, true],
    ['extra == "Foo_Bar"', { extras: ['foo.bar'] }, true],
    ['extra == "a" or extra == "b"', { extras: ['b'] }, true],
    // once for each extra: no single one is both
    ['extra == "a" and extra == "b"', { extras: ['a', 'b'] }, false],
    ['extra != "a"', { extras: ['a', 'b'] }, true],
    ['extra == "a" and platform_release >= "5"', { extras: ['a', 'b'] }, 'undecided'],
    ['"a" in extras', { extras: ['a'] }, 'invalid'],
    ['"A" in extras', { extras: ['a'], dependencyGroups: [] }, true],
    ['"a" not in dependency_groups', { dependencyGroups: ['b'] }, true],
  ])('%s with %j is %s', (text, scope, answer) => {
    expect(evaluateMarker(marker(text), image, scope)).toBe(answer);
  });
});

describe('formatMarker', () => {
  it.each([
    [
      'os.name=="a"and(python_implementation!="b"or"c"in extras)',
      'os_name == "a" and (platform_python_implementation != "b" or "c" in extras)',
    ],
    ['(os_name == "a" and os_name == "b") or os_name == "c"', 'os_name == "a" and os_name == "b" or os_name == "c"'],
    ['extra == "Foo.Bar"', 'extra == "foo-bar"'],
    [`os_name == 'say "x"'`, `os_name == 'say "x"'`],
    ['os_name == "a\\\\b\\n\\x22\'"', `os_name == "a\\\\b\\x0a\\x22'"`],
  ])('%s → %s', (text, printed) => {
    expect(formatMarker(marker(text))).toBe(printed);
  });
});

describe('any marker', () => {
  const operand = fc.oneof(
    fc.constantFrom('python_version', 'os_name', 'platform_release', 'extra', 'extras'),
    fc.string({ unit: fc.constantFrom(..."ab3.\\x2N '".split('')) }).map((text) => `"${text}"`),
  );
  const comparison = fc
    .tuple(operand, fc.constantFrom('==', '>=', '~=', 'in', 'not in'), operand)
    .map((parts) => parts.join(' '));
  const { text: texts } = fc.letrec<{ text: string }>((tie) => ({
    text: fc.oneof(
      { maxDepth: 4 },
      comparison,
      fc.tuple(tie('text'), fc.constantFrom('and', 'or'), tie('text')).map(([a, joint, b]) => `(${a}) ${joint} ${b}`),
    ),
  }));

  it('survives being printed, and has an answer', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parseMarker(text);
        if (!parsed.ok) return;
        expect(marker(formatMarker(parsed.value))).toEqual(parsed.value);
        expect([true, false, 'undecided', 'invalid']).toContain(evaluateMarker(parsed.value, image));
      }),
    );
  });
});

describe('any text', () => {
  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof parseMarker(text).ok).toBe('boolean');
      }),
    );
  });

  const long = [...hostile(100_000), Array.from({ length: 5000 }, () => 'os_name == "a"').join(' or ')];
  it('is answered at once, even 100 kB of it', () => {
    expect(slow(long, answerAny)).toEqual([]);
  });
});
