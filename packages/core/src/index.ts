// The public surface of @wheelcheck/core: runs wherever JavaScript does; what touches Node is in @wheelcheck/core/node.

export { check, type CheckInput } from './check.ts';
export { constraintsText } from './lock/constraints-text.ts';
export { WheelcheckError, type WheelcheckErrorDetails } from './error.ts';
export { nearest } from './text/nearest.ts';
export { sizeText } from './text/size-text.ts';
export { explain, type ExplainInput } from './explain/explain.ts';
export { holdsPackage } from './explain/holds-package.ts';
export { installsPackage } from './explain/installs-package.ts';
export { refuseMistyped } from './explain/look-alike.ts';
export type { IndexStrategy } from './run/choose-indexes.ts';
export type { IndexSource } from './run/indexes.ts';
export type { ConfigurationFile, ConfigurationOf, Machine } from './index-settings/machine.ts';

export type {
  Configuration,
  ConfigurationKey,
  ConfigurationSetting,
  ConfigurationValue,
} from './configuration/configuration.ts';
export { readConfiguration } from './configuration/read-configuration.ts';

export { fetchingOf } from './manifest/fetching.ts';
export { bundleVariables, type Fetching, type PipSettings } from './manifest/machine-traits.ts';
export type { FormatName } from './manifest/format-traits.ts';
export { manifestNames } from './manifest/formats.ts';
export { lockAgain } from './manifest/lock-again.ts';
export { nearestManifest } from './manifest/nearest-manifest.ts';
export { COMMAND_LINE, type InputFile as CheckFile, type ReadSibling } from './manifest/input-file.ts';
export type { Overrides } from './manifest/override.ts';
export type { SourceLocation } from './manifest/manifest.ts';
export type { Selection } from './manifest/selection.ts';
export { constrainedFile } from './manifest/requirements/constrained-file.ts';

export { readDotEnv } from './compose/dot-env.ts';
export { composeNames, isComposeName, overrideNames } from './compose/is-compose-name.ts';
export { isDockerfileName } from './dockerfile/is-dockerfile-name.ts';
export type { DockerfileRequest } from './dockerfile/dockerfile-request.ts';
export { findStage } from './dockerfile/find-stage.ts';
export type { FoundStage } from './dockerfile/found-stage.ts';
export type { StageInstall } from './dockerfile/stage-install.ts';
export { understandDockerfile } from './dockerfile/understand-dockerfile.ts';
export type {
  NotFollowed,
  UnderstoodCopy,
  UnderstoodDockerfile,
  UnderstoodInstall,
  UnderstoodStage,
} from './dockerfile/understood-dockerfile.ts';
export { alsoUnchecked } from './installs/also-unchecked.ts';
export { stopsBehind } from './installs/nothing-judged.ts';
export { type BuildContext, type ContextFile, type FolderNames, withNames } from './installs/build-context.ts';
export { planCompose, type PlannedProject } from './installs/plan-compose.ts';
export { type ComposeSource } from './installs/compose-source.ts';
export { type ComposeBeside, composeBeside } from './installs/compose-beside.ts';
export { composeBase } from './installs/compose-base.ts';
export { withRunFiles } from './installs/with-run-files.ts';
export { planDockerfile } from './installs/plan-dockerfile.ts';
export type { DockerfilePlan, PlannedInstallation } from './installs/planned-installation.ts';
export { describeImage, type DescribeRequest, type ImageDescription } from './image/describe-image.ts';
export type { ImageSummary } from './image/family.ts';
export { fixedPlatform } from './image/fixed-platform.ts';
export { listImages } from './image/list-images.ts';
export { type Arch, parsePlatform, type Platform } from './target/platform.ts';
export { resolveTarget } from './image/resolve-target.ts';
export type {
  AskedTarget,
  BaseImage,
  ImageFacts,
  Libc,
  Python,
  Release,
  Target,
  TargetRequest,
  TargetSource,
} from './target/target.ts';
export type { TargetStage } from './target/target-stage.ts';

