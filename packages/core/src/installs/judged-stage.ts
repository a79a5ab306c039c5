// Which commands of a stage are judged, in which installations, and why the others are not.

import { ownValue } from '../text/own-value.ts';
import type { FoundStage } from '../dockerfile/found-stage.ts';
import type { StageInstall } from '../dockerfile/stage-install.ts';
import type { UnfollowedLine } from '../dockerfile/understood-dockerfile.ts';
import type { WheelcheckError } from '../error.ts';
import type { ContextFile } from './build-context.ts';
import { changedInclude } from './changed-include.ts';
import { commandGroups } from './command-groups.ts';
import type { ReadingBy } from './context-reading.ts';
import { type InstallerStop, poetryRefuses } from './poetry-refuses.ts';
import { projectRefuses } from './project-refuses.ts';
import { staleRefuses } from './stale-refuses.ts';
import { unisolatedRefuses } from './unisolated-refuses.ts';
import { whyNotJudged } from './why-not-judged.ts';

export interface UnjudgedLine extends UnfollowedLine {
  /** What ends the run where nothing else can be judged. */
  readonly error?: WheelcheckError;
}

export interface JudgedStage {
  readonly stage: FoundStage;
  /** The commands of one installation each. */
  readonly groups: readonly (readonly StageInstall[])[];
  readonly unjudged: readonly UnjudgedLine[];
}

/**
 * One command that cannot be judged stops none of the others.
 *
 * @param refusalOf why a check of this command alone would end
 * @param python what the user says of the stage's
 */
export async function judgedStage(
  stage: FoundStage,
  installs: readonly StageInstall[],
  readingBy: ReadingBy,
  refusalOf: (install: StageInstall) => Promise<Refusal | undefined>,
  python?: string,
): Promise<JudgedStage> {
  const refusals = await Promise.all(
    installs.map(async (install): Promise<Refusal | undefined> => {
      const reading = readingBy(install);
      const why = await whyNotJudged(install, reading, python);
      if (why !== undefined) {
        const { ends = false, ...reason } = why;
        return { ...reason, ...(ends ? stopHere(install) : {}) };
      }
      const stop = await stopOf(install, reading.file);
      if (stop?.installs === false) return { why: stop.why, ...stopHere(install) };
      return (await changedInclude(install, reading.file)) ?? refusalOf(install);
    }),
  );
  const groups = await commandGroups(
    installs.filter((_, position) => refusals[position] === undefined),
    readingBy,
  );
  const unjudged = installs.flatMap(({ understood: { line, at, command } }, position): readonly UnjudgedLine[] => {
    const refusal = refusals[position];
    return refusal === undefined ? [] : [{ line, at, text: command, ...refusal }];
  });
  const stops = await Promise.all(
    installs.map(async (install, position): Promise<readonly UnjudgedLine[]> => {
      if (refusals[position] !== undefined || install.stops !== true) return [];
      const reading = readingBy(install);
      const found = [await staleRefuses(install, reading), await stopOf(install, reading.file)];
      const { line, at, command } = install.understood;
      return found
        .filter((stop) => stop !== undefined)
        .map(({ why, remedy }) => ({
          line,
          at,
          text: command,
          why,
          ...(remedy === undefined ? {} : { remedy }),
          ...stopHere(install),
        }));
    }),
  );
  return { stage, groups, unjudged: [...unjudged, ...stops.flat()] };
}

/** What one installer alone stops at. */
const byInstaller: Readonly<Record<string, typeof poetryRefuses>> = {
  pip: ownProject,
  poetry: poetryRefuses,
  uv: ownProject,
};

async function ownProject(install: StageInstall, read: ContextFile): Promise<InstallerStop | undefined> {
  return (await unisolatedRefuses(install, read)) ?? projectRefuses(install, read);
}

async function stopOf(install: StageInstall, read: ContextFile): Promise<InstallerStop | undefined> {
  return ownValue(byInstaller, install.understood.tool)?.(install, read);
}

function stopHere({ stops }: StageInstall): Pick<UnjudgedLine, 'stops'> {
  return stops === undefined ? {} : { stops };
}

export type Refusal = Pick<UnjudgedLine, 'why' | 'remedy' | 'lacking' | 'altered' | 'error' | 'stops'>;
