// `wheelcheck [FILE...]`: check, report, exit code.

import {
  check,
  checkGates,
  type CheckInput,
  fetchingOf,
  gate,
  type Ignore,
  type IndexSource,
  type Installation,
  type Machine,
  renderers,
  type Report,
  WheelcheckError,
} from '@wheelcheck/core';
import { type NodeHost, readMachine } from '@wheelcheck/core/node';
import { against, readBaselineFile } from './baseline.ts';
import { environmentVariable } from './environment-variable.ts';
import { failureText } from './failure.ts';
import { actionsOutputs } from './github-actions.ts';
import { incomplete } from './incomplete.ts';
import { flagIgnores } from './ignores.ts';
import { type InputFlags, readInputs } from './inputs.ts';
import type { Io } from './io.ts';
import { openHost } from './open-host.ts';
import { optimiseLate } from './optimise-late.ts';
import { parseOutputs, refuseOverwriting, refuseUnwritable, writeOutput } from './output.ts';
import { type Part, plannedParts } from './planned-parts.ts';
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
import { spareMemory } from './spare-memory.ts';
import type { StageFlags } from './stage-flags.ts';
import { targetsOf } from './targets-of.ts';
import { whyFails } from './why-fails.ts';
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
  // What a reader does not find in the report on standard output stands beside it.
  if (!outputs.some(({ file, format }) => file === undefined && renderers[format].holds === 'report'))
    for (const remark of new Set(parts.flatMap(({ remarks = [] }) => remarks))) io.stderr.write(`note: ${remark}\n`);
  const read = parts.flatMap((part) => part.files.map(({ path }) => path));
  const given = [...names, ...(flags.constraint ?? []), ...(flags.baseline ? [flags.baseline] : [])];
  refuseOverwriting([...outputs, ...resolved], [...given, ...read]);
  const fetched = parts.flatMap(({ files, overrides }) => files.map((file) => [file, overrides?.installer] as const));
  spareMemory(fetched.flatMap((one) => (fetchingOf([one]).pipSettings === 'none' ? [] : [one[0]])));
  optimiseLate();
  const host = openHost(flags, io, fetchingOf(fetched));
  const progress = startProgress(io, flags.progress);
  let report: Report;
  let lock: Parameters<NonNullable<CheckInput['onLock']>>[0] | undefined;
  let isLate = false;
  try {
    report = await withinTime(flags.timeoutTotal, io.signal, async (signal, time) => {
      const machine = readMachine(io.environment, process.platform);
      const [first, ...beside] = installationsOf(parts, flags, host, machine, time);
      const checked = await check({
        ...first,
        beside,
        recommend: flags.recommend ?? false,
        ...sdistsOf(flags),
        ignoring: { ignores, today: new Date(host.now()).toISOString().slice(0, 10) },
        signal,
        ...(flags.outputLock === undefined ? {} : { onLock: (text) => void (lock = text) }),
        onProgress: progress.update,
        onSearch: progress.searching,
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
  // Who says what is to count knows it.
  const why = code === 1 && failOn.length === 0 && !flags.quiet ? whyFails(counted) : undefined;
  if (why !== undefined) io.stderr.write(`note: ${why}\n`);
  if (!allowUnknown) for (const failure of incomplete(report, counted, isLate)) io.stderr.write(failureText(failure));
  return code === 0 && !isWhole ? 2 : code;
}

/** What the words name, or each of what the Dockerfiles among them install. */
async function partsOf(names: readonly string[], flags: CheckFlags, io: Io): Promise<readonly [Part, ...Part[]]> {
  const [first, ...others] = await plannedParts(names, flags, io);
  if (first !== undefined) return [first, ...others];
  const say = (text: string): void => void io.stderr.write(text);
  const variable = (name: string): string | undefined => environmentVariable(io.environment, name);
  const files = await readInputs(names, flags, say, io.openStdin);
  return [
    {
      files,
      targets: await targetsOf(flags, { files, say, variable }),
      selection: selectionOf(flags),
      resolve: resolveFlagsOf(flags),
      overrides: overridesOf(flags),
    },
  ];
}

/** Installations that ask the same indexes share what was asked. */
function installationsOf(
  [first, ...others]: readonly [Part, ...Part[]],
  flags: CheckFlags,
  host: NodeHost,
  machine: Machine,
  time: AbortSignal,
): readonly [Installation, ...Installation[]] {
  const sources = new Map<string, IndexSource>();
  const installationOf = ({ command, ...part }: Part): Installation => {
    const key = JSON.stringify(command ?? null);
    const index = sources.get(key) ?? {
      ...indexOf(flags, host, machine, time),
      ...(command === undefined ? {} : { command }),
    };
    sources.set(key, index);
    return { ...part, index };
  };
  return [installationOf(first), ...others.map(installationOf)];
}

/** An empty report would read like a good one. */
function refuseEmpty({ packages, inputs, diagnostics }: Report, { allowEmpty }: CheckFlags): void {
  if (packages.length > 0 || allowEmpty) return;
  // A note is no reason: that the image is old does not empty a file.
  const reasons = diagnostics.filter(({ level }) => level !== 'note');
  throw new WheelcheckError({
    code: 'empty',
    message: `${inputs.map(({ path }) => path).join(', ')} holds no package`,
    ...(reasons.length === 0 ? {} : { reason: reasons.map(({ message }) => message).join('; ') }),
    hint: 'name another file, or add --allow-empty',
  });
}
