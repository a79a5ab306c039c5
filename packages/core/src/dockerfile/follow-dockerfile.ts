// The stages of a Dockerfile, each followed to its end.

import { ownValue } from '../text/own-value.ts';
import type { ImageDescription } from '../image/describe-image.ts';
import type { ImageVariable, SplitStage } from '../target/target-stage.ts';
import { hideSecrets, secretsIn } from '../text/secret-values.ts';
import { shown } from './command-line.ts';
import { broughtImages } from './brought-images.ts';
import { type DockerfileHead, readHead } from './dockerfile-head.ts';
import { closedLines } from './closed-stops.ts';
import type { DockerfileRequest } from './dockerfile-request.ts';
import { expandVariables } from './expand-variables.ts';
import { followStage } from './follow-stage.ts';
import { type FoundImage, imageOf } from './found-image.ts';
import { imageSettings } from './image-settings.ts';
import { imageVariables } from './image-variables.ts';
import { type InstructionWord, instructionWord } from './instruction-words.ts';
import { type Instruction, readInstructions } from './read-instructions.ts';
import { openCounts, refuseMore } from './refuse-more.ts';
import { type StartCommands, startCommands } from './start-install.ts';
import { newState, type StageState, stateOn } from './stage-state.ts';
import { doubtCopies, takesOver } from './takes-over.ts';
import { splitStage } from './split-stage.ts';
import { cannotFollow, type StageScope } from './stage-scope.ts';
import type { UnderstoodStage } from './understood-dockerfile.ts';
import { unknownFolder } from './unknown-folder.ts';
import { understoodState } from './understood-state.ts';

/** Every stage in order. @throws WheelcheckError `dockerfile` where it cannot be read */
export async function followDockerfile(request: DockerfileRequest): Promise<readonly Followed[]> {
  const { path, text } = request;
  const { head, stages } = splitStages(path, readInstructions(path, text, request.firstLine));
  const file = readHead(head, request);
  const images = new Map<string, Promise<FoundImage>>();
  const followed: Followed[] = [];
  const count = openCounts(path);
  count('instructions', head.length);
  for (const each of stages) followed.push(await followOne(each, followed, { file, request, images, count }));
  return followed;
}

interface StageText {
  readonly from: Instruction;
  readonly instructions: readonly Instruction[];
}

export interface Followed {
  readonly understood: UnderstoodStage;
  /** The number of the stage that it starts from, where that is one. */
  readonly parent: number | undefined;
  /** The first variable of its FROM that has no value. */
  readonly unset: string | undefined;
  readonly starts: StartCommands;
  readonly state: StageState;
  readonly found: FoundImage;
  /** What two stages would make of it, were it the only one. */
  readonly split: SplitStage | undefined;
  /** The variables of its FROM that hold a part of its image. */
  readonly imageVariables: readonly ImageVariable[];
  /** Whether what its commands install may be for a Python: it has one, or takes over what an earlier stage installs. */
  readonly holdsPython: boolean;
}

interface Surroundings {
  readonly file: DockerfileHead;
  readonly request: DockerfileRequest;
  readonly images: Map<string, Promise<FoundImage>>;
  readonly count: StageScope['count'];
}

function splitStages(
  path: string,
  instructions: readonly Instruction[],
): { readonly head: readonly Instruction[]; readonly stages: readonly StageText[] } {
  const starts = instructions.flatMap(({ keyword }, index) => (keyword === 'FROM' ? [index] : []));
  refuseMore(path, 'stages', starts.length);
  const stages = starts.flatMap((start, index) => {
    const from = instructions[start];
    return from === undefined ? [] : [{ from, instructions: instructions.slice(start + 1, starts[index + 1]) }];
  });
  return { head: instructions.slice(0, starts[0]), stages };
}

