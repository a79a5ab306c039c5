// A compose file → the installations of a check: those of every service that is built, by its Dockerfile.

import type { ComposeBuild, ComposeProject, ComposeService } from '../compose/compose-project.ts';
import { readCompose } from '../compose/read-compose.ts';
import { isFetched } from '../compose/read-service.ts';
import type { DockerfileRequest } from '../dockerfile/follow-dockerfile.ts';
import { WheelcheckError } from '../error.ts';
import type { InputFile } from '../manifest/input-file.ts';
import { parsePlatform } from '../target/platform.ts';
import type { Platform, UncheckedLine } from '../target/target.ts';
import { listWords } from '../text/list-words.ts';
import { nearest } from '../text/nearest.ts';
import { alsoUnchecked } from './also-unchecked.ts';
import type { ContextFile } from './build-context.ts';
import { type DockerfilePlan, installationsIn, type PlannedInstallation } from './plan-dockerfile.ts';

/** A compose file, and what is said of its builds from outside. */
export interface ComposeSource {
  readonly compose: InputFile;
  /** What Compose merges into it, one after the other. */
  readonly composeOverrides?: readonly InputFile[];
  /** Reads a file by its path from the compose file's folder; undefined where there is none. */
  readonly read: ContextFile;
  /** Variables of the environment. */
  readonly variable: (name: string) => string | undefined;
  /** In place of what the file says; none: those of the file, else the machine's. */
  readonly platforms: readonly Platform[];
  readonly machine: Platform;
  /** Over those of the file. */
  readonly buildArgs?: Readonly<Record<string, string>>;
  /** In place of the targets of the file. */
  readonly stage?: string | undefined;
}

export interface ComposePlan extends ComposeSource, Omit<DockerfilePlan, 'dockerfile' | 'requests' | 'context'> {}

/** What the services of a compose file install. */
export interface PlannedProject {
  /** None where no service installs what can be judged. */
  readonly installations: readonly PlannedInstallation[];
  /** What is worth telling where there are none, a sentence each; else they have it. */
  readonly remarks: readonly string[];
  /** Services of an image that install when they start: nothing of them is judged. */
  readonly starting: readonly StartingService[];
}

/** `web`, from `python:3.12-slim`, by `sh -c "pip install -r requirements.txt && …"`. */
interface StartingService {
  readonly name: string;
  readonly line: number;
  readonly image: string;
  readonly command: string;
}

/** Services that are built in the same way, by the first of them. */
interface Built extends ComposeService {
  readonly build: ComposeBuild;
}

/** @throws WheelcheckError `compose` where the file cannot be read; where nothing can be judged, why a service cannot be */
export async function planCompose(plan: ComposePlan): Promise<PlannedProject> {
  const { compose } = plan;
  const project = await projectOf(plan);
  const services = builtServices(project);
  const fetched = services.filter(({ build }) => isFetched(build.context));
  const parts = await Promise.all(
    services.filter((each) => !fetched.includes(each)).map((service) => serviceInstallations(service, plan)),
  );
  const unchecked = [
    ...fetched.map(({ name, build: { line, context } }) => ({
      path: compose.path,
      line,
      text: `${name} is built from ${context}`,
      why: 'which the builder fetches',
    })),
    ...parts.flatMap((part) => part.unchecked),
  ];
  const starting = startingServices(project);
  const [first, ...others] = parts.flatMap((part) => part.installations);
  const error = parts.find((part) => part.error !== undefined)?.error;
  if (first === undefined && error !== undefined) throw error;
  const remarks = [
    ...project.remarks,
    ...parts.flatMap((part) => part.remarks),
    ...starting.map((each) => startRemark(each, project)),
  ];
  if (first === undefined) return { installations: [], remarks, starting };
  const telling = { ...alsoUnchecked(first, unchecked), remarks: [...remarks, ...(first.remarks ?? [])] };
  return { installations: [telling, ...others], remarks: [], starting };
}

function projectOf({
  compose,
  composeOverrides = [],
  buildArgs = {},
  read,
  variable,
}: ComposeSource): Promise<ComposeProject> {
  return readCompose({
    ...compose,
    overrides: composeOverrides,
    given: Object.keys(buildArgs),
    read: async (path) => (await read(path))?.text,
    variable,
  });
}

/** A service as what a file is checked on: an image, or what is built. */
export type ComposeBase =
  | { readonly kind: 'image'; readonly image: string; readonly platform: string | undefined }
  | { readonly kind: 'build'; readonly context: string; readonly requests: readonly DockerfileRequest[] };

/**
 * The service of that name; without one, the only one that is built, else the only one.
 *
 * @throws WheelcheckError `compose` where there is none, or no telling which
 */
export async function composeBase(source: ComposeSource, name: string | undefined): Promise<ComposeBase> {
  const { services } = await projectOf(source);
  const built = services.filter(({ build }) => build !== undefined);
  const candidates = name === undefined ? built : services.filter((each) => each.name === name);
  const [service, ...others] = candidates.length === 0 && name === undefined ? services : candidates;
  if (service === undefined || others.length > 0)
    throw whichService(source.compose.path, name, name === undefined && built.length > 0 ? built : services);
  const { build, image, platform } = service;
  if (build !== undefined && !isFetched(build.context)) {
    const dockerfile = await dockerfileOf({ ...service, build }, source);
    return { kind: 'build', context: build.context, requests: requestsOf({ ...service, build }, dockerfile, source) };
  }
  if (image !== undefined && build === undefined) return { kind: 'image', image, platform };
  throw new WheelcheckError({
    code: 'image-unknown',
    message: `${source.compose.path}:${service.line}: what ${service.name} is built from is not known`,
    hint: 'name the image: --base python:3.12-slim',
    settings: ['base'],
  });
}

