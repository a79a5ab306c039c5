// What is asked of a Dockerfile, and what of it is installed together.

import type { DockerfileRequest } from '../dockerfile/dockerfile-request.ts';
import type { FoundStage } from '../dockerfile/found-stage.ts';
import type { ReadInput } from '../manifest/input.ts';
import type { InputFile } from '../manifest/input-file.ts';
import type { Installation } from '../run/installation.ts';
import type { TargetRequest } from '../target/target.ts';
import type { BuildContext } from './build-context.ts';
import type { CommandIndexes, GivenOptions } from './command-options.ts';
import type { StagePlan } from './stage-targets.ts';

/** What is installed together, without the index that the user names. */
export interface PlannedInstallation extends Omit<Installation, 'index'> {
  readonly stage: FoundStage;
  readonly targets: readonly TargetRequest[];
  readonly command?: CommandIndexes;
}

/** What is asked of a Dockerfile, and where its files lie. */
export interface DockerfilePlan extends GivenOptions, StagePlan {
  /** What is asked of it, once for each platform. */
  readonly requests: readonly DockerfileRequest[];
  readonly context: BuildContext;
}

/** Each file is found and read once, for every command and every platform. */
export interface ReadingPlan extends DockerfilePlan {
  readonly read: ReadInput;
  /** Files of several commands, and those of the context that they are. */
  readonly alike: WeakMap<InputFile, InputFile>;
}
