// `wheelcheck [FILE...]`: check, report, exit code.

import {
  check,
  type CheckFile,
  type CheckInput,
  checkGates,
  gate,
  type Ignore,
  type IndexSource,
  type Machine,
  type Installation,
  type Report,
  renderers,
  type TargetRequest,
  WheelcheckError,
} from '@wheelcheck/core';
import { type NodeHost, readMachine } from '@wheelcheck/core/node';
import { against, readBaselineFile } from './baseline.ts';
import type { CommandIndexes } from './command-flags.ts';
import { failureText } from './failure.ts';
import { actionsOutputs } from './github-actions.ts';
import { incomplete } from './incomplete.ts';
import { flagIgnores } from './ignores.ts';
import { type InputFlags, readInputs } from './inputs.ts';
import type { Io } from './io.ts';
import { openHost } from './open-host.ts';
import { parseOutputs, refuseOverwriting, refuseUnwritable, writeOutput } from './output.ts';
import { startProgress } from './progress.ts';
import { repositoryPlace } from './repository-place.ts';
import { renderOptions, type ReportFlags } from './render-options.ts';
import {
  indexOf,
  type IndexFlags,
  type OverrideFlags,
  overridesOf,
  resolveFlagsOf,
  type ResolvingFlags,
  sdistsOf,
  selectionOf,
  type SelectionFlags,
} from './request.ts';
import { type ResolvedFlags, resolvedOutputs, writeResolved } from './resolved-outputs.ts';
import { type StageFlags, targetsOf } from './targets.ts';
import { type DockerfilePart, wholeDockerfiles } from './whole-dockerfile.ts';
import { withinTime } from './within-time.ts';

export interface CheckFlags
  extends
    InputFlags,
    StageFlags,
    SelectionFlags,
    OverrideFlags,
    ResolvingFlags,
    ResolvedFlags,
    IndexFlags,
    ReportFlags {
  /** Of the commands of a Dockerfile: no flag. */
  readonly commandIndexes?: CommandIndexes;
  readonly quiet?: boolean;
  readonly inspectSdist?: boolean;
  readonly recommend?: boolean;
  readonly progress: boolean;
  readonly timeoutTotal: number;
  readonly failOn?: readonly string[];
  readonly ignore?: readonly string[];
  readonly baseline?: string;
  readonly allowUnknown?: boolean;
  readonly exitZero?: boolean;
  readonly allowEmpty?: boolean;
}

/**
 * @param configured what the configuration ignores, beside the flags
 * @returns the exit code
 * @throws WheelcheckError on bad input
 */
