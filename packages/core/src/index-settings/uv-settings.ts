// uv's variables and configuration files that name indexes, put together as uv does.

import type { IndexSettings, SettledIndex } from './settled-index.ts';
import type { Machine } from './machine.ts';
import { uvConfiguration } from './uv-configuration.ts';

/**
 * As uv 0.9 to 0.13: variables before files; UV_INDEX before UV_EXTRA_INDEX_URL, its older name, and UV_DEFAULT_INDEX over
 * UV_INDEX_URL. Files add their indexes to one another, that of the project first and that of the system last; the first index
 * of a name hides later ones of that name. In each file `[[index]]` comes before the older keys, of which `[pip]` has its own.
 */
export function uvSettings(machine: Machine, folder?: string): IndexSettings {
  const files = machine.files('uv', folder).map(uvConfiguration).toReversed();
  const indexesIn = (variable: string): readonly SettledIndex[] =>
    (machine.variable(variable) ?? '')
      .split(/\s+/)
      .flatMap((word) => (word === '' ? [] : [{ ...named(word), from: variable, literal: true as const }]));
  const older = [...files.map(({ pip }) => pip), ...files.map(({ top }) => top)];
  const tables = files.flatMap(({ indexes }) => indexes);
  const fromVariables = [...indexesIn('UV_INDEX'), ...indexesIn('UV_EXTRA_INDEX_URL')];
  const hidden = new Set(fromVariables.flatMap(({ name }) => name ?? []));
  const seen = tables.filter(({ name }) => {
    if (name === undefined) return true;
    const isHidden = hidden.has(name);
    hidden.add(name);
    return !isHidden;
  });
  const [main] = [
    ...indexesIn('UV_DEFAULT_INDEX'),
    ...indexesIn('UV_INDEX_URL'),
    ...seen.flatMap((index) => (index.default ? [settledOf(index)] : [])),
    ...older.flatMap(({ url }) => url ?? []),
  ];
  const none = noIndex(machine, files, older);
  return {
    ...(main === undefined ? {} : { main }),
    extra: [
      ...fromVariables,
      ...seen.flatMap((index) => (index.default || index.explicit ? [] : [settledOf(index)])),
      ...older.flatMap(({ extra }) => extra),
    ],
    links: [...indexesIn('UV_FIND_LINKS').flatMap(splitAtCommas), ...older.flatMap(({ links }) => links)],
    ...(none === undefined ? {} : { none }),
  };
}

type Configurations = readonly ReturnType<typeof uvConfiguration>[];

function noIndex(
  machine: Machine,
  files: Configurations,
  older: readonly Configurations[number]['top'][],
): string | undefined {
  if (/^(?:1|true|yes|on|t|y)$/i.test(machine.variable('UV_NO_INDEX') ?? '')) return 'UV_NO_INDEX';
  const said = older.findIndex((each) => each.noIndex !== undefined);
  return older[said]?.noIndex === true ? files[said % files.length]?.path : undefined;
}

function settledOf({
  default: _default,
  explicit: _explicit,
  ...index
}: Configurations[number]['indexes'][number]): SettledIndex {
  return index;
}

/** uv splits this one variable at commas. */
function splitAtCommas(index: SettledIndex): readonly SettledIndex[] {
  return index.url.split(',').flatMap((url) => (url === '' ? [] : [{ ...index, url }]));
}

/** A name has no sign that an address needs before its `=`. */
function named(word: string): { readonly url: string; readonly name?: string } {
  const [, name, url] = /^([\w.-]+)=(.+)$/s.exec(word) ?? [];
  return name === undefined || url === undefined ? { url: word } : { url, name };
}
