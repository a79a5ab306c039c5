// What a Dockerfile installs, or may, and that nobody judges, in the order of its lines, each with what helps.

import type { findStages } from '../dockerfile/find-stage.ts';
import type { FoundStage } from '../dockerfile/found-stage.ts';
import { minorOf } from '../dockerfile/counted-python.ts';
import type { UnfollowedLine } from '../dockerfile/understood-dockerfile.ts';
import { isAnswered } from './answered-lines.ts';
import type { ContextFile } from './build-context.ts';
import type { JudgedStage, UnjudgedLine } from './judged-stage.ts';
import { quietMakefiles } from './quiet-makefiles.ts';
import { withRemedyAsItStands } from './remedy-as-it-stands.ts';
import { withRemedyAtCopy } from './remedy-at-copy.ts';
import { withRemedyOfConda } from './remedy-of-conda.ts';
import { runFileInstalls } from './run-file-installs.ts';

interface UnjudgedLines {
  /** Lines whose files another command installs. */
  readonly answered: readonly UnfollowedLine[];
  readonly lost: readonly UnjudgedLine[];
}

/** @param dockerfile its path @param python what a flag says */
export async function unjudgedLines(
  { stages, notFollowed: told, runs }: Awaited<ReturnType<typeof findStages>>,
  judged: readonly JudgedStage[],
  read: ContextFile,
  dockerfile: string,
  python: string | undefined,
): Promise<UnjudgedLines> {
  const inFiles = await runFileInstalls(runs, read);
  const better = [...inFiles, ...(await quietMakefiles(runs, read))];
  const isSaid = (each: UnfollowedLine): boolean =>
    each.asksPython === true && (python !== undefined || isNamedAnyway(each, stages));
  const notFollowed = [
    ...told.filter((each) => each.stops === true || (!better.some(isOf(each)) && !isSaid(each))),
    ...inFiles,
  ];
  const answered = notFollowed.filter((each) => isAnswered(each, stages));
  const lastLine = Math.max(...judged.flatMap(({ stage }) => stage.installs.map((each) => each.understood.line)));
  const isLate = ({ addsPackages, line }: UnfollowedLine): boolean => addsPackages === true && line > lastLine;
  const open = notFollowed.filter((each) => !answered.includes(each) && !isLate(each));
  const ofCommands = judged.flatMap(({ stage, unjudged }) =>
    unjudged.map((each) => (stages.length > 1 ? { ...each, alteredIn: stage.name } : each)),
  );
  const lost = await Promise.all(
    [...ofCommands, ...open].map(async (each) =>
      withRemedyAsItStands(
        await withRemedyAtCopy(await withRemedyOfConda(each, read, dockerfile, python, python === undefined), read),
        read,
        dockerfile,
      ),
    ),
  );
  return { answered, lost: lost.toSorted((a, b) => a.line - b.line) };
}

/** `apt-get install python3.11` of an archive that is not known, where whatever is installed is for a Python that is, and for that one. */
function isNamedAnyway({ why }: UnfollowedLine, stages: readonly FoundStage[]): boolean {
  const asked = /say --python (3\.\d+)$/.exec(why)?.[1];
  const pythons = stages.flatMap(({ installs }) => installs.map((each) => each.python));
  return asked !== undefined && !pythons.includes(null) && pythons.some((each) => minorOf(each) === asked);
}

/** The line of the file says more, or that there is nothing to say. */
function isOf({ line, text }: UnfollowedLine): (file: Pick<UnfollowedLine, 'line' | 'text'>) => boolean {
  return (file) => file.line === line && text.endsWith(file.text);
}
