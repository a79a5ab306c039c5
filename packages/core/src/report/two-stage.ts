// A Dockerfile of two stages, from what is known already: what must be compiled is built in the first, and the second holds
// what it needs when it runs, and no compiler.

import type { IntoVenv } from '../manifest/into-venv.ts';
import { installerTraits } from '../manifest/installer-traits.ts';
import { toArchive } from '../image/archive-of.ts';
import { preparationOn } from './preparation-on.ts';
import type { Report, ReportTarget } from './report.ts';
import { isPlainPath } from './is-plain-path.ts';
import { runLines } from './run-lines.ts';
import { splitTwoStage } from './split-two-stage.ts';

export interface TwoStage {
  readonly lines: readonly string[];
  /** Names of what was built whose run-time packages are not known. */
  readonly unknown: readonly string[];
  /** What of the user's own Dockerfile they stand for; null where none was read. */
  readonly place: string | null;
}

/**
 * Null where nothing must be built, where it is not known to help, or where the files do not tell enough: what is no plain
 * file in the folder, the project itself, or a folder beside it would have to be copied too.
 */
export function twoStage(report: Report, target: ReportTarget): TwoStage | null {
  const { base, pip, id } = target;
  const built = report.packages.flatMap(({ name, results }) =>
    results.flatMap(({ target: on, verdict, runtime }) =>
      on === id && verdict === 'build' ? [{ name, runtime }] : [],
    ),
  );
  const runtime = [...new Set(built.flatMap((each) => each.runtime ?? []))].toSorted();
  const unknown = built.flatMap((each) => (each.runtime === null ? [each.name] : []));
  if (target.dockerfile) {
    const lines = splitTwoStage(report, target, runtime);
    return lines && { lines, unknown, place: placeOf(target) };
  }
  const preparation = preparationOn(report, target);
  if (!preparation || preparation.names.length === 0 || preparation.helps !== 'all') return null;
  if (base === null || pip === null) return null;
  const stages = stagesOf(report);
  if (stages === null) return null;
  const archived = target.distro === null ? undefined : toArchive(target.distro);
  const fromArchive = archived === undefined ? [] : [`RUN ${archived}`];
  return {
    lines: [
      `FROM ${base} AS builder`,
      ...fromArchive,
      ...runLines(preparation.manager, preparation.names),
      ...stages.builder,
      '',
      `FROM ${base}`,
      ...(runtime.length > 0 ? fromArchive : []),
      ...runLines(preparation.manager, runtime),
      ...stages.final,
    ],
    unknown,
    place: null,
  };
}

/** `in place of all from Dockerfile:1 to the RUN at Dockerfile:5` */
function placeOf({ dockerfile, split }: ReportTarget): string {
  const [first = 1, last = 1] = split?.lines ?? [];
  const path = dockerfile?.path ?? '';
  return `in place of all from ${path}:${first} to the RUN at ${path}:${last}`;
}

interface Stages {
  readonly builder: readonly string[];
  readonly final: readonly string[];
}

function stagesOf(report: Report): Stages | null {
  const [input] = report.inputs;
  if (!input || report.packages.some(({ origin }) => origin === 'dockerfile')) return null;
  const { intoVenv } = installerTraits[input.installer];
  // The project of a lock has a row of its own, and is left out by the command.
  const isOfLock = intoVenv !== null && input.path === intoVenv.files.at(-1);
  if (report.packages.filter(({ results }) => results.some(isLocal)).length > (isOfLock ? 1 : 0)) return null;
  // What requirements files include holds packages too: their lines tell its path.
  const paths = [
    ...new Set([...report.inputs, ...report.packages.map(({ location }) => location)].map(({ path }) => path)),
  ];
  if (!paths.every(isPlainPath)) return null;
  if (isOfLock) return report.inputs.length === 1 ? venvStages(intoVenv) : null;
  const requirements = report.inputs.map(({ path }) => path);
  return report.inputs.every(({ path }) => path.endsWith('.txt')) ? wheelStages(requirements, paths) : null;
}

function isLocal({ reason }: { readonly reason: string | null }): boolean {
  return reason === 'project' || reason === 'direct-reference';
}

/** The wheels are installed as they are: hashes of a file are those of the sdists that they were made from. */
function wheelStages(requirements: readonly string[], files: readonly string[]): Stages {
  return {
    builder: [
      'WORKDIR /src',
      ...copied(files),
      `RUN pip wheel --no-cache-dir --wheel-dir /wheels${requirements.map((path) => ` -r ${path}`).join('')}`,
    ],
    final: ['COPY --from=builder /wheels /wheels', 'RUN pip install --no-cache-dir --no-index --no-deps /wheels/*.whl'],
  };
}

function venvStages({ tool, settings, files, command }: IntoVenv): Stages {
  return {
    builder: [
      `RUN pip install --no-cache-dir ${tool}`,
      `ENV ${settings.join(' ')}`,
      'WORKDIR /app',
      ...copied(files),
      `RUN ${command}`,
    ],
    final: ['COPY --from=builder /app/.venv /app/.venv', 'ENV PATH="/app/.venv/bin:$PATH"', 'WORKDIR /app'],
  };
}

/** One line a folder. */
function copied(files: readonly string[]): readonly string[] {
  const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);
  const folders = [...new Set(files.map(folderOf))];
  return folders.map(
    (folder) => `COPY ${files.filter((path) => folderOf(path) === folder).join(' ')} ${folder === '' ? './' : folder}`,
  );
}
