// What the reading of one stage's instructions hangs on, beside its own state.

import type { ContextText } from './dockerfile-request.ts';
import type { ImageDescription } from '../image/describe-image.ts';
import type { DistributionPython } from '../image/distribution.ts';
import type { ValueOf } from './expand-variables.ts';
import type { Counted } from './refuse-more.ts';
import type { StageState } from './stage-state.ts';
import type { UnfollowedLine } from './understood-dockerfile.ts';
import { withoutSecrets } from './without-secrets.ts';

export interface StageScope {
  readonly state: StageState;
  /** The states of the earlier stages, by number. */
  readonly earlier: readonly StageState[];
  /** The image that it starts from in the end, where it is known. */
  readonly base: string | undefined;
  /** `debian`; undefined where the image is not known. */
  readonly distribution: string | undefined;
  /** The version of the distribution: `12`, `22.04`. */
  readonly release: string | undefined;
  readonly libc: ImageDescription['libc'] | undefined;
  readonly arch: ImageDescription['arch'] | undefined;
  /** What is known of the image of an earlier stage, and of one that a COPY takes a Python from. */
  readonly imageFrom: (from: number | string) => ImageDescription | undefined;
  /** What the packages of the distribution bring, where those are how the image comes to a Python, or to a pip for its own. */
  readonly packaged: DistributionPython | undefined;
  /** The version of the distribution's package python3, where that is known. */
  readonly packagedPython: string | null;
  /** The pip that the image came with. */
  readonly ownPip: string | null;
  /** Whether that one is closed to pip outside of environments (PEP 668). */
  readonly packagedCloses: boolean;
  /** The version of the image's own Python, where that one is. */
  readonly closedPython: string | null;
  /** The number of an earlier stage by its name or number; undefined for an image. */
  readonly stageNumber: (reference: string) => number | undefined;
  /** Those of the build context that its commands may run, as far as somebody has read them. */
  readonly files: ReadonlyMap<string, ContextText>;
  /** What lies in its folders, as far as somebody has listed them. */
  readonly folders: ReadonlyMap<string, readonly string[]>;
  /** Told what is gone through. @throws WheelcheckError `dockerfile` where that is more than is read */
  readonly count: (what: Counted, more?: number) => void;
}

/** Variables as an instruction of the stage sees them: ENV before ARG. */
export function valueIn({ environment, args }: StageState): ValueOf {
  return (name) => {
    if (environment.has(name)) return environment.get(name);
    if (args.has(name)) return args.get(name);
    return name === 'HOME' ? '/root' : undefined;
  };
}

export function cannotFollow(
  { state }: StageScope,
  line: number,
  text: string,
  why: string,
  {
    remedy,
    lacking,
    altered,
    asks,
    part,
    answered,
    asksPython,
    ofImage,
    addsPackages,
    stops,
  }: Pick<
    UnfollowedLine,
    | 'remedy'
    | 'lacking'
    | 'altered'
    | 'asks'
    | 'part'
    | 'answered'
    | 'asksPython'
    | 'ofImage'
    | 'addsPackages'
    | 'stops'
  > = {},
): void {
  const told = withoutSecrets(text, state);
  if (isTold(state, line, told)) return;
  state.notFollowed.push({
    line,
    ...(state.run === undefined ? {} : { run: state.run }),
    ...(state.at === undefined ? {} : { at: state.at }),
    text: told,
    why: withoutSecrets(why, state),
    ...(remedy === undefined ? {} : { remedy: withoutSecrets(remedy, state) }),
    ...(lacking === undefined ? {} : { lacking }),
    ...(altered === undefined
      ? {}
      : { altered: { ...altered, words: altered.words.map((word) => withoutSecrets(word, state)) } }),
    ...(asks === undefined ? {} : { asks }),
    ...(part === undefined ? {} : { part }),
    ...(answered === undefined ? {} : { answered }),
    ...(asksPython === undefined ? {} : { asksPython }),
    ...(ofImage === undefined ? {} : { ofImage }),
    ...(addsPackages === undefined ? {} : { addsPackages }),
    ...(stops === undefined ? {} : { stops }),
  });
}

/** Whether that was told of the line already, or of that of the script in which it stands. */
export function isTold({ notFollowed, at }: StageState, line: number, text: string): boolean {
  return notFollowed.some(
    (told) => told.line === line && told.text === text && told.at?.path === at?.path && told.at?.line === at?.line,
  );
}

/** Where a command runs. */
export interface Place {
  readonly scope: StageScope;
  readonly line: number;
  /** The current folder. */
  readonly folder: string;
  /** The variables that the command sees. */
  readonly valueOf: ValueOf;
}