export { DEFAULT_INDEX } from './package-index/default-index.ts';
export type { IndexOptions } from './package-index/open-index.ts';
export type { Fault } from './http/fault.ts';
export type { Cache, Fetch, FetchResponse, Host } from './http/host.ts';
export {
  type DistributionFile,
  type FileKind,
  IndexError,
  type OnNewest,
  type PackageIndex,
  type ProjectVersions,
  type ReleaseAnswer,
} from './package-index/package-index.ts';

export { type Reason, reasons } from './match/compatibility.ts';
export type { Verdict } from './assess/verdict.ts';
export type { OpenSdist, SdistContents } from './sdist/sdist-contents.ts';
export { askedOnly } from './report/asked-only.ts';
export { type Ignore, type Ignoring, parseIgnore } from './report/ignore.ts';
export { type Baseline, readBaseline } from './report/baseline.ts';
export { type Change, compare, type Comparison } from './report/compare.ts';
export { onlyNew } from './report/only-new.ts';
export type * from './report/written-report.ts';
export { relocate } from './report/relocate.ts';
export type { ExplainedFile, Explanation } from './report/explanation.ts';
export type {
  Diagnostic,
  Report,
  ReportBuild,
  ReportFile,
  ReportInput,
  ReportPackage,
  ReportPin,
  ReportPlan,
  ReportPreparation,
  ReportResult,
  ReportSuggestion,
  ReportSuppression,
  ReportTarget,
  Summary,
} from './report/report.ts';
export type { BareRule, Facts, Level, Outcome, Rule, RuleHead, RuleText } from './rules/define-rule.ts';
export {
  checkGates,
  counts,
  gate,
  type Gated,
  gateLevels,
  type GateOptions,
  isToBuild,
  outcomeOf,
} from './rules/gate.ts';
export { isRuleId, type RuleId, ruleIds } from './rules/rules.ts';
export { toldRules as rules } from './rules/told-rules.ts';
export type { Acceptance, Statement } from './rules/statement.ts';
export { comparisonMarkdown } from './render/markdown/comparison-markdown.ts';
export { comparisonTerminal } from './render/terminal/comparison-terminal.ts';
export { explanationRenderers } from './render/terminal/explanation.ts';
export { dockerfileRenderers } from './render/terminal/dockerfile.ts';
export { imageListRenderers, imageRenderers } from './render/terminal/images.ts';
export { ruleList } from './render/terminal/rule-list.ts';
export { ruleText } from './render/terminal/rule.ts';
export type { RenderOptions } from './render/render-options.ts';
export { type Format, render, renderers, type ReportFormat } from './render/renderers.ts';

export {
  type Filename,
  type OtherFilename,
  parseFilename,
  type SdistFilename,
  type WheelFilename,
} from './packaging/filename.ts';
export {
  evaluateMarker,
  type Marker,
  type MarkerAnswer,
  type MarkerEnvironment,
  parseMarker,
} from './packaging/marker.ts';
export { isValidName, normalizeName, type PackageName } from './packaging/name.ts';
export type { Parsed } from './packaging/parsed.ts';
export { parseRequirement, type Requirement } from './packaging/requirement.ts';
export { parseSpecifiers, satisfies, type SpecifierSet } from './packaging/specifier.ts';
export { formatTag, type WheelTag } from './packaging/tag.ts';
export { compareVersions, parseVersion, type Version } from './packaging/version.ts';
export { resolve, type Resolution, type Resolved } from './resolve/resolve.ts';
export type { SearchOptions } from './resolve/search-state.ts';
export type { Option, Problem, Requirements, Universe, Wanted } from './resolve/universe.ts';
export type { Installation } from './run/installation.ts';
export type { OnSearch, ResolveFlags } from './run/resolving-question.ts';
export { VERSION } from './version.ts';
