// Which commands of a stage are one installation.

import type { StageInstall } from '../dockerfile/stage-install.ts';
import { COMMAND_LINE, type InputFile } from '../manifest/input-file.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { refusedLine } from '../manifest/refused-line.ts';
import { sameVersion } from '../packaging/version.ts';
import type { ContextReading, ReadingBy } from './context-reading.ts';
import { isLock } from './file-kinds.ts';
import { takesAllAnew } from './takes-anew.ts';
import { isSameState } from '../dockerfile/same-state.ts';

/**
 * What pip finds installed it does not choose again, so that its commands with the same flags are one installation; a pin that
 * contradicts an earlier one replaces it, and belongs to another, as does what goes into another environment. `--pre` and
 * `--prefer-binary` in a file are flags of the command that reads it, and of no other. The same lock with the same groups is
 * installed once.
 */
export async function commandGroups(
  installs: readonly StageInstall[],
  readingBy: ReadingBy,
): Promise<readonly (readonly StageInstall[])[]> {
  const groups: Group[] = [];
  const manifests = await Promise.all(installs.map((install) => manifestsOf(install, readingBy(install))));
  for (const [position, install] of installs.entries()) {
    const own = manifests[position] ?? [];
    const key = keyOf(install, own);
    const pins = pinsIn(own);
    const last = groups.findLast((group) => group.key === key && agree(group.pins, pins));
    // Of what others brought it leaves nothing but what it asks for itself; a lock is told apart by its groups.
    const begins = install.clears === true && !install.understood.files.some(isLock);
    const known = !begins && last !== undefined && isJudgedAlike(install, last) ? last : undefined;
    if (known === undefined) groups.push({ key, installs: [install], pins });
    else {
      known.installs.push(install);
      for (const [name, version] of pins) known.pins.set(name, version);
    }
  }
  return groups.map((group) => group.installs);
}

interface Group {
  readonly key: string;
  readonly installs: StageInstall[];
  readonly pins: Map<string, string>;
}

/** What a lock or its like has brought once is not brought again, whatever the stage has lost since. */
function isJudgedAlike(install: StageInstall, { installs }: Group): boolean {
  const [first] = installs;
  const isThere = !takesAllAnew(install) && installs.some((each) => asksTheSame(each, install));
  return first !== undefined && (isSameState(first, install) || isThere);
}

function asksTheSame(a: StageInstall, b: StageInstall): boolean {
  const asked = ({ understood: { files, words }, changes }: StageInstall): string =>
    JSON.stringify([files, words, changes.count]);
  return asked(a) === asked(b);
}

/** A command that stands there again, with all that it sees as before, is judged with the first. */
export function withoutRepeats(installs: readonly StageInstall[]): readonly StageInstall[] {
  const seen = new Set<string>();
  return installs.filter((install) => {
    const key = JSON.stringify({ ...install, run: 0, understood: { ...install.understood, line: 0 } });
    const isNew = !seen.has(key);
    // What stood before it is not there any more.
    if (isNew && install.clears === true) seen.clear();
    seen.add(key);
    return isNew;
  });
}

function agree(known: ReadonlyMap<string, string>, pins: ReadonlyMap<string, string>): boolean {
  return [...pins].every(([name, version]) => sameVersion(known.get(name) ?? version, version));
}

function keyOf(
  { understood, unnamed, indexes, into, pip, python, wheelsOf }: StageInstall,
  manifests: readonly Manifest[],
): string {
  const { tool, files, groups, extras, binaries, constraints } = understood;
  if (files.some(isLock)) return JSON.stringify([files, groups, unnamed, extras, python]);
  const says = (flag: keyof NonNullable<Manifest['resolving']>): boolean =>
    manifests.some(({ resolving }) => resolving?.[flag] === true);
  const inFiles = [says('prereleases'), says('preferBinary')];
  const isRefused = manifests.some((manifest) => refusedLine(manifest, pip ?? undefined) !== undefined);
  // Environments do not see each other.
  return JSON.stringify([
    isRefused,
    tool,
    groups,
    unnamed,
    indexes,
    binaries,
    constraints,
    inFiles,
    into ?? null,
    python,
    wheelsOf?.byName ?? null,
    // It ends at a line of its own.
    wheelsOf?.alone === true ? understood.line : null,
  ]);
}

/** Names with the version that a line, or one of a file that is included, pins. */
function pinsIn(manifests: readonly Manifest[]): Map<string, string> {
  const packages = manifests.flatMap((manifest) => manifest.packages);
  return new Map(packages.flatMap(({ name, version }) => (version === undefined ? [] : [[name, version] as const])));
}

/** What the command is told by requirements files and its own words. */
async function manifestsOf(
  { understood: { words, files } }: StageInstall,
  reading: ContextReading,
): Promise<readonly Manifest[]> {
  const named = await Promise.all(files.filter((file) => /\.(?:txt|in)$/.test(file)).map(reading.file));
  const stated: InputFile = {
    path: COMMAND_LINE,
    name: 'requirements.txt',
    text: words.join('\n'),
    sibling: () => Promise.resolve(undefined),
  };
  const found = await Promise.all([stated, ...named.filter((file) => file !== undefined)].map(reading.manifest));
  return found.filter((manifest) => manifest !== undefined);
}
