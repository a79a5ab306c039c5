// `wheelcheck explain PACKAGE[==VERSION] [FILE...]`.

import {
  type CheckFile,
  explain,
  type Explanation,
  explanationRenderers,
  fetchingOf,
  holdsPackage,
  installsPackage,
  type Ignore,
  isComposeName,
  isDockerfileName,
  isValidName,
  parseVersion,
  refuseMistyped,
  WheelcheckError,
} from '@wheelcheck/core';
import { readMachine } from '@wheelcheck/core/node';
import { environmentVariable } from './environment-variable.ts';
import { explainDockerfile } from './explain-dockerfile.ts';
import { isWheelcheckError } from './failure.ts';
import { flagIgnores } from './ignores.ts';
import { hasNearest, type InputFlags, readInputs } from './inputs.ts';
import type { Io } from './io.ts';
import { openHost } from './open-host.ts';
import { parseOutputs, refuseOverwriting, refuseUnwritable, writeOutput } from './output.ts';
import { type Part, plannedParts } from './planned-parts.ts';
import { startProgress } from './progress.ts';
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
import { isRuleWord, oneRule } from './rules-command.ts';
import type { StageFlags } from './stage-flags.ts';
import { targetsOf } from './targets-of.ts';
import { withinTime } from './within-time.ts';

export interface ExplainFlags
  extends InputFlags, StageFlags, SelectionFlags, OverrideFlags, ResolvingFlags, IndexFlags, ReportFlags {
  readonly timeoutTotal: number;
  readonly inspectSdist?: boolean;
  readonly ignore?: readonly string[];
  readonly progress: boolean;
}

/**
 * @param names files that may hold the package; none: what `check` would read here, or NAME==VERSION alone
 * @param configured what the configuration ignores, beside the flags
 * @param sourceOf where an option's value comes from: `cli`, `env` …
 * @returns 0 when it could be explained
 * @throws WheelcheckError otherwise
 */
export async function explainCommand(
  text: string,
  names: readonly string[],
  flags: ExplainFlags,
  io: Io,
  configured: readonly Ignore[],
  sourceOf: (option: string) => string | undefined,
): Promise<number> {
  if (isDockerfileName(text)) return explainDockerfile(text, names, flags, sourceOf, io);
  if (isComposeName(text)) throw noDockerfile(text);
  const outputs = parseOutputs(flags.format ?? [], explanationRenderers, false);
  if (isRuleWord(text)) {
    io.stdout.write(oneRule(text));
    return 0;
  }
  await refuseUnwritable(outputs);
  const asked = packageIn(text);
  const part = await partWith(asked.name, names, flags, io);
  const files = part?.files ?? (await filesFor(asked, names, flags, io));
  refuseOverwriting(outputs, [...names, ...files.map(({ path }) => path)]);
  const context = {
    files,
    say: (said: string): void => void io.stderr.write(said),
    variable: (name: string): string | undefined => environmentVariable(io.environment, name),
  };
  const targets =
    part?.targets ??
    (await targetsOf(flags, context).catch(async (error: unknown) => {
      // A mistyped name is told before the image is asked for.
      if (asked.version === undefined) await refuseMistyped(asked.name, files);
      throw error;
    }));
  const ignores = [...flagIgnores(flags.ignore ?? []), ...configured];
  const host = openHost(flags, io, fetchingOf(files.map((file) => [file, flags.installer])));
  const machine = readMachine(io.environment, process.platform);
  const progress = startProgress(io, flags.progress);
  let explanation: Explanation;
  try {
    explanation = await withinTime(flags.timeoutTotal, io.signal, (signal, time) =>
      explain({
        ...asked,
        files,
        targets,
        ...(part ?? { selection: selectionOf(flags), overrides: overridesOf(flags), resolve: resolveFlagsOf(flags) }),
        ignoring: { ignores, today: new Date(host.now()).toISOString().slice(0, 10) },
        index: {
          ...indexOf(flags, host, machine, time),
          ...(part?.command === undefined ? {} : { command: part.command }),
        },
        ...sdistsOf(flags),
        onSearch: progress.searching,
        signal,
      }),
    );
  } finally {
    progress.end();
    await host.close();
  }
  for (const output of outputs) {
    await writeOutput(
      output,
      explanationRenderers[output.format](explanation, renderOptions(flags, io, output.file !== undefined)),
      io,
    );
  }
  return 0;
}

interface AskedPackage {
  readonly name: string;
  readonly version?: string;
}

/** @throws WheelcheckError for a word that is no package */
function packageIn(text: string): AskedPackage {
  const [, name = '', version] = /^([^=]+?)(?:\s*==\s*([^=]+))?$/.exec(text.trim()) ?? [];
  if (isValidName(name) && (version === undefined || parseVersion(version).ok) && !/\.(?:txt|in|lock|toml)$/.test(name))
    return version === undefined ? { name } : { name, version };
  throw new WheelcheckError({
    code: 'usage',
    message: `'${text}' is no package, nor a package with a version`,
    hint: 'wheelcheck explain NAME or NAME==VERSION, such as explain numpy==2.1.0',
  });
}

/**
 * Of what the Dockerfiles install that `check` would read, the installation that brings the package, else one that names it (a
 * lock of which the command leaves the group out), else the first one. Undefined where it would read none, or where nothing in
 * them can be judged.
 */
async function partWith(
  name: string,
  names: readonly string[],
  flags: ExplainFlags,
  io: Io,
): Promise<Part | undefined> {
  const parts = await plannedParts(names, flags, io).catch((error: unknown) => {
    if (names.length > 0 || !isWheelcheckError(error)) throw error;
    return [];
  });
  let naming: Part | undefined;
  for (const part of parts) {
    // oxlint-disable-next-line no-await-in-loop -- the first is enough
    if (!(await holdsPackage(name, part.files))) continue;
    // oxlint-disable-next-line no-await-in-loop -- as above
    if (parts.length === 1 || (await installsPackage(name, part))) return part;
    naming ??= part;
  }
  return naming ?? parts[0];
}

async function filesFor(
  { name, version }: AskedPackage,
  names: readonly string[],
  flags: InputFlags,
  io: Io,
): Promise<readonly CheckFile[]> {
  if (names.length === 0 && version === undefined && !hasNearest()) return [];
  const words = names.length > 0 || version === undefined ? names : [`${name}==${version}`];
  return readInputs(words, flags, (said) => void io.stderr.write(said), io.openStdin);
}

/** What a compose file says is told by its Dockerfiles. */
function noDockerfile(text: string): WheelcheckError {
  return new WheelcheckError({
    code: 'usage',
    message: `${text} is a compose file: explain reads Dockerfiles`,
    hint: `wheelcheck explain path/to/Dockerfile; wheelcheck ${text} checks what its services install`,
  });
}
