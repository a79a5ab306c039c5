// `wheelcheck [FILE...]`: check, report, exit code.

import {
  check,
  checkGates,
  gate,
  type Ignore,
  type Report,
  renderers,
  type ResolveFlags,
  WheelcheckError,
} from '@wheelcheck/core';
import { against, readBaselineFile } from './baseline.ts';
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
  sdistsOf,
  selectionOf,
  type SelectionFlags,
} from './request.ts';
import { type StageFlags, targetsOf } from './targets.ts';
import { wholeDockerfile } from './whole-dockerfile.ts';
import { withinTime } from './within-time.ts';

export interface CheckFlags extends InputFlags, StageFlags, SelectionFlags, OverrideFlags, IndexFlags, ReportFlags {
  readonly quiet?: boolean;
  readonly inspectSdist?: boolean;
  readonly resolve?: boolean;
  readonly pre?: boolean;
  readonly preferBinary?: boolean;
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
  words: readonly string[],
  given: CheckFlags,
  io: Io,
  configured: readonly Ignore[],
): Promise<number> {
  const { names, flags, whole } = await wholeDockerfile(words, given);
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
  await refuseUnwritable(outputs);
  const files = await readInputs(names, flags, (text) => void io.stderr.write(text), io.readStdin);
  refuseOverwriting(outputs, [
    ...names,
    ...files.map(({ path }) => path),
    ...(flags.constraint ?? []),
    ...(flags.baseline ? [flags.baseline] : []),
  ]);
  const targets = await targetsOf(flags, {
    files,
    ...(whole === undefined ? {} : { whole }),
    say: (text) => void io.stderr.write(text),
  });
  const host = openHost(flags, io);
  const progress = startProgress(io, flags.progress);
  let report: Report;
  try {
    report = await withinTime(flags.timeoutTotal, io.signal, (signal) =>
      check({
        files,
        targets,
        selection: selectionOf(flags),
        index: indexOf(flags, host),
        ...sdistsOf(flags),
        resolve: resolveFlags(flags),
        overrides: overridesOf(flags),
        ignoring: { ignores, today: new Date(host.now()).toISOString().slice(0, 10) },
        signal,
        onProgress: progress.update,
      }),
    );
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
  if (!allowUnknown) for (const failure of incomplete(report, counted)) io.stderr.write(failureText(failure));
  return code;
}

/** `--no-resolve` is `resolve: false` to commander. */
function resolveFlags({ resolve = true, pre = false, preferBinary = false }: CheckFlags): ResolveFlags | false {
  return resolve && { prereleases: pre, preferBinary };
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
