// The text of a Dockerfile → what is understood of it: stages, their images, what they install, what is not followed.

import { WheelcheckError } from '../error.ts';
import { nearest } from '../text/nearest.ts';
import { maskAddresses } from '../text/mask-addresses.ts';
import { hideSecrets, secretsIn } from '../text/secret-values.ts';
import { cannotTell } from './cannot-tell.ts';
import { shown } from './command-line.ts';
import type { DockerfileRequest } from './dockerfile-request.ts';
import { type Followed, followDockerfile, numbersOf } from './follow-dockerfile.ts';
import { shownLine, type StageState } from './stage-state.ts';
import { startInstalls } from './start-install.ts';
import type { NotFollowed, UnderstoodDockerfile } from './understood-dockerfile.ts';

/**
 * Reads a Dockerfile without building anything.
 *
 * @throws WheelcheckError `dockerfile` where it cannot be read, or where it has no such stage
 */
export async function understandDockerfile(request: DockerfileRequest): Promise<UnderstoodDockerfile> {
  const { path, buildArgs = {}, stage } = request;
  const followed = await followDockerfile(request);
  const final = stage === undefined ? followed.length - 1 : stageNamed(path, followed, stage);
  const secrets = secretsIn([
    ...Object.entries(buildArgs),
    ...followed.flatMap(({ state }) => [...state.args, ...state.environment]),
  ]);
  const hide = (text: string): string => hideSecrets(maskAddresses(text), secrets);
  return {
    path,
    buildArgs: Object.fromEntries(Object.entries(buildArgs).map(([name, value]) => [name, hide(value)])),
    stages: followed.map(({ understood, starts, state }, index) => ({
      ...understood,
      notFollowed: [
        ...understood.notFollowed,
        ...untold(state),
        ...(index === final ? startInstalls(starts) : []).map(shownLine),
      ].map((each) => ({ ...each, text: hide(each.text), why: hide(each.why) })),
      installs: understood.installs.map((install) => ({
        ...install,
        files: install.files.map(hide),
        words: install.words.map(hide),
        constraints: install.constraints.map(hide),
      })),
      copies: understood.copies.map((copy) => ({ ...copy, paths: copy.paths.map(hide) })),
    })),
    final: label(followed[final]),
    installing: installingStages(final, followed).map((each) => label(each)),
  };
}

/** Commands of which a check tells that nobody can look up what they install. */
function untold({ installs }: StageState): readonly NotFollowed[] {
  return installs.flatMap((install) => {
    const why = install.takesMade ? undefined : cannotTell(install);
    const { line, at, command } = install.understood;
    return why === undefined ? [] : [{ line, ...(at === undefined ? {} : { at }), text: command, why }];
  });
}

/** @throws WheelcheckError `dockerfile` where there is none of that name or number */
export function stageNamed(path: string, stages: readonly Followed[], stage: string): number {
  const found = numbersOf(stages)(stage, false);
  if (found !== undefined) return found;
  const names = stages.flatMap(({ understood }) => understood.name ?? []);
  const meant = nearest(stage, names);
  throw new WheelcheckError({
    code: 'dockerfile',
    message: `${path} has no stage ${shown(stage)}`,
    reason: names.length === 0 ? 'its stages have no names' : `its stages are ${names.map(shown).join(', ')}`,
    ...(meant === undefined ? {} : { hint: `did you mean ${shown(meant)}?` }),
    settings: ['stage'],
  });
}

/** The stages that install and reach a stage, in order. */
export function installingStages(final: number, stages: readonly Followed[]): readonly Followed[] {
  return reachedStages(final, stages).filter(({ understood }) => understood.installs.length > 0);
}

/** The stage that runs, and every one that something in it comes from, in order. */
export function reachedStages(final: number, stages: readonly Followed[]): readonly Followed[] {
  const reached = new Set<number>();
  const open = [final];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    open.push(...(stages[next]?.state.uses ?? []));
  }
  return stages.filter((_, index) => reached.has(index));
}

function label(stage: Followed): string | number;
function label(stage: Followed | undefined): string | number | null;
function label(stage: Followed | undefined): string | number | null {
  return stage === undefined ? null : (stage.understood.name ?? stage.understood.index);
}
