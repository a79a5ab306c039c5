// Which release of uv a stage has, as far as its commands, its image or what is copied from uv's own tell.

import type { StageScope } from './stage-scope.ts';

const image = /^(?:ghcr\.io|docker\.io)?\/?astral(?:-sh)?\/uv(?:[:@]|$)/;

/** `ghcr.io/astral-sh/uv:0.9`, `astral/uv` */
export function isUvImage(reference: string): boolean {
  return image.test(reference);
}

/** `newest` for that; undefined where nobody can know. */
export function uvRelease({ state, base = '' }: Pick<StageScope, 'state' | 'base'>): string | undefined {
  const { tools, copied, brought } = state;
  const copy = copied.findLast(({ from, sources }) => isUvImage(`${from}`) && sources.includes('/uv'));
  if (copy !== undefined) return releaseInTag(`${copy.from}`);
  const told = tools.get('uv')?.release;
  if (told !== undefined) return brought === 'anything' ? undefined : (told ?? undefined);
  return isUvImage(base) ? releaseInTag(base) : undefined;
}

/** `0.9.5-python3.12-bookworm`, `latest`, `bookworm-slim`; a digest tells nothing. */
function releaseInTag(reference: string): string | undefined {
  if (reference.includes('@')) return undefined;
  const tag = /:([^:/]+)$/.exec(reference)?.[1] ?? 'latest';
  return /^(\d+\.\d+(?:\.\d+)?)(?:-|$)/.exec(tag)?.[1] ?? (/^\d/.test(tag) ? undefined : 'newest');
}
