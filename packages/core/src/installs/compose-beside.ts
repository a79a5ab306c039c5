// What a compose file says of a Dockerfile that is read without it: in which folders its services build it, and where they
// build something else of it.

import { isFetched } from '../compose/read-service.ts';
import type { ComposeService } from '../compose/compose-project.ts';
import { installingParts } from '../dockerfile/installing-parts.ts';
import type { DockerfileRequest } from '../dockerfile/dockerfile-request.ts';
import { unlessRefused } from '../error.ts';
import type { InputFile } from '../manifest/input-file.ts';
import { listWords } from '../text/list-words.ts';
import { type ComposeSource, projectOf } from './compose-source.ts';
import { type BuiltService, inFolder, requestsOf } from './service-build.ts';

/** What is asked of the Dockerfile itself, and where it lies. */
export interface DockerfileBeside {
  readonly dockerfile: InputFile;
  readonly requests: readonly DockerfileRequest[];
  /** Whether a path from the compose file's folder is the Dockerfile's. */
  readonly isIt: (path: string) => boolean;
}

/** What a compose file says of a Dockerfile beside it. */
export interface ComposeBeside {
  /** Build contexts of the services that are built of it, from the compose file's folder. */
  readonly contexts: readonly string[];
  /** A sentence for the services that make another image of it. */
  readonly remarks: readonly string[];
}

/** Nothing where the compose file cannot be read: nobody asked for it. */
export async function composeBeside(
  source: ComposeSource,
  { dockerfile, requests, isIt }: DockerfileBeside,
): Promise<ComposeBeside> {
  const project = await unlessRefused(() => projectOf(source));
  const services = (project?.services ?? [])
    .filter(isBuilt)
    .filter(({ build: { context, dockerfile: own, inline } }) => {
      if (inline !== undefined || isFetched(context)) return false;
      const names = own === undefined ? ['Dockerfile', 'dockerfile'] : [own];
      return names.some((name) => isIt(inFolder(context, name)));
    });
  const asked = await partsOf(requests);
  const remarks = await Promise.all(
    services.map(async (service) => {
      const its = await unlessRefused(() => partsOf(requestsOf(service, dockerfile, source)));
      return its === undefined || its.texts.join('\n') === asked.texts.join('\n')
        ? []
        : [{ service, how: howOf(service, dockerfile.path, asked.bases, its.bases) }];
    }),
  );
  return {
    contexts: [...new Set(services.map(({ build }) => build.context))],
    remarks: inOneSentence(remarks.flat(), source.compose.path),
  };
}

function isBuilt(service: ComposeService): service is BuiltService {
  return service.build !== undefined;
}

interface Parts {
  readonly texts: readonly string[];
  readonly bases: readonly string[];
}

async function partsOf(requests: readonly DockerfileRequest[]): Promise<Parts> {
  const parts = await Promise.all(requests.map(installingParts));
  return {
    texts: parts.flat().map((part) => JSON.stringify(part)),
    bases: [...new Set(parts.flat().map(({ base }) => base))],
  };
}

/** Values of arguments are not told: they may be secrets. */
function howOf(
  { platform, build }: BuiltService,
  dockerfile: string,
  asked: readonly string[],
  its: readonly string[],
): string {
  const args = Object.keys(build.args);
  const how = [
    ...(args.length === 0 ? [] : [`args ${listWords(args)}`]),
    ...(build.target === undefined ? [] : [`target ${build.target}`]),
    ...(platform === undefined && build.platforms.length === 0 ? [] : ['a platform']),
  ];
  const image = its.join(', ') === asked.join(', ') ? '' : ` on ${its.join(', ')} in place of ${asked.join(', ')}`;
  return `${dockerfile} with ${listWords(how)}${image}`;
}

interface BuiltElse {
  readonly service: BuiltService;
  readonly how: string;
}

/** One for all services that are built alike, at the first of them: overfast-api's app, worker and scheduler. */
function inOneSentence(all: readonly BuiltElse[], compose: string): readonly string[] {
  return [...new Set(all.map(({ how }) => how))].flatMap((how) => {
    const alike = all.filter((each) => each.how === how).map(({ service }) => service);
    const [first] = alike;
    if (first === undefined) return [];
    const builds = alike.length === 1 ? 'builds' : 'build';
    return `${first.path}:${first.line}: ${listWords(alike.map(({ name }) => name))} ${builds} ${how}, which is not checked here: wheelcheck ${compose} checks it`;
  });
}
