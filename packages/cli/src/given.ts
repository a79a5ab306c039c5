// Where the value of a setting was given, for whoever is told that it is wrong, or shown what holds.

import type { Command, Option } from 'commander';
import { keyOf } from './configuration-keys.ts';
import type { Configured } from './configure.ts';
import { isWheelcheckError } from './failure.ts';
import { variableOf } from './options.ts';

export type Given =
  | { readonly by: 'flag' | 'default' }
  | { readonly by: 'environment'; readonly variable: string }
  | { readonly by: 'configuration'; readonly place: string };

/** Where an option's value comes from; all values of one come from one place. */
export function givenOf(option: Option, command: Command, { values }: Pick<Configured, 'values'>): Given {
  const name = option.attributeName();
  const source = command.getOptionValueSource(name);
  if (source === 'cli') return { by: 'flag' };
  if (source === 'env') return { by: 'environment', variable: variableOf(option.long ?? '') };
  const place = values.get(name)?.place;
  return place === undefined ? { by: 'default' } : { by: 'configuration', place };
}

/** `WHEELCHECK_BASE`, `pyproject.toml:4`; undefined for what stands on the command line, or nowhere. */
export function placeOf(given: Given): string | undefined {
  switch (given.by) {
    case 'configuration':
      return given.place;
    case 'environment':
      return given.variable;
    case 'flag':
    case 'default':
      return undefined;
  }
}

/**
 * Runs a command. An error about a setting that the user does not see before him begins with its place:
 * `pyproject.toml:4: --platform …`, `WHEELCHECK_EXTRA: …`.
 */
export async function blaming<T>(
  command: Command,
  configured: Pick<Configured, 'values'>,
  act: () => Promise<T>,
): Promise<T> {
  try {
    return await act();
  } catch (error) {
    const [place] = settingsOf(error).flatMap((setting) => {
      const option = command.options.find(({ flags }) => keyOf({ flags }) === setting);
      return (option && placeOf(givenOf(option, command, configured))) ?? [];
    });
    if (place === undefined || !isWheelcheckError(error)) throw error;
    throw error.with({ message: `${place}: ${error.message}` });
  }
}

function settingsOf(error: unknown): readonly string[] {
  return isWheelcheckError(error) ? error.settings : [];
}
