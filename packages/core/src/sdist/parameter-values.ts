// What the parameters of a build script's functions are given: where all callers are seen, a condition on one is that on what they give.

import type { CodeLine } from './code-line.ts';
import { bracketEnd } from './python-brackets.ts';
import { type CallArguments, partsOf, type SeenCalls } from './seen-calls.ts';

/** Expressions of callers, by parameter; an empty one where a caller gives what cannot be told. */
type ParameterValues = ReadonlyMap<string, readonly string[]>;

/** Longer ones are read by nobody. */
const MAX_EXPRESSION = 400;

/**
 * Of a function at the top of a script (chainer 7.8.1: `config_setup_kwargs(kwargs, build_chainerx)`).
 *
 * @param line that defines it
 * @param before the line before it: what decorates it may call it
 * @returns undefined where not all callers are seen
 */
export function parameterValues(
  line: CodeLine,
  before: CodeLine | undefined,
  seen: SeenCalls,
): ParameterValues | undefined {
  const [, name = '', rest = ''] = /^def\s+(\w+)\s*\(([^]*)$/.exec(line.text) ?? [];
  const calls = seen.get(name) ?? [];
  const parameters = partsOf(rest.slice(0, bracketEnd(rest, 0))).map(parameterOf);
  const isOpen = parameters.includes(undefined) || calls.some((call) => call.some((each) => each.startsWith('*')));
  if (calls.length === 0 || isOpen || before?.text.startsWith('@') === true) return undefined;
  return new Map(
    parameters.flatMap((parameter, position) => {
      if (parameter === undefined) return [];
      return [
        [
          parameter.name,
          calls.map((call) => argumentOf(call, parameter.name, position) ?? parameter.fallback),
        ] as const,
      ];
    }),
  );
}

/** `fallback`: its default, empty where it has none. Undefined for what takes the rest as a list or dict, and for a bare `*` or `/`. */
function parameterOf(text: string): { readonly name: string; readonly fallback: string } | undefined {
  const [, name, fallback = ''] = /^(\w+)\s*(?::[^=]*)?(?:=(?!=)\s*([^]*))?$/.exec(text) ?? [];
  return name === undefined ? undefined : { name, fallback };
}

const keyword = /^(\w+)\s*=(?!=)\s*([^]*)$/;

function argumentOf(call: CallArguments, name: string, position: number): string | undefined {
  const named = call.map((each) => keyword.exec(each)).find((found) => found?.[1] === name)?.[2];
  const placed = call[position];
  const given = named ?? (placed === undefined || keyword.test(placed) ? undefined : placed);
  return given?.slice(0, MAX_EXPRESSION);
}