export async function checkCommand(
  names: readonly string[],
  flags: CheckFlags,
  io: Io,
  configured: readonly Ignore[],
): Promise<number> {
  const outputs = [
    ...parseOutputs(flags.format ?? [], renderers, flags.quiet ?? false),
    ...(flags.format === undefined ? actionsOutputs(io) : []),
  ];
  const { failOn = [], allowUnknown = false, exitZero = false } = flags;
  checkGates(failOn);
  const ignores = [...flagIgnores(flags.ignore ?? []), ...configured];
  const baseline = flags.baseline === undefined ? undefined : await readBaselineFile(flags.baseline);
  if (flags.only && (flags.with || flags.without))
    io.stderr.write('note: --only names every group; --with and --without are ignored\n');
  const resolved = resolvedOutputs(flags);
  await refuseUnwritable([...outputs, ...resolved]);
  const parts = await partsOf(names, flags, io);
  const read = parts.flatMap((part) => [...part.files.map(({ path }) => path), ...(part.flags.constraint ?? [])]);
  refuseOverwriting([...outputs, ...resolved], [...names, ...read, ...(flags.baseline ? [flags.baseline] : [])]);
  const host = openHost(flags, io);
  const progress = startProgress(io, flags.progress);
  let report: Report;
  let lock: Parameters<NonNullable<CheckInput['onLock']>>[0] | undefined;
  let isLate = false;
  try {
    report = await withinTime(flags.timeoutTotal, io.signal, async (signal, time) => {
      const machine = readMachine(io.environment, process.platform);
      const [first, ...beside] = installationsOf(parts, host, machine, time);
      const checked = await check({
        ...first,
        beside,
        recommend: flags.recommend ?? false,
        ...sdistsOf(flags),
        ignoring: { ignores, today: new Date(host.now()).toISOString().slice(0, 10) },
        signal,
        ...(flags.outputLock === undefined ? {} : { onLock: (text) => void (lock = text) }),
        onProgress: progress.update,
      });
      isLate = time.aborted;
      return checked;
    });
  } finally {
    progress.end();
    await host.close();
  }
  const { counted, text } = against(baseline, report, repositoryPlace(names));
  const code = gate(counted, { failOn, allowUnknown, exitZero });
  refuseEmpty(report, flags);
  // Files first: what reads standard output may have gone away.
  for (const output of outputs.toSorted((a, b) => Number(a.file === undefined) - Number(b.file === undefined)))
    await writeOutput(output, text(output.format, renderOptions(flags, io, output.file !== undefined)), io);
  const isWhole = await writeResolved(flags, report, lock, io);
  if (!allowUnknown) for (const failure of incomplete(report, counted, isLate)) io.stderr.write(failureText(failure));
  return code === 0 && !isWhole ? 2 : code;
}

interface Part {
  readonly files: readonly CheckFile[];
  readonly targets: readonly TargetRequest[];
  readonly flags: CheckFlags;
}

/** What the words name, or each of what the Dockerfiles among them install. */
async function partsOf(names: readonly string[], flags: CheckFlags, io: Io): Promise<readonly [Part, ...Part[]]> {
  const say = (text: string): void => void io.stderr.write(text);
  const [first, ...others] = (await wholeDockerfiles(names, flags, say)) ?? [];
  if (first === undefined) {
    const files = await readInputs(names, flags, say, io.readStdin);
    return [{ files, targets: await targetsOf(flags, { files, say }), flags }];
  }
  const partOf = async ({ names: files, words, targets, flags: own }: DockerfilePart): Promise<Part> => ({
    files: await readInputs(files, own, say, io.readStdin, words),
    targets,
    flags: { ...flags, ...own },
  });
  return [await partOf(first), ...(await Promise.all(others.map(partOf)))];
}

function indexSource(
  { commandIndexes, ...flags }: CheckFlags,
  host: NodeHost,
  machine: Machine,
  time: AbortSignal,
): IndexSource {
  return {
    ...indexOf(flags, host, machine, time),
    ...(commandIndexes === undefined ? {} : { command: commandIndexes }),
  };
}

/** Installations that ask the same indexes share what was asked. */
function installationsOf(
  [first, ...others]: readonly [Part, ...Part[]],
  host: NodeHost,
  machine: Machine,
  time: AbortSignal,
): readonly [Installation, ...Installation[]] {
  const sources = new Map<string, IndexSource>();
  const installationOf = ({ files, targets, flags }: Part): Installation => {
    const key = JSON.stringify(flags.commandIndexes ?? null);
    const index = sources.get(key) ?? indexSource(flags, host, machine, time);
    sources.set(key, index);
    return {
      files,
      targets,
      index,
      selection: selectionOf(flags),
      resolve: resolveFlagsOf(flags),
      overrides: overridesOf(flags),
    };
  };
  return [installationOf(first), ...others.map(installationOf)];
}

/** An empty report would read like a good one. */
function refuseEmpty({ packages, inputs }: Report, { allowEmpty }: CheckFlags): void {
  if (packages.length > 0 || allowEmpty) return;
  throw new WheelcheckError({
    code: 'empty',
    message: `${inputs.map(({ path }) => path).join(', ')} holds no package`,
    hint: 'name another file, or add --allow-empty',
  });
}
