// The public surface of @wheelcheck/core/check: a check and what it takes, without explaining, rendering and reading Dockerfiles.

export { check, type CheckInput } from '../check.ts';
export { isComposeName } from '../compose/is-compose-name.ts';
export { isDockerfileName } from '../dockerfile/is-dockerfile-name.ts';
export { WheelcheckError, type WheelcheckErrorDetails } from '../error.ts';
export type { Cache, Fetch, FetchResponse, Host } from '../http/host.ts';
export type { FormatName } from '../manifest/format-traits.ts';
export { manifestNames } from '../manifest/formats.ts';
export type { InputFile as CheckFile } from '../manifest/input-file.ts';
export { nearestManifest } from '../manifest/nearest-manifest.ts';
export type { Selection } from '../manifest/selection.ts';
export { DEFAULT_INDEX } from '../package-index/default-index.ts';
export { IndexError } from '../package-index/package-index.ts';
export { normalizeName, type PackageName } from '../packaging/name.ts';
export type { Report } from '../report/report.ts';
export { counts, gate, type GateOptions } from '../rules/gate.ts';
export type { IndexSource } from '../run/indexes.ts';
export type { Installation } from '../run/installation.ts';
export { parsePlatform } from '../target/platform.ts';
export type { TargetRequest } from '../target/target.ts';
export type { Platform } from '../target/platform.ts';
