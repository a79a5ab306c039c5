// What a service says over another: over the one that it extends, an override over the file.

import { once } from '../text/once.ts';
import type { OwnBuild, OwnService } from './read-service.ts';

export function mergedService(base: OwnService, own: OwnService): OwnService {
  const below = kept(own, base);
  return {
    name: own.name,
    path: own.path,
    line: own.line,
    build: mergedBuild(below('build'), own.build),
    image: own.image ?? below('image'),
    platform: own.platform ?? below('platform'),
    command: own.command ?? below('command'),
    variables: [...(own.variables ?? []), ...(below('variables') ?? [])],
    replaces: own.replaces,
  };
}

function mergedBuild(base: OwnBuild | undefined, own: OwnBuild | undefined): OwnBuild | undefined {
  if (base === undefined || own === undefined) return own ?? base;
  const below = kept(own, base);
  return {
    path: own.path,
    line: own.line,
    context: own.context ?? below('context'),
    dockerfile: own.dockerfile ?? below('dockerfile'),
    inline: own.inline ?? below('inline', 'dockerfile_inline'),
    target: own.target ?? below('target'),
    args: { ...below('args'), ...own.args },
    argPlaces: { ...below('argPlaces', 'args'), ...own.argPlaces },
    // A value over another is the one that is told of.
    numbers: new Map([
      ...[...(below('numbers', 'args') ?? [])].filter(([name]) => !Object.hasOwn(own.args, name)),
      ...own.numbers,
    ]),
    platforms: once([...(below('platforms') ?? []), ...own.platforms]),
    contexts: { ...below('contexts', 'additional_contexts'), ...own.contexts },
    replaces: own.replaces,
  };
}

/** What stays of the other: nothing where `!reset` or `!override` stands at the key. */
function kept<T extends { readonly replaces: ReadonlySet<string> }>({ replaces }: T, base: T) {
  return <K extends keyof T & string>(field: K, key: string = field): T[K] | undefined =>
    replaces.has(key) ? undefined : base[field];
}
