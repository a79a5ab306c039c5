// The public surface of @wheelcheck/core/packaging: the Python standards as values, without the rest of wheelcheck.

export {
  type Filename,
  type OtherFilename,
  parseFilename,
  type SdistFilename,
  type WheelFilename,
} from '../packaging/filename.ts';
export {
  evaluateMarker,
  type Marker,
  type MarkerAnswer,
  type MarkerEnvironment,
  parseMarker,
} from '../packaging/marker.ts';
export { isValidName, normalizeName, type PackageName } from '../packaging/name.ts';
export type { Parsed } from '../packaging/parsed.ts';
export { parseRequirement, type Requirement } from '../packaging/requirement.ts';
export { parseSpecifiers, satisfies, type SpecifierSet } from '../packaging/specifier.ts';
export { formatTag, type WheelTag } from '../packaging/tag.ts';
export { compareVersions, parseVersion, type Version } from '../packaging/version.ts';
