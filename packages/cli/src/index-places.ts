// Where the index's addresses were given, for the header that names each index and where it was learnt.

import type { Command } from 'commander';
import type { Configured } from './configure.ts';
import { givenOf, placeOf } from './given.ts';
import type { IndexFlags } from './request.ts';

/** Undefined for what stands on the command line, or nowhere. */
export function indexPlaces(
  command: Command,
  configured: Pick<Configured, 'values'>,
): NonNullable<IndexFlags['indexFrom']> {
  const placeIn = (name: string): string | undefined => {
    const option = command.options.find((each) => each.attributeName() === name);
    return option && placeOf(givenOf(option, command, configured));
  };
  return { url: placeIn('indexUrl'), extraUrls: placeIn('extraIndexUrl') };
}
