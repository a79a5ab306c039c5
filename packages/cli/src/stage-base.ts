// A word that names a Dockerfile or a compose file as the base.

import { isComposeAt, isDockerfileAt } from './dockerfile-at.ts';

/** `Dockerfile`, `docker/api.Dockerfile:build`, `compose.yaml:api`; undefined for an image. */
export function stageBase(text: string): StageBase | undefined {
  const isThere = (path: string): boolean => isDockerfileAt(path) || isComposeAt(path);
  if (isThere(text)) return { path: text };
  const colon = text.lastIndexOf(':');
  const path = text.slice(0, Math.max(colon, 0));
  return isThere(path) ? { path, stage: text.slice(colon + 1) } : undefined;
}

/** A Dockerfile or compose file that stands for a base, with what was named behind a colon. */
export interface StageBase {
  readonly path: string;
  /** Of a compose file, a service. */
  readonly stage?: string;
}
