// A dropped Dockerfile → what is to be checked: each command that installs, on its own stage. A command that the page cannot follow is
// named in the report as not judged, which leaves it incomplete.

import {
  type CheckFile,
  constrainedFile,
  findStages,
  type FoundStage,
  type Installation,
  type NotFollowed,
  parseRequirement,
  type Platform,
  type Selection,
  type StageInstall,
  type TargetRequest,
  WheelcheckError,
} from '@wheelcheck/core';
import { webFiles } from '@wheelcheck/core/web';
import { fileInContext } from './file-in-context.ts';
import type { GivenFile } from './messages.ts';
import { commandOptions } from './command-options.ts';

/** What is installed, without the index that the page names. */
export type Planned = Omit<Installation, 'index'> & {
  readonly indexUrl?: string;
  readonly extraIndexUrls?: readonly string[];
};

/**
 * @param given what the form says of groups and extras; undefined: what the commands say
 * @throws WheelcheckError where a file is missing, or nothing can be judged
 */
export async function planDockerfile(
  { path, text }: GivenFile,
  all: readonly GivenFile[],
  platforms: readonly Platform[],
  given: Partial<Selection> | undefined,
): Promise<readonly Planned[]> {
  const planned = new Map<string, Planned>();
  for (const platform of platforms) {
    // One platform after the other: each is a few milliseconds of reading.
    // oxlint-disable-next-line no-await-in-loop
    const stages = await findStages({ path, text, buildArgs: {}, platform, machine: platform });
    const parts = stages.map((stage) => partOf(stage));
    const unchecked = parts.flatMap((part) => part.unchecked).toSorted((a, b) => a.line - b.line);
    for (const { stage, groups } of parts)
      for (const [key, installs] of groups) {
        const request = stage.request(installs);
        const target = request.stage ? { ...request, stage: { ...request.stage, unchecked } } : request;
        const id = JSON.stringify([stage.name, key]);
        const known = planned.get(id);
        planned.set(id, known ? withTarget(known, target) : installation(path, text, all, installs, target, given));
      }
  }
  if (planned.size > 0) return [...planned.values()];
  throw new WheelcheckError({
    code: 'usage',
    message: `${path} installs from no file that can be read`,
    hint: 'drop the requirements file or lock alone, and name the image',
  });
}

/** A FROM with a platform of its own has that one, whatever was asked for. */
function withTarget(known: Planned, target: TargetRequest): Planned {
  const there = known.targets.some((each) => each.platform === target.platform && each.base === target.base);
  return there ? known : { ...known, targets: [...known.targets, target] };
}

interface Part {
  readonly stage: FoundStage;
  /** Commands that are one installation, because they differ in no flag. */
  readonly groups: ReadonlyMap<string, readonly StageInstall[]>;
  readonly unchecked: readonly NotFollowed[];
}

function partOf(stage: FoundStage): Part {
  const groups = new Map<string, StageInstall[]>();
  const unchecked: NotFollowed[] = [...stage.notFollowed];
  for (const install of stage.installs) {
    const { line, command, tool, files, groups: names, extras, binaries, constraints } = install.understood;
    const why = whyNot(install);
    if (why !== undefined) {
      unchecked.push({ line, text: command, why });
      continue;
    }
    const key = JSON.stringify(
      files.some(isLock) ? [files, names, extras] : [tool === 'uv', names, install.indexes, binaries, constraints],
    );
    groups.set(key, [...(groups.get(key) ?? []), install]);
  }
  return { stage, groups, unchecked };
}

/** Why a command is not judged; undefined where it is. */
function whyNot({ understood: { words, files, binaries }, indexes }: StageInstall): string | undefined {
  if (indexes.some(({ kind }) => kind === 'links')) return 'what --find-links leads to is not asked';
  if (binaries.includes('--no-index')) return 'it asks no index';
  const odd = words.find((word) => !parseRequirement(word).ok);
  if (odd !== undefined) return `${odd} is no requirement that can be read`;
  const unread = files.find((file) => !/\.(?:txt|in|lock|toml)$/.test(file));
  if (unread !== undefined) return `the page does not read the folder ${unread}`;
  return words.length + files.length === 0 ? 'it names nothing that is read' : undefined;
}

function isLock(file: string): boolean {
  return /(?:\.lock|(?:^|\/)pylock[^/]*\.toml)$/.test(file);
}

function installation(
  path: string,
  text: string,
  all: readonly GivenFile[],
  installs: readonly StageInstall[],
  target: TargetRequest,
  given: Partial<Selection> | undefined,
): Planned {
  const find = (name: string): GivenFile => fileInContext(name, path, all);
  const read = (name: string): CheckFile => webFiles(find(name).path, all);
  const understood = installs.map((install) => install.understood);
  const constraints = [...new Set(understood.flatMap((each) => each.constraints))].map(read);
  const files = [...new Set(understood.flatMap((each) => each.files))].map(read);
  const place = webFiles(path, [{ path, text }]);
  const words = understood
    .filter((each) => each.words.length > 0)
    .map((each) => ({ ...place, name: 'requirements.txt', line: each.line, text: each.words.join('\n') }));
  const { selection, ...rest } = commandOptions(installs, (name) => find(name).text);
  return {
    files: [...files, ...words].map((file) =>
      isLock(file.name ?? file.path) ? file : constrainedFile(file, constraints),
    ),
    targets: [target],
    selection: given ?? selection,
    ...rest,
  };
}
