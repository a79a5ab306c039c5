// The public surface of @wheelcheck/core/containers: what Dockerfiles and compose files install, as installations of a check.

export { readDotEnv } from '../compose/dot-env.ts';
export { composeNames, isComposeName, overrideNames } from '../compose/is-compose-name.ts';
export { findStage } from '../dockerfile/find-stage.ts';
export type { FoundStage } from '../dockerfile/found-stage.ts';
export type { DockerfileRequest } from '../dockerfile/dockerfile-request.ts';
export { isDockerfileName } from '../dockerfile/is-dockerfile-name.ts';
export { understandDockerfile } from '../dockerfile/understand-dockerfile.ts';
export type {
  NotFollowed,
  UnderstoodCopy,
  UnderstoodDockerfile,
  UnderstoodInstall,
  UnderstoodStage,
} from '../dockerfile/understood-dockerfile.ts';
export type { BuildContext, ContextFile } from '../installs/build-context.ts';
export { planCompose, type PlannedProject } from '../installs/plan-compose.ts';
export { type ComposeSource } from '../installs/compose-source.ts';
export { composeBase } from '../installs/compose-base.ts';
export { planDockerfile } from '../installs/plan-dockerfile.ts';
export type { DockerfilePlan, PlannedInstallation } from '../installs/planned-installation.ts';
