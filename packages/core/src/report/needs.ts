// What a build needs, in words: compilers and libraries first, then what else is to be known before it is tried.

import type { Build } from '../assess/assess.ts';
import { capital, listWords } from './words.ts';

/** The first is a list of things, the others full sentences; empty where nothing is known. */
export function needsWords({ needs, reading, requirements, deadEnds, unread }: Build): readonly string[] {
  const fetched = reading?.fetches ?? [];
  const things = [
    (needs?.words ?? []).join(', '),
    ...(fetched.length > 0 ? [`fetches ${listWords(fetched)} while building`] : []),
  ].filter((text) => text !== '');
  const built = requirements.filter(({ verdict }) => verdict === 'build');
  const absent = requirements.filter(({ verdict }) => verdict === 'impossible');
  return [
    ...(things.length > 0 ? [things.join('; ')] : []),
    ...(built.length > 0
      ? [
          `Building it also builds ${listWords(built.map(({ name, version }) => `${name} ${version ?? ''}`.trimEnd()))}.`,
        ]
      : []),
    ...absent.map(({ text }) => `Its build requires ${text}, which cannot be installed here: the build cannot start.`),
    ...(reading?.optional === true
      ? ['Without a compiler it installs all the same, without its extension modules.']
      : []),
    ...deadEnds.map(({ sentence }) => sentence),
    ...(needs?.notes ?? []),
    ...(unread === null ? [] : [`${capital(unread)}.`]),
  ];
}
