// Why a file is not taken, in a few words beside its name, which tells the rest.

import { ownValue } from '../../text/own-value.ts';

const words: Readonly<Record<string, string>> = {
  'requires-python': 'refuses this Python (Requires-Python)',
  legacy: 'an old kind of file that is no longer installed',
  'bad-name': 'not a valid file name',
  variant: 'a wheel variant, which installers ignore',
  python: 'for another Python',
  abi: 'for another ABI',
  os: 'for another operating system',
  arch: 'for another architecture',
  libc: 'for another C library',
  'libc-version': 'needs a newer C library',
  'installer-tag': 'fits the image, but its installer takes no wheel with this tag',
  'pip-too-old': "fits, but the image's pip does not know its tag",
  'not-in-lock': 'fits, but the lock does not name it',
  hash: 'its hash is not among those listed',
  'no-binary': 'wheels are forbidden for it (--no-binary)',
  'only-binary': 'sdists are forbidden for it (--only-binary)',
  metadata: 'what its release requires cannot be read',
};

/** The reason of a report's `rejected` in words; one that is not known here as it came. */
export function refusalWords(reason: string): string {
  return ownValue(words, reason) ?? reason;
}