function whichService(path: string, name: string | undefined, services: readonly ComposeService[]): WheelcheckError {
  const names = services.map((each) => each.name);
  const reason = names.length === 0 ? 'it has no services' : `its services are ${names.join(', ')}`;
  const meant = name === undefined ? undefined : nearest(name, names);
  return new WheelcheckError({
    code: 'compose',
    message: name === undefined ? `${path}: which service is meant is not known` : `${path} has no service ${name}`,
    reason,
    hint: meant === undefined ? `name one: --base ${path}:${names[0] ?? 'SERVICE'}` : `did you mean ${meant}?`,
    settings: ['base'],
  });
}

function builtServices({ services }: ComposeProject): readonly Built[] {
  const groups = new Map<string, { readonly first: Built; readonly names: string[] }>();
  for (const { build, ...service } of services) {
    if (build === undefined) continue;
    const { line: _line, ...what } = build;
    const key = JSON.stringify([what, service.platform]);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { first: { ...service, build }, names: [service.name] });
    else known.names.push(service.name);
  }
  return [...groups.values()].map(({ first, names }) => ({ ...first, name: listWords(names) }));
}

interface ServicePart extends Omit<PlannedProject, 'starting'> {
  /** Where nothing of it is judged. */
  readonly unchecked: readonly UncheckedLine[];
  readonly error?: WheelcheckError | undefined;
}

/** One service that cannot be judged stops none of the others. */
async function serviceInstallations(service: Built, plan: ComposePlan): Promise<ServicePart> {
  const { path } = plan.compose;
  const { name, line, build } = service;
  try {
    return await judgedService(service, plan);
  } catch (error) {
    if (!(error instanceof WheelcheckError)) throw error;
    const text = `${name} is built from ${build.context}`;
    const { message: why, hint: remedy } = error;
    return { installations: [], remarks: [], unchecked: [{ path, line, text, why, remedy }], error };
  }
}

async function judgedService(service: Built, plan: ComposePlan): Promise<ServicePart> {
  const { name, build } = service;
  const dockerfile = await dockerfileOf(service, plan);
  const { installations, unchecked } = await installationsIn({
    ...plan,
    dockerfile,
    requests: requestsOf(service, dockerfile, plan),
    context: {
      folders: [(path) => plan.read(inFolder(build.context, path))],
      absent: () => ({
        where: `not in ${build.context}, the context of ${name}`,
        hint: `check context and dockerfile of ${name} in ${plan.compose.path}`,
      }),
    },
  });
  if (installations.length > 0)
    return {
      installations: installations.map((one) => ({
        ...one,
        targets: one.targets.map(({ stage, ...target }) => ({
          ...target,
          ...(stage && { stage: { ...stage, service: name } }),
        })),
      })),
      remarks: [],
      unchecked: [],
    };
  return {
    installations,
    remarks:
      unchecked.length > 0 ? [] : [`${plan.compose.path}:${service.line}: ${name} installs nothing that is judged`],
    unchecked: unchecked.map(({ line, text, why, remedy, remedyLine }) => ({
      path: dockerfile.path,
      line,
      text,
      why,
      remedy,
      remedyLine,
    })),
    error: unchecked.find(({ error }) => error !== undefined)?.error,
  };
}

async function dockerfileOf({ name, build }: Built, { compose, read }: ComposeSource): Promise<InputFile> {
  if (build.inline !== undefined) return { ...compose, path: build.inline.path, text: build.inline.text };
  const path = inFolder(build.context, build.dockerfile ?? 'Dockerfile');
  const file = await read(path);
  if (file !== undefined) return file;
  throw new WheelcheckError({
    code: 'file-missing',
    message: `${compose.path}:${build.line}: ${name} is built from ${path}, which is not there`,
    hint: 'check its context and dockerfile, or name what is to be checked: wheelcheck requirements.txt --base python:3.12-slim',
  });
}

function requestsOf(
  { build, platform }: Built,
  { path, text }: InputFile,
  { compose, machine, platforms, buildArgs, stage = build.target }: ComposeSource,
): readonly DockerfileRequest[] {
  const said = build.platforms.length > 0 ? build.platforms : platform === undefined ? [] : [platform];
  const own = said.map((word) => {
    const parsed = parsePlatform(word);
    if (parsed.ok) return parsed.value;
    throw new WheelcheckError({
      code: 'usage',
      message: `${compose.path}:${build.line}: platform ${word} is not known`,
      reason: parsed.problem,
      hint: 'say it: --platform linux/amd64',
    });
  });
  const on = [platforms, own].find((each) => each.length > 0) ?? [machine];
  return [...new Set(on)].map((each) => ({
    path,
    text,
    ...(build.inline === undefined ? {} : { firstLine: build.inline.line }),
    buildArgs: { ...build.args, ...buildArgs },
    contexts: build.contexts,
    ...(stage === undefined ? {} : { stage }),
    platform: each,
    machine,
  }));
}

/** What installs when a container starts is none of an image's. */
function startingServices({ services }: ComposeProject): readonly StartingService[] {
  return services.flatMap(({ name, line, image, build, command }) =>
    build === undefined && image !== undefined && command !== undefined && /\bpip3?\s+install\b/.test(command)
      ? [{ name, line, image, command }]
      : [],
  );
}

function startRemark({ name, line, image, command }: StartingService, { path }: ComposeProject): string {
  return `${path}:${line}: ${name} installs when it starts, which is not judged: ${command} (on ${image})`;
}

function inFolder(folder: string, path: string): string {
  return folder === '.' || path.startsWith('/') ? path : `${folder}/${path}`;
}
