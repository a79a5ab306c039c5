// A compose file → its services, with what they extend and what the file includes.

import type { ValueOf } from '../dockerfile/expand-variables.ts';
import { normalizePath, splitPath } from '../manifest/relative-path.ts';
import { once } from '../text/once.ts';
import { composeError } from './compose-error.ts';
import type { ComposeProject, ComposeService } from './compose-project.ts';
import { type ComposeScope, mapOf, textAt, textOf, textsAt } from './compose-scope.ts';
import { readDotEnv } from './dot-env.ts';
import { mergedService } from './merged-service.ts';
import { parseYaml } from './parse-yaml.ts';
import { type OwnService, readService } from './read-service.ts';
import { entriesOf, valueAt, type YamlMap } from './yaml-value.ts';

/** Files that include and services that extend one another are followed so deep. */
const DEEPEST = 20;
/** Of all that are included. */
const MOST_FILES = 100;

export interface ComposeRequest {
  /** As messages have it. */
  readonly path: string;
  readonly text: string;
  /** What is merged into it, one after the other: `compose.override.yaml`, the further files of COMPOSE_FILE. */
  readonly overrides?: readonly { readonly path: string; readonly text: string }[];
  /** Arguments that are given in place of those of the file. */
  readonly given?: readonly string[];
  /** The text of a file by its path from the compose file's folder; undefined where there is none. */
  readonly read: (path: string) => Promise<string | undefined>;
  /** Variables of the environment. */
  readonly variable: (name: string) => string | undefined;
}

/** A file that is open: its services as they are written. */
interface OpenFile {
  readonly scope: ComposeScope;
  readonly document: YamlMap;
  readonly services: YamlMap;
}

/** @throws WheelcheckError `compose` for what Compose would not read either */
export async function readCompose(request: ComposeRequest): Promise<ComposeProject> {
  const remarks: string[] = [];
  const reading = createReading(request, (text) => void remarks.push(text));
  const files = [request, ...(request.overrides ?? [])];
  const [services = [], ...others] = await Promise.all(files.map((one) => reading.whole(one, '', 0)));
  const merged = others.reduce(overridden, services);
  const numbers = merged.flatMap(({ build }) => [...(build?.numbers ?? [])]);
  const counting = numbers.flatMap(([name, text]) => (request.given?.includes(name) === true ? [] : [text]));
  return { path: request.path, services: merged.map(finished), remarks: once([...counting, ...remarks]) };
}

function overridden(services: readonly OwnService[], over: readonly OwnService[]): readonly OwnService[] {
  return [...services.filter(({ name }) => !over.some((each) => each.name === name)), ...over].map((each) => {
    const below = services.find(({ name }) => name === each.name);
    return below === undefined || below === each ? each : { ...mergedService(below, each), line: below.line };
  });
}

function createReading({ path: main, read, variable }: ComposeRequest, remark: (text: string) => void) {
  const shown = (path: string): string => `${splitPath(main)[0]}${path}`;
  const extended = new Map<string, Promise<OpenFile>>();
  let files = 0;

  async function open(path: string, text: string, folder: string, outer?: ValueOf): Promise<OpenFile> {
    const dotEnv = await read(`${folder}.env`);
    const outside: ValueOf = (name) => variable(name) ?? outer?.(name);
    const own = dotEnv === undefined ? undefined : readDotEnv(dotEnv, outside);
    const scope: ComposeScope = { path, folder, remark, valueOf: (name) => outside(name) ?? own?.get(name) };
    const document = mapOf(await parseYaml(path, text), 'a compose file', scope);
    return { scope, document, services: mapOf(valueAt(document, 'services'), 'services', scope) };
  }

  async function openAt(path: string, from: ComposeScope, line: number): Promise<OpenFile> {
    const plain = normalizePath(`${from.folder}${path}`);
    const text = await read(plain);
    if (text === undefined) throw composeError(from.path, line, `${path} is not there`, 'check the path');
    const known = extended.get(plain) ?? open(shown(plain), text, splitPath(plain)[0], from.valueOf);
    extended.set(plain, known);
    return known;
  }

  /** The services of a file and of those that it includes. */
  async function whole(
    { path, text }: { readonly path: string; readonly text: string },
    folder: string,
    depth: number,
    outer?: ValueOf,
  ): Promise<readonly OwnService[]> {
    const file = await open(path, text, folder, outer);
    const own = await Promise.all(entriesOf(file.services).map(([name]) => serviceOf(name, file, 0)));
    const included = await Promise.all(
      (await includesOf(file, depth)).map((one) => whole(one, one.folder, depth + 1, file.scope.valueOf)),
    );
    const names = new Set(own.map(({ name }) => name));
    return [...own, ...included.flat().filter(({ name }) => !names.has(name))];
  }

  async function includesOf(
    { document, scope }: OpenFile,
    depth: number,
  ): Promise<readonly { readonly path: string; readonly text: string; readonly folder: string }[]> {
    const value = valueAt(document, 'include');
    if (value === undefined) return [];
    if (depth > DEEPEST) throw composeError(scope.path, value.line, 'files include one another without an end');
    const items = value.kind === 'list' ? value.items : [value];
    const named = items.flatMap((item) => {
      if (item.kind === 'scalar') return [{ path: textOf(item, scope), line: item.line, folder: undefined }];
      const map = mapOf(item, 'include', scope);
      const folder = textAt(map, 'project_directory', scope);
      return textsAt(map, 'path', scope).map((path) => ({ path, line: item.line, folder }));
    });
    files += named.length;
    if (files > MOST_FILES)
      throw composeError(
        scope.path,
        value.line,
        `more than ${MOST_FILES} files are included, or they include one another`,
      );
    return Promise.all(
      named.map(async ({ path, line, folder }) => {
        const plain = normalizePath(`${scope.folder}${path}`);
        const text = await read(plain);
        if (text === undefined) throw composeError(scope.path, line, `${path} is not there`, 'check the path');
        const home = folder === undefined ? splitPath(plain)[0] : asFolder(normalizePath(`${scope.folder}${folder}`));
        return { path: shown(plain), text, folder: home };
      }),
    );
  }

  /** A service with what it extends. */
  async function serviceOf(name: string, file: OpenFile, depth: number): Promise<OwnService> {
    const { scope, services } = file;
    const map = mapOf(valueAt(services, name), `the service ${name}`, scope);
    const own = readService(name, map, scope);
    const value = valueAt(map, 'extends');
    if (value === undefined) return own;
    if (depth > DEEPEST) throw composeError(scope.path, value.line, 'services extend one another without an end');
    const from =
      value.kind === 'scalar' ? textOf(value, scope) : textAt(mapOf(value, 'extends', scope), 'service', scope);
    const at = value.kind === 'map' ? textAt(value, 'file', scope) : undefined;
    const other = at === undefined ? file : await openAt(at, scope, value.line);
    if (from === undefined || valueAt(other.services, from) === undefined)
      throw composeError(scope.path, value.line, `there is no service ${from ?? ''} in ${other.scope.path}`);
    return mergedService(await serviceOf(from, other, depth + 1), own);
  }

  return { whole };
}

/** A build without a context has the compose file's folder. */
function finished({ build, replaces: _replaces, ...service }: OwnService): ComposeService {
  if (build === undefined) return service;
  const { replaces: _ofBuild, numbers: _said, context = '.', ...rest } = build;
  return { ...service, build: { ...rest, context } };
}

function asFolder(path: string): string {
  return path === '' ? '' : `${path}/`;
}
