// The table of images whose tags follow a pattern, read once: repository → rows.

import { type Distribution, distributionOf } from '../distribution.ts';
import { asOf, listedImages, platformSets, repositoryAddresses } from './listed-images.ts';

export { asOf } from './listed-images.ts';

/** Some tags of a repository that have their facts in common. */
export interface ListedRow {
  readonly distribution: Distribution;
  /** `3.12`; absent where the image has none of its own. */
  readonly python?: string;
  /** Undefined where it is not known. */
  readonly compiler: boolean | undefined;
  readonly listed: boolean;
  /** Day (ISO) on which it left its publisher's list, where that is known. */
  readonly until: string | null;
  /** Whether its facts are a guess (WC301). */
  readonly guessed: boolean;
  /** Docker's words. */
  readonly platforms: readonly string[];
  /** The tags that are known by name. */
  readonly tags: readonly string[];
  /** What other tags look like that belong here. */
  readonly patterns: readonly RegExp[];
}

let read: ReadonlyMap<string, readonly ListedRow[]> | undefined;

export function listedRows(repository: string): readonly ListedRow[] {
  read ??= readTable();
  return read.get(repository) ?? [];
}

/** The row of a tag: by its name before by its looks. */
export function listedRow(repository: string, tag: string): ListedRow | undefined {
  const rows = listedRows(repository);
  return (
    rows.find(({ tags }) => tags.includes(tag)) ??
    rows.find(({ patterns }) => patterns.some((pattern) => pattern.test(tag)))
  );
}

const addresses: readonly (readonly string[])[] = repositoryAddresses
  .trimEnd()
  .split('\n')
  .map((line) => line.split(' '));

/** A repository under each of its names, the first of which the table has. */
export function addressesOf(repository: string): readonly string[] {
  const found = addresses.find(([name]) => name === repository);
  if (found === undefined) throw new Error(`image table of ${asOf}: no ${repository}`);
  return found;
}

function readTable(): ReadonlyMap<string, readonly ListedRow[]> {
  const sets = platformSets
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' '));
  const table = new Map<string, ListedRow[]>();
  for (const line of listedImages.trimEnd().split('\n')) {
    const [repository = '', word = '', python = '-', compiler = '?', marked = '', set = '', ...names] = line.split(' ');
    const distribution = distributionOf(word);
    const platforms = sets[Number(set)];
    if (distribution === undefined || platforms === undefined) throw new Error(`image table of ${asOf}: ${line}`);
    const state = marked.replace('~', '');
    const rows = table.get(repository) ?? [];
    table.set(repository, rows);
    rows.push({
      distribution,
      ...(python === '-' ? {} : { python }),
      compiler: compiler === '?' ? undefined : compiler === '+',
      listed: state === 'current',
      until: /^\d/.test(state) ? state : null,
      guessed: state !== marked,
      platforms,
      tags: names.filter((name) => !name.includes('*')),
      patterns: names.filter((name) => name.includes('*')).map(patternOf),
    });
  }
  return table;
}

function patternOf(name: string): RegExp {
  return new RegExp(`^${name.replaceAll('.', String.raw`\.`).replaceAll('*', String.raw`[\w.-]*`)}$`);
}
