// The stages of a Dockerfile, each followed to its end.

import type { ImageDescription } from '../image/describe-image.ts';
import type { ImageVariable, Platform } from '../target/target.ts';
import { hideSecrets, secretsIn } from '../text/secret-values.ts';
import { shown } from './command-line.ts';
import { expandVariables, type ValueOf } from './expand-variables.ts';
import { followStage } from './follow-stage.ts';
import { type FoundImage, imageOf } from './found-image.ts';
import { imageSettings } from './image-settings.ts';
import { imageVariables, variableNames } from './image-variables.ts';
import { holdsOf } from './install-place.ts';
import { assignmentsOf, type InstructionWord, instructionWord } from './instruction-words.ts';
import { platformArguments } from './platform-arguments.ts';
import { type Instruction, readInstructions } from './read-instructions.ts';
import { openCounts, refuseMore } from './refuse-more.ts';
import { type StartCommands, startCommands } from './start-install.ts';
import { type CopiedFrom, copiesOf, newState, type StageState, stateOn } from './stage-state.ts';
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

/** What is asked of one Dockerfile. */
export interface DockerfileRequest {
  readonly path: string;
  readonly text: string;
  /** Where its text begins, in a file that holds more. */
  readonly firstLine?: number;
  readonly buildArgs?: Readonly<Record<string, string>>;
  /** Where those stand that a file gives: `compose.yaml:7`. */
  readonly argPlaces?: Readonly<Record<string, string>>;
  /** Names that FROM finds before stages and images: what each stands for, as `docker build --build-context` has it. */
  readonly contexts?: Readonly<Record<string, string>>;
  /** The stage that runs, by name or number; the last one by default. */
  readonly stage?: string;
  /** Whether a container of it starts something else than CMD says. */
  readonly startsOtherwise?: boolean;
  /** What it is built for. */
  readonly platform: Platform;
  /** What it is built on: BUILDPLATFORM. */
  readonly machine: Platform;
}

interface StageText {
  readonly from: Instruction;
  readonly instructions: readonly Instruction[];
}

export interface Followed {
  readonly understood: UnderstoodStage;
  /** The number of the stage that it starts from, where that is one. */
  readonly parent: number | undefined;
  readonly starts: StartCommands;
  readonly state: StageState;
  readonly found: FoundImage;
  /** The variables of its FROM that hold a part of its image. */
  readonly imageVariables: readonly ImageVariable[];
  /** Whether what its commands install may be for a Python: it has one, or takes over what an earlier stage installs. */
  readonly holdsPython: boolean;
}

/** What stands before the first FROM. */
interface Head {
  readonly args: ReadonlyMap<string, string | null>;
  /** The lines where they are declared. */
  readonly lines: ReadonlyMap<string, number>;
  readonly given: (name: string) => string | undefined;
  /** On which the values of others hang. */
  readonly nested: ReadonlySet<string>;
  readonly platforms: ReadonlyMap<string, string>;
  /** What FROM sees. */
  readonly valueOf: ValueOf;
}

