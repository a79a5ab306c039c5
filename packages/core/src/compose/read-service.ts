// One service of a compose file, by what it says itself.

import { normalizePath } from '../manifest/relative-path.ts';
import { composeError } from './compose-error.ts';
import type { ComposeBuild, ComposeService } from './compose-project.ts';
import {
  type ComposeScope,
  mapOf,
  numbersAt,
  placesAt,
  pairsAt,
  replacedIn,
  textAt,
  textOf,
  textsAt,
} from './compose-scope.ts';
import { type YamlMap, valueAt } from './yaml-value.ts';

/** What a service says of itself: what it extends may say the rest. */
export interface OwnService extends Omit<ComposeService, 'build'> {
  readonly build?: OwnBuild | undefined;
  readonly replaces: ReadonlySet<string>;
}

export type OwnBuild = Omit<ComposeBuild, 'context'> & {
  readonly context?: string | undefined;
  /** What is said of arguments that are numbers to Compose, by their names. */
  readonly numbers: ReadonlyMap<string, string>;
  readonly replaces: ReadonlySet<string>;
};

/** @throws WheelcheckError `compose` where something is of another kind than Compose takes */
export function readService(name: string, map: YamlMap, scope: ComposeScope): OwnService {
  return {
    name,
    path: scope.path,
    line: map.line,
    build: readBuild(map, scope),
    image: textAt(map, 'image', scope),
    platform: textAt(map, 'platform', scope),
    command: commandOf(map, scope),
    variables: variablesIn(map, scope),
    replaces: replacedIn(map),
  };
}

function commandOf(map: YamlMap, scope: ComposeScope): string | undefined {
  // `$1` is none of Compose's variables, and no reason to read no further: what runs is told at most.
  const quiet = { ...scope, remark: () => undefined };
  const words = [...textsAt(map, 'entrypoint', quiet), ...textsAt(map, 'command', quiet)].filter(Boolean);
  return words.length === 0 ? undefined : words.join(' ');
}

/** Their values are nobody's business here. */
function variablesIn(map: YamlMap, scope: ComposeScope): readonly string[] {
  const ofFile = valueAt(map, 'env_file') === undefined ? [] : ['*'];
  return [...Object.keys(placesAt(map, 'environment', scope)), ...ofFile];
}

function readBuild(service: YamlMap, scope: ComposeScope): OwnBuild | undefined {
  const value = valueAt(service, 'build');
  if (value === undefined || (value.replaces === true && value.kind === 'scalar')) return undefined;
  const empty = {
    path: scope.path,
    line: value.line,
    args: {},
    argPlaces: {},
    numbers: new Map(),
    platforms: [],
    contexts: {},
    replaces: new Set<string>(),
  };
  if (value.kind === 'scalar' && value.value === null)
    throw composeError(scope.path, value.line, 'build is empty: a folder or a mapping is expected');
  if (value.kind === 'scalar') return { ...empty, context: placed(textOf(value, scope), scope) };
  if (value.kind === 'list')
    throw composeError(scope.path, value.line, 'build is expected to be a folder or a mapping');
  const map = mapOf(value, 'build', scope);
  const context = textAt(map, 'context', scope);
  const contexts = pairsAt(map, 'additional_contexts', scope).flatMap(([name, at]) =>
    at === null ? [] : [[name, at]],
  );
  return {
    path: scope.path,
    line: value.line,
    context: context === undefined ? undefined : placed(context, scope),
    dockerfile: textAt(map, 'dockerfile', scope),
    inline: inlineOf(map, scope),
    target: textAt(map, 'target', scope),
    args: argsOf(map, scope),
    argPlaces: placesAt(map, 'args', scope),
    numbers: numbersAt(map, 'args', scope),
    platforms: textsAt(map, 'platforms', scope),
    contexts: Object.fromEntries(contexts),
    replaces: replacedIn(map),
  };
}

/** Those without a value take the one of the environment, and are not given where that has none. */
function argsOf(map: YamlMap, scope: ComposeScope): Readonly<Record<string, string>> {
  return Object.fromEntries(
    pairsAt(map, 'args', scope).flatMap(([name, value]) => {
      const set = value ?? scope.valueOf(name);
      return set === undefined || set === null ? [] : [[name, set]];
    }),
  );
}

function inlineOf(map: YamlMap, scope: ComposeScope): ComposeBuild['inline'] {
  const value = valueAt(map, 'dockerfile_inline');
  if (value?.kind !== 'scalar') return undefined;
  return { path: scope.path, text: textOf(value, scope), line: value.textLine };
}

/** A folder, from the one of the main file; an address stays. */
function placed(context: string, { folder }: ComposeScope): string {
  if (isFetched(context) || context.startsWith('/')) return context;
  return normalizePath(`${folder}${context}`) || '.';
}

/** A repository or an archive, which the builder fetches. */
export function isFetched(context: string): boolean {
  return /^(?:[a-z]+:\/\/|git@|github\.com\/)|\.git(?:#|$)/.test(context);
}
