// A service of a compose file as the base of a check.

import type { ComposeService } from '../compose/compose-project.ts';
import { isFetched } from '../compose/read-service.ts';
import type { DockerfileRequest } from '../dockerfile/dockerfile-request.ts';
import { WheelcheckError } from '../error.ts';
import { nearest } from '../text/nearest.ts';
import { type ComposeSource, projectOf } from './compose-source.ts';
import { dockerfileOf, requestsOf } from './service-build.ts';

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
    message: `${service.path}:${service.line}: what ${service.name} is built from is not known`,
    hint: 'name the image: --base IMAGE',
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
