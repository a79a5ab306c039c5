// Whether an expression of a build script is an empty list where nothing is asked for: written out, by a name, or by a function.

import { assignmentsIn } from './assignments-in.ts';
import type { CodeLine } from './code-line.ts';
import { splitAt, unwrapped } from './condition-parts.ts';
import { type Assignments, defaultOutcome } from './default-condition.ts';
import { nameUses } from './name-uses.ts';
import { bracketEnd } from './python-brackets.ts';
import { variablesAsked } from './variables-asked.ts';
import { variablesSet } from './variables-set.ts';

interface Looking {
  /** Of the scripts, as `defaultCode` leaves them. */
  readonly lines: readonly CodeLine[];
  readonly assignments: Assignments;
  /** Gets the variables of the environment that decide by not being set. */
  readonly asked: Set<string>;
  /** What besides an empty one an expression that is written out may be. */
  readonly isFine: (value: string) => boolean;
  /** How a name may go on where something is put into it. */
  readonly setsOn: RegExp | undefined;
  /** What was found out of names and functions; those that are being looked at count as empty. */
  readonly known: Map<string, boolean>;
}

const empty = /^(?:\[\s*\]|\(\s*\)|\{\s*\}|None|(?:list|dict|tuple)\(\s*\))$/;

/** Whoever reads a name so leaves what it stands for as it is, and hands it to nobody else. */
const reads =
  /^\s*(?:(?:if|elif|return|global|for\s+\w+\s+in)\s+|(?:if|elif)\s[^]*\b(?:not|and|or)\s+)$|\b(?:print|len|bool)\s*\(\s*$|\b(?:ext_modules|cmdclass)['"\]\s]*[=:]\s*$/;
const readsOn = /^\s*(?:$|[:,)}]|and\b|or\b)/;

/** Longer ones are none, and no script follows more names from one to the next. */
const [MAX_VALUE, MAX_NAMES] = [2000, 20] as const;

export function emptyValues(
  { lines, asked }: Pick<Looking, 'lines' | 'asked'>,
  isFine: Looking['isFine'] = () => false,
  setsOn?: RegExp,
): (value: string) => boolean {
  const looking = {
    lines,
    assignments: assignmentsIn(lines),
    asked,
    isFine,
    setsOn,
    known: new Map<string, boolean>(),
  };
  return (value) => isEmpty(value, looking);
}

function isEmpty(written: string, looking: Looking): boolean {
  if (written.length > MAX_VALUE) return false;
  const value = unwrapped(written.trim());
  if (empty.test(written.trim()) || empty.test(value) || looking.isFine(value)) return true;
  const [, name, bracket] = /^([A-Za-z_]\w*)\s*(\()?/.exec(value) ?? [];
  if (name !== undefined && name === value) return once(name, looking, isEmptyName);
  const isCall = bracket !== undefined && bracketEnd(value, value.indexOf('(') + 1) === value.length - 1;
  if (name !== undefined && isCall) return once(`${name}()`, looking, () => returnsEmpty(name, looking));
  const either = splitAt(value, 'or');
  return either.length > 1 ? either.every((each) => isEmpty(each, looking)) : isEmptyByCondition(value, looking);
}

function once(what: string, looking: Looking, find: (what: string, looking: Looking) => boolean): boolean {
  const { known } = looking;
  const before = known.get(what);
  if (before !== undefined) return before;
  if (known.size === MAX_NAMES) return false;
  known.set(what, true);
  const found = find(what, looking);
  known.set(what, found);
  return found;
}

function isEmptyName(name: string, looking: Looking): boolean {
  const uses = nameUses(name, looking.lines) ?? [];
  return (
    uses.some(({ value }) => value !== undefined) &&
    uses.every(({ value, before, after }) => {
      if (before.endsWith('.')) return false;
      // `others = exts = []`: two names of one list
      if (value !== undefined) return !/=\s*$/.test(before) && isEmpty(value, looking);
      return (reads.test(before) && readsOn.test(after)) || looking.setsOn?.test(after) === true;
    })
  );
}

/** A function at the top, without a decorator, all of whose ends give an empty list or nothing. */
function returnsEmpty(name: string, looking: Looking): boolean {
  const { lines } = looking;
  const defines = new RegExp(`^\\s*def\\s+${name}\\b`);
  const definitions = lines.flatMap((line, at) => (defines.test(line.text) ? [at] : []));
  const [at = -1] = definitions;
  const line = lines[at];
  if (definitions.length !== 1 || line === undefined || line.indent > 0) return false;
  const isItself = nameUses(name, lines)?.every(
    ({ value, before }) => value === undefined && !/\bimport\b|\bas\s+$/.test(before),
  );
  const body = lines.slice(at + 1, line.end).map(({ text }) => text);
  return (
    isItself === true &&
    body.length > 0 &&
    lines[at - 1]?.text.startsWith('@') !== true &&
    body.every((text) => {
      const given = /\breturn\b([^]*)$/.exec(text)?.[1]?.trim() ?? '';
      return !/\byield\b/.test(text) && (given === '' || isEmpty(given, looking));
    })
  );
}

/** `[Extension(…)] if os.getenv('X') else []` */
function isEmptyByCondition(value: string, looking: Looking): boolean {
  const { assignments, asked, lines } = looking;
  const [first = '', rest, ...more] = splitAt(value, 'if');
  const [condition = '', second, ...others] = rest === undefined ? [] : splitAt(rest, 'else');
  if (second === undefined || more.length + others.length > 0) return false;
  const asks = variablesAsked(condition, assignments);
  const set = asks.size === 0 ? asks : variablesSet(lines);
  const outcome = [...asks].some((name) => set.has(name)) ? null : defaultOutcome(condition, assignments);
  if (outcome === null) return isEmpty(first, looking) && isEmpty(second, looking);
  for (const name of asks) asked.add(name);
  return isEmpty(outcome ? first : second, looking);
}
