// The stage that runs what another one installs, and whether its Python finds it there.

import { isPlatform } from '../target/platform.ts';
import type { StageRuntime, SystemInstall } from '../target/target-stage.ts';
import { boundStarts } from './bound-starts.ts';
import type { CopiedPath } from './context-paths.ts';
import { bringsWhole } from './brought-whole.ts';
import type { Followed } from './follow-dockerfile.ts';
import { withShared } from './image-variables.ts';
import { holdsOf, type InstallPlace, touches } from './install-place.ts';
import { keptByMinor, outOfSight } from './lost-packages.ts';
import { makesWheels } from './made-wheels.ts';
import { carriedTo, movedPlaces } from './moved-packages.ts';
import { isFrom } from './copies-of.ts';
import type { StageInstall } from './stage-install.ts';
import { userPackages } from './user-packages.ts';
import { bringsPython } from './tools/python-habits.ts';

/**
 * The stage that runs, where it is another one and copies from where this one installs.
 *
 * @param installs what of it is asked about; all that the stage installs where there are none
 */
export function runtimeOf(
  chosen: Followed,
  stages: readonly Followed[],
  installs: readonly StageInstall[],
): StageRuntime | undefined {
  const final = stages.length - 1;
  const lineage = lineageOf(final, stages);
  if (lineage.includes(chosen)) return undefined;
  const runs = stages[final];
  const held = heldPlaces(chosen, stages, installs);
  const placesAt = (from: string | number): readonly InstallPlace[] =>
    (typeof from === 'number' ? held.get(stages[from]) : undefined) ?? [];
  const copies = (runs?.state.copied ?? [])
    .filter(isFrom)
    .filter(({ from, sources }) => sources.some((path) => placesAt(from).some((place) => holdsOf(path, place))));
  const places = copies.flatMap(({ from }) => placesAt(from));
  const lost = copies.length > 0 || runs === undefined ? undefined : userPackages(chosen, runs, installs);
  const copy = copies[0] ?? lost?.copy;
  const base = runs?.understood.image?.base ?? null;
  if (copy === undefined || runs === undefined || base === null || !isPlatform(runs.understood.platform))
    return undefined;
  const { name, index, line, platform, image, python: own } = runs.understood;
  // A Python that is copied along is the one that runs, and is where it was.
  const comesAlong = comesWithPython(copies, chosen, runs, stages);
  const made = pythonOf(installs, chosen);
  const python = (comesAlong ? undefined : own) ?? made;
  if (python === null) return undefined;
  const lines = copies.map((each) => each.line);
  const missed =
    lost !== undefined
      ? lost.missed
      : comesAlong
        ? undefined
        : outOfSight({ ...chosen, places, python: made }, runs, lines);
  const boundCommands = [...runs.state.boundCommands, ...boundStarts(runs.starts)];
  return {
    name: name ?? index,
    line: copy.line,
    fromLine: line,
    imageLine: lineage.at(-1)?.understood.line ?? line,
    ...variablesOf(lineage.at(-1) ?? runs, stages),
    base,
    platform,
    packages: [...runs.state.packages],
    ...(runs.state.systemInstalls.length === 0 ? {} : { systemInstalls: runs.state.systemInstalls.map(withoutRun) }),
    ...(boundCommands.length === 0 ? {} : { boundCommands }),
    ...(!comesAlong && keptByMinor({ ...chosen, places, python: made }, runs, lines) ? { keptByMinor: true } : {}),
    ...(missed === undefined ? {} : { missed }),
    ...(runs.state.broughtPython?.noStart === undefined ? {} : { noStart: runs.state.broughtPython.noStart }),
    ...(python === image?.python?.version ? {} : { python }),
  };
}

/** The Python that commands of a stage install for; that of the last of all where there are none. */
export function pythonOf(installs: readonly StageInstall[], { understood }: Followed): string | null {
  const [first] = installs;
  return first === undefined ? understood.python : first.python;
}

/** Where each stage has it: those that start from the one that installs, and those that copy from where it lies. */
function heldPlaces(
  chosen: Followed,
  stages: readonly Followed[],
  installs: readonly StageInstall[],
): ReadonlyMap<Followed | undefined, readonly InstallPlace[]> {
  // With the wheels that are made lies what is installed of them.
  const makes = installs.some(({ understood }) => makesWheels(understood.command));
  const madeIn = ({ state }: Followed): readonly InstallPlace[] =>
    makes ? state.installs.filter(({ takesMade }) => takesMade).flatMap(({ places }) => places) : [];
  const own = installs.length === 0 ? chosen.state.places : installs.flatMap(({ places }) => places);
  const held = new Map<Followed | undefined, readonly InstallPlace[]>();
  for (const stage of stages) {
    const parent = stage.parent === undefined ? undefined : stages[stage.parent];
    const carried = stage.state.copied.flatMap((copy) =>
      typeof copy.from === 'number'
        ? (held.get(stages[copy.from]) ?? []).flatMap((place) => carriedTo(place, copy))
        : [],
    );
    const there = [...(stage === chosen ? own : (held.get(parent) ?? [])), ...carried];
    const all = [...there, ...movedPlaces(there, stage.state.moved)];
    if (all.length > 0) held.set(stage, [...all, ...madeIn(stage)]);
  }
  return held;
}

function comesWithPython(
  copies: readonly CopiedPath[],
  { state, understood }: Followed,
  runs: Followed,
  stages: readonly Followed[],
): boolean {
  const paths = copies.flatMap((each) => each.sources);
  const same = runs.state.copied.filter(
    ({ from }) =>
      typeof from === 'number' && understood.python !== null && stages[from]?.understood.python === understood.python,
  );
  if (bringsWhole(same) || isLedToMoved(same, runs) || paths.some((path) => /^\/python\/?$/.test(path))) return true;
  if (!understood.installs.some(({ tool }) => bringsPython(tool))) return false;
  const managed = state.environment.get('UV_PYTHON_INSTALL_DIR') ?? '/root/.local/share/uv/python';
  const brought = [...paths, ...same.flatMap(({ sources }) => sources)];
  return brought.some((path) => touches(path, managed));
}

/** `COPY --from=b /usr/local /opt/python` with that folder in PATH: the program finds its own lib beside it. */
function isLedToMoved(copied: readonly CopiedPath[], { state, starts }: Followed): boolean {
  const path = state.environment.get('PATH');
  const words = [path ?? '', starts.entrypoint?.text ?? '', starts.command?.text ?? ''].join(' ');
  return copied.some(
    ({ sources, destination }) =>
      sources.includes('/usr/local') && (path === null || words.includes(`${destination}/bin`)),
  );
}

/** A stage and those that it starts from. */
export function lineageOf(index: number, stages: readonly Followed[]): readonly Followed[] {
  const found: Followed[] = [];
  for (let next = stages[index]; next !== undefined; next = next.parent === undefined ? undefined : stages[next.parent])
    found.push(next);
  return found;
}

/** Of the FROM that names the image; none where it holds no variable. */
export function variablesOf(
  { imageVariables }: Followed,
  stages: readonly Followed[],
): Pick<StageRuntime, 'imageVariables'> {
  if (imageVariables.length === 0) return {};
  return {
    imageVariables: withShared(
      imageVariables,
      stages.map((each) => each.imageVariables),
    ),
  };
}

function withoutRun({ line, manager, names }: SystemInstall): SystemInstall {
  return { line, manager, ...(names === undefined ? {} : { names }) };
}
