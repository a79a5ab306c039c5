// A Dockerfile of two stages, from what is known already: what must be compiled is built in the first, and the second holds
// what it needs when it runs, and no compiler.

import type { IntoVenv } from '../manifest/into-venv.ts';
import { installerTraits } from '../manifest/installer-traits.ts';
import { isArchived, toArchive } from '../assess/toolchain/is-archived.ts';
import { preparationOn } from './preparation-on.ts';
import type { Report, ReportPreparation, ReportTarget } from './report.ts';
import { isPlainPath } from './is-plain-path.ts';

/** Columns of a line with names. */
const NAMES_WIDTH = 64;

export interface TwoStage {
  readonly lines: readonly string[];
  /** Names of what was built whose run-time packages are not known. */
  readonly unknown: readonly string[];
}

/**
 * Null where nothing must be built, where it is not known to help, or where the files do not tell enough: what is no plain
 * file in the folder, the project itself, or a folder beside it would have to be copied too.
 */
export function twoStage(report: Report, target: ReportTarget): TwoStage | null {
  const preparation = preparationOn(report, target);
  const { base, pip, id } = target;
  if (!preparation || preparation.names.length === 0 || preparation.helps !== 'all') return null;
  if (base === null || pip === null || target.dockerfile) return null;
  const stages = stagesOf(report);
  if (stages === null) return null;
  const built = report.packages.flatMap(({ name, results }) =>
    results.flatMap(({ target: on, verdict, runtime }) =>
      on === id && verdict === 'build' ? [{ name, runtime }] : [],
    ),
  );
  const runtime = [...new Set(built.flatMap((each) => each.runtime ?? []))].toSorted();
  const fromArchive = target.distro && isArchived(target.distro) ? [`RUN ${toArchive}`] : [];
  return {
    lines: [
      `FROM ${base} AS builder`,
      ...fromArchive,
      ...installed(preparation.manager, preparation.names),
      ...stages.builder,
      '',
      `FROM ${base}`,
      ...(runtime.length > 0 ? fromArchive : []),
      ...installed(preparation.manager, runtime),
      ...stages.final,
    ],
    unknown: built.flatMap((each) => (each.runtime === null ? [each.name] : [])),
  };
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

function installed(manager: ReportPreparation['manager'], names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  if (manager === 'apk') return runLines('apk add --no-cache', names, []);
  if (manager === 'dnf') return runLines('dnf install -y', names, ['dnf clean all']);
  return runLines(
    'apt-get install -y --no-install-recommends',
    names,
    ['rm -rf /var/lib/apt/lists/*'],
    'apt-get update',
  );
}

/** One RUN, in lines that a narrow screen holds. */
function runLines(
  install: string,
  names: readonly string[],
  after: readonly string[],
  before?: string,
): readonly string[] {
  const lines: string[] = [];
  for (const name of names) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + name.length < NAMES_WIDTH) lines[lines.length - 1] = `${last} ${name}`;
    else lines.push(name);
  }
  const parts = [
    ...(before === undefined ? [`RUN ${install}`] : [`RUN ${before}`, `    && ${install}`]),
    ...lines.map((line) => `        ${line}`),
    ...after.map((each) => `    && ${each}`),
  ];
  const isShort = parts.length === 2 && parts.join('').length < NAMES_WIDTH;
  return isShort
    ? [`RUN ${install} ${names.join(' ')}`]
    : parts.map((part, at) => (at < parts.length - 1 ? `${part} \\` : part));
}