interface Surroundings {
  readonly file: Head;
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

function readHead(head: readonly Instruction[], { buildArgs = {}, platform, machine }: DockerfileRequest): Head {
  const given = (name: string): string | undefined => (Object.hasOwn(buildArgs, name) ? buildArgs[name] : undefined);
  const platforms = platformArguments(platform, machine);
  const args = new Map<string, string | null>();
  const valueOf: ValueOf = (name) => (args.has(name) ? args.get(name) : platforms.get(name));
  const lines = new Map<string, number>();
  const nested = new Set<string>();
  for (const { keyword, text, line } of head) {
    if (keyword !== 'ARG') continue;
    for (const name of variableNames(text)) nested.add(name);
    for (const { name, value } of assignmentsOf(text, valueOf)) {
      // One without a value is unset: `${NAME:-word}` is the word then.
      const usual = value === undefined ? undefined : value.unknown.length > 0 ? null : value.text;
      const set = given(name) ?? usual;
      lines.set(name, line);
      if (set !== undefined) args.set(name, set);
    }
  }
  return { args, lines, given, nested, platforms, valueOf };
}

async function followOne(
  { from, instructions }: StageText,
  earlier: readonly Followed[],
  { file, request, images, count }: Surroundings,
): Promise<Followed> {
  const { valueOf } = file;
  const [written = '', as = '', name = ''] = from.text.split(/\s+/);
  const reference = inContexts(instructionWord(written, valueOf), request.contexts);
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
  const scope: StageScope = {
    state,
    earlier: earlier.map((each) => each.state),
    base: image?.base ?? undefined,
    distribution: image?.distro?.name,
    release: image?.distro?.version,
    packagedPython: image?.packagedPython ?? null,
    stageNumber: (text) => stageNumber(text, false),
    count,
  };
  const argument = (each: string): string | undefined => file.args.get(each) ?? file.platforms.get(each);
  const all = [...(parent?.state.onbuild ?? []), ...instructions];
  count('instructions', all.length + 1);
  followStage(all, scope, argument, file.given);
  const starts = startCommands(all, parent?.starts ?? {});
  const [why] = reference.unknown.map((each) =>
    file.lines.has(each)
      ? `${each} has no value: --build-arg ${each}=…`
      : `${each} has no value: no ARG before the first FROM declares it`,
  );
  if (why !== undefined) cannotFollow(scope, from.line, `FROM ${shown(from.text)}`, why);
  else if (image === undefined && state.installs.length > 0)
    cannotFollow(scope, from.line, `FROM ${shown(from.text)}`, found.why ?? 'what is in it is not known');

  const labels = labelsOf(earlier);
  const takenOver = takesOver(scope);
  if (image === undefined && base !== 'scratch') doubtCopies(takenOver, base ?? written, labels, scope);
  const inHead = (text: string): string =>
    hideSecrets(text, secretsIn([...file.args, ...Object.entries(request.buildArgs ?? {})]));
  const shownBase = base === null ? null : image === undefined ? inHead(shown(base)) : shown(base);
  return {
    state,
    found,
    parent: parent?.understood.index,
    imageVariables: imageVariables(written, { ...file, places: request.argPlaces }),
    starts,
    holdsPython: state.python !== null || state.asked || takenOver.length > 0,
    understood: {
      name: as.toLowerCase() === 'as' && name !== '' ? name : null,
      index: earlier.length,
      line: from.line,
      from: shown(written),
      base: shownBase,
      platform: shown(platform),
      image: publicImage(image),
      ...understoodState(state, labels),
    },
  };
}

function labelsOf(stages: readonly Followed[]): readonly (string | number)[] {
  return stages.map(({ understood: { name, index } }) => name ?? index);
}

/** What was installed in another stage may not run on an image that is not known. */
function doubtCopies(
  copies: readonly CopiedFrom[],
  base: string,
  labels: readonly (string | number)[],
  scope: StageScope,
): void {
  for (const { line, from, sources } of copies)
    cannotFollow(
      scope,
      line,
      shown(`COPY --from=${labels[Number(from)]} ${sources.join(' ')}`),
      `whether that runs on ${shown(base)} is not known`,
    );
}

/** Copies that bring what an earlier stage installs. */
function takesOver({ state, earlier }: StageScope): readonly CopiedFrom[] {
  return copiesOf(state).filter(({ from, sources }) => {
    const places = typeof from === 'number' ? (earlier[from]?.places ?? []) : [];
    return sources.some((path) => places.some((place) => holdsOf(path, place)));
  });
}

/** `docker-image://python:3.12`; what else a name may stand for holds no image that is known. */
function inContexts(reference: InstructionWord, contexts: DockerfileRequest['contexts'] = {}): InstructionWord {
  const meant = Object.hasOwn(contexts, reference.text) ? contexts[reference.text] : undefined;
  return meant === undefined ? reference : { ...reference, text: meant.replace(/^docker-image:\/\//, '') };
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
