// Reads an sdist, and once more what its scripts import under a name that tells nothing of a build.

import type { Parsed } from '../packaging/parsed.ts';
import { isTelling } from './is-telling.ts';
import { readSdist } from './read-sdist.ts';
import type { SdistContents } from './sdist-contents.ts';
import type { SdistReading } from './sdist-reading.ts';

/** Imports of imports; each turn unpacks the archive again. */
const MAX_TURNS = 3;

/**
 * Most scripts need one turn. passlib 1.7.1 takes a command from `passlib/_setup/stamp.py`, suds-community 1.1.2 what stands in
 * `tools/suds_devel/`: only their text tells that they compile nothing.
 *
 * @param open unpacks what is wanted; asked again for more
 */
export async function readInTurns(
  open: (wanted: (path: string) => boolean) => Promise<Parsed<SdistContents>>,
): Promise<Parsed<SdistReading>> {
  let contents = await open(isTelling);
  if (!contents.ok) return contents;
  let reading = readSdist(contents.value);
  const wanted = new Set<string>();
  for (let turn = 1; turn < MAX_TURNS; turn++) {
    const missing = missingIn(reading, contents.value).filter((path) => !wanted.has(path));
    if (missing.length === 0) break;
    for (const path of missing) wanted.add(path);
    const more = await open((path) => isTelling(path) || wanted.has(path));
    if (!more.ok) break;
    contents = more;
    reading = readSdist(contents.value);
  }
  return { ok: true, value: reading };
}

/** Members that leave it open whether something is compiled, or whether setup.py runs at all, because nobody read them. */
function missingIn(
  { native, evidence, unreadImports }: SdistReading,
  { members, texts }: SdistContents,
): readonly string[] {
  if (native !== null) return unreadImports;
  const open = evidence.flatMap((each) =>
    each.kind === 'unread-file' && !texts.has(each.what) && members.includes(each.what) ? [each.what] : [],
  );
  return [...open, ...unreadImports];
}
