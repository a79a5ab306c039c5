// Programs that get an environment of their own: what `pipx install`, `pipx inject` and `uv tool install` ask pip and uv for.

import { hasOption, type Options } from './read-options.ts';
import type { ToolEffect } from './tool-install.ts';

/** Where such environments lie: what names the folder, and the usual ones below a home. */
export interface EnvironmentsOf {
  readonly variables: readonly string[];
  readonly below: string;
  readonly usual: readonly string[];
}

/**
 * `--python 3.11`, `--pip-args …` decide more of it than is followed.
 *
 * @param unfollowed names of such options; undefined where none of them is given
 */
export function apart(options: Options, unfollowed: readonly string[]): ToolEffect | undefined {
  const name = unfollowed.find((each) => hasOption(options, each));
  if (name === undefined) return undefined;
  const option = name.length === 1 ? `-${name}` : `--${name}`;
  return { kind: 'unknown', why: `what ${option} makes of an environment of its own is not judged` };
}

/** `poetry[x]==1.8.5` → poetry; what is no name stands for itself. */
export function environmentName(requirement: string): string {
  return (/^[A-Za-z0-9][\w.-]*(?=$|[[<>=!~ ;@])/.exec(requirement)?.[0] ?? requirement).toLowerCase();
}

/** What installs, as it goes into that environment; an upgrade of pip there is none of the stage's. */
export function intoOwn(
  effects: readonly ToolEffect[],
  environment: EnvironmentsOf & { readonly name: string },
): readonly ToolEffect[] {
  return effects.flatMap((effect) =>
    effect.kind === 'install' ? [{ ...effect, install: { ...effect.install, environment } }] : [],
  );
}
