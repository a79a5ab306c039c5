// Commands that install wheels which earlier ones made, and ask no index (`pip install --no-index --find-links /w …`).

import type { StageInstall } from '../dockerfile/stage-install.ts';
import type { WheelsAlone } from '../target/wheels-alone.ts';
import { listWords } from '../text/list-words.ts';
import type { JudgedStage } from './judged-stage.ts';

/** Where it stands, and what would bring the rest. */
export function wheelsAlone({ understood: { line, at, command }, wheelsOf, takes }: StageInstall): WheelsAlone {
  const lines = (wheelsOf?.makers ?? []).map(({ understood }) => understood);
  const leaving = lines.filter(({ binaries }) => binaries.includes('--no-deps'));
  const placed = (leaving.length === 0 ? lines : leaving).map((each) => `${each.line}`);
  const where = `${placed.length === 1 ? 'line' : 'lines'} ${listWords([...new Set(placed)])}`;
  return {
    ...(at === undefined ? {} : { path: at.path }),
    line: at?.line ?? line,
    text: command,
    stopsAt: line,
    folder: listWords([...new Set(takes.map(({ folder }) => folder))]),
    remedy:
      leaving.length === 0
        ? `make wheels of them too (${where}), or take --no-index out`
        : `take --no-deps out of ${where}`,
  };
}

/** Without those of which some wheels are of commands that nobody judges: what they hold is not known. */
export function withoutOpenWheels(parts: readonly JudgedStage[]): readonly JudgedStage[] {
  const judged = new Set(parts.flatMap(({ groups }) => groups.flat()));
  const isOpen = ({ wheelsOf }: StageInstall): boolean =>
    wheelsOf?.alone === true && wheelsOf.makers.some((maker) => !judged.has(maker));
  return parts.map((part) => ({ ...part, groups: part.groups.filter((group) => !group.some(isOpen)) }));
}
