// Whether one command installs from two files: options in one of them count for the other then.

import type { Input } from '../manifest/input.ts';
import { formatTraits } from '../manifest/format-traits.ts';

/** Where several commands install from a file, the first does; what it needs is then there for the others. */
export function inOneCommand(other: Input, input: Input): boolean {
  const merged = ({ manifest }: Input): boolean => formatTraits[manifest.format].repeats === 'merged';
  const [first] = input.file.commands ?? [];
  const isOneCommand = first === undefined || other.file.commands?.includes(first) === true;
  const isOneTool = other.manifest.installer === input.manifest.installer;
  return other === input || (isOneCommand && isOneTool && merged(other) && merged(input));
}
