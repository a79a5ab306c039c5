// The options of an installer's commands by release: from the releases' own parsers (scripts/make/make-option-tables.mjs).

import { compareDotted } from '../../../text/compare-dotted.ts';

export interface OptionTable {
  /** Those that were asked, oldest first. */
  readonly releases: readonly string[];
  /** By command: its options, one that takes a value with `=` behind it, each with the releases that have it. `before` are those that may stand before it. */
  readonly commands: Readonly<Record<string, Options>>;
  /** `--name=value` of options that take some values alone. */
  readonly choices: Options;
}

/** `18.1-` begins with a release, `-23.0.1` ends with one; several stand behind each other. */
type Options = ReadonlyMap<string, string>;

interface Written {
  readonly releases: string;
  /** A line for those of the same releases: `-23.0.1: --install-option= --x`. */
  readonly commands: Readonly<Record<string, string>>;
  readonly choices: string;
}

export function optionTable({ releases, commands, choices }: Written): OptionTable {
  return {
    releases: releases.split(/\s+/),
    commands: Object.fromEntries(Object.entries(commands).map(([command, text]) => [command, readOptions(text)])),
    choices: readOptions(choices),
  };
}

function readOptions(text: string): Options {
  return new Map(
    text.split('\n').flatMap((line) => {
      const [spans = '', names = ''] = line.split(': ');
      return names === '' ? [] : names.split(' ').map((name) => [name, spans] as const);
    }),
  );
}

/** Whether a release has what others have or had; `may` where the table does not tell. */
export type Having = 'has' | 'may' | 'lacks';

/** @param release `newest` for the last of the table; null where it is not known */
export function having(spans: string, release: string | null, { releases }: OptionTable): Having {
  if (release === null) return spans === '-' ? 'has' : 'may';
  const [before, behind] = neighbours(release, releases).map((each) => isWithin(each, spans));
  return before === behind ? (before === true ? 'has' : 'lacks') : 'may';
}

/** The releases of the table at or around one; where it is older or newer than all, the first or the last. */
function neighbours(release: string, releases: readonly string[]): readonly string[] {
  const last = releases.at(-1) ?? '';
  if (release === 'newest') return [last, last];
  const before = releases.findLast((each) => compareDotted(each, release) <= 0) ?? releases[0] ?? '';
  return [before, releases.find((each) => compareDotted(each, release) >= 0) ?? last];
}

function isWithin(release: string, spans: string): boolean {
  return spans.split(' ').some((span) => {
    const [first = '', last = ''] = span.split('-');
    return (first === '' || compareDotted(release, first) >= 0) && (last === '' || compareDotted(release, last) <= 0);
  });
}

/** Whether what no release of the table has may be something that this one has. */
export function isBeyond(release: string | null, { releases }: OptionTable): boolean {
  if (release === null || release === 'newest') return false;
  return compareDotted(release, releases[0] ?? '') < 0 || compareDotted(release, releases.at(-1) ?? '') > 0;
}

/** When what a release lacks came or went, as a clause; undefined where no release has it. */
export function historyOf(
  spans: string | undefined,
  tool: string,
  release: string | null,
  { releases }: OptionTable,
): string | undefined {
  if (spans === undefined || release === null) return undefined;
  const at = release === 'newest' ? (releases.at(-1) ?? '') : release;
  const all = spans.split(' ').map((span) => span.split('-'));
  const came = all.find(([first = '']) => first !== '' && compareDotted(first, at) > 0)?.[0];
  if (came !== undefined) return `${tool} ${came} has it`;
  const last = all.findLast(([, end = '']) => end !== '')?.[1];
  const next = releases[releases.indexOf(last ?? '') + 1];
  return last === undefined || next === undefined ? undefined : `${tool} ${next} has it no more`;
}