async function followOne(
  { from, instructions }: StageText,
  earlier: readonly Followed[],
  { file, request, images, count }: Surroundings,
): Promise<Followed> {
  const { valueOf } = file;
  const [written = '', as = '', name = ''] = from.text.split(/\s+/);
  const reference = imageMeant(instructionWord(written, valueOf), from.line, request);
  const base = reference.unknown.length > 0 ? null : reference.text;
  const flag = from.flags.find((each) => each.name === 'platform')?.value;
  const platform = flag === undefined ? request.platform : expandVariables(flag, valueOf).text;

  const stageNumber = numbersOf(earlier);
  const parent = base === null ? undefined : earlier[stageNumber(base, true) ?? -1];
  const found: FoundImage =
    parent === undefined ? await imageOf(base, platform, request.machine, images) : parent.found;
  const { image } = found;
  const state = parent === undefined ? startOn(image, base ?? '') : stateOn(parent.state);
  if (parent !== undefined) state.uses.add(parent.understood.index);
  const all = [...(parent?.state.onbuild ?? []), ...instructions];
  const brought = await broughtImages(
    all,
    (text) => stageNumber(text, false) !== undefined,
    (text) => imageOf(contextImage(text, request), platform, request.machine, images).then((each) => each.image),
  );
  const scope: StageScope = {
    state,
    earlier: earlier.map((each) => each.state),
    imageFrom: (source) => (typeof source === 'number' ? earlier[source]?.found.image : brought.get(source)),
    base: image?.base ?? undefined,
    distribution: image?.distro?.name,
    release: image?.distro?.version,
    libc: image?.libc,
    arch: image?.arch,
    packagedPython: image?.packagedPython ?? null,
    packaged: found.packaged,
    ownPip: image?.pip ?? null,
    packagedCloses: image?.packagedPython !== undefined && found.packaged?.managed === true,
    closedPython: found.closed === true ? (image?.python?.version ?? null) : null,
    stageNumber: (text) => stageNumber(text, false),
    files: request.files ?? new Map(),
    folders: request.folders ?? new Map(),
    count,
  };
  const argument = (each: string): string | undefined => file.args.get(each) ?? file.platforms.get(each);
  count('instructions', all.length + 1);
  followStage(all, scope, argument, file.given);
  const starts = startCommands(all, parent?.starts ?? {});
  const [unset] = reference.unknown;
  if (unset !== undefined) {
    const why = file.lines.has(unset) ? `--build-arg ${unset}=…` : 'no ARG before the first FROM declares it';
    cannotFollow(scope, from.line, `FROM ${shown(from.text)}`, `${unset} has no value: ${why}`);
  } else if (image === undefined && state.installs.length > 0)
    cannotFollow(scope, from.line, `FROM ${shown(from.text)}`, found.why ?? 'what is in it is not known');

  const labels = labelsOf(earlier);
  const takenOver = takesOver(scope);
  if (image === undefined && base !== 'scratch') doubtCopies(takenOver, base ?? written, labels, scope);
  const own = understoodState(state, labels);
  const inHead = (text: string): string =>
    hideSecrets(text, secretsIn([...file.args, ...Object.entries(request.buildArgs ?? {})]));
  const shownBase = base === null ? null : image === undefined ? inHead(shown(base)) : shown(base);
  return {
    state,
    found,
    parent: parent?.understood.index,
    imageVariables: imageVariables(written, { ...file, places: request.argPlaces }),
    unset,
    starts,
    split: earlier.length === 0 ? splitStage(from, instructions, state.installs) : undefined,
    holdsPython: state.python !== null || state.asked || takenOver.length > 0,
    understood: {
      name: as.toLowerCase() === 'as' && name !== '' ? name : null,
      index: earlier.length,
      line: from.line,
      from: shown(written),
      base: shownBase,
      platform: shown(platform),
      image: publicImage(image),
      ...own,
      notFollowed: [...own.notFollowed, ...closedLines(scope)].toSorted((a, b) => a.line - b.line),
    },
  };
}

function labelsOf(stages: readonly Followed[]): readonly (string | number)[] {
  return stages.map(({ understood: { name, index } }) => name ?? index);
}

function imageMeant(reference: InstructionWord, line: number, request: DockerfileRequest): InstructionWord {
  const { standIn } = request;
  if (standIn?.line === line) return { text: standIn.image, unknown: [] };
  return { ...reference, text: contextImage(reference.text, request) };
}

/** `docker-image://python:3.12`; what else a name may stand for holds no image that is known. */
function contextImage(text: string, { contexts = {} }: DockerfileRequest): string {
  const meant = ownValue(contexts, text);
  return meant === undefined ? text : meant.replace(/^docker-image:\/\//, '');
}

/** A stage's number by its name, in any case, and for COPY by its number; the last of a name counts. */
export function numbersOf(earlier: readonly Followed[]): (text: string, named: boolean) => number | undefined {
  return (text, named) => {
    const wanted = text.toLowerCase();
    const found = earlier.findLast(({ understood }) => understood.name?.toLowerCase() === wanted);
    if (found !== undefined) return found.understood.index;
    return !named && /^\d{1,4}$/.test(text) && Number(text) < earlier.length ? Number(text) : undefined;
  };
}

function startOn(image: ImageDescription | undefined, base: string): StageState {
  const { workdir, environment } = imageSettings(base);
  return {
    ...newState(),
    // Whoever made an image that is not known may have set one.
    workdir: image === undefined && base !== 'scratch' ? unknownFolder : workdir,
    environment: new Map(Object.entries(environment)),
    python: image?.python?.version ?? null,
    ownPython: image !== undefined && image.python !== null,
    pip: image?.pip ?? null,
  };
}

function publicImage(image: ImageDescription | undefined): UnderstoodStage['image'] {
  if (image === undefined) return null;
  const { packagedPython: _packagedPython, ...rest } = image;
  return rest;
}
