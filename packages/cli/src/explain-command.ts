// `wheelcheck explain PACKAGE[==VERSION]`.

import {
  type CheckFile,
  explain,
  type Explanation,
  explanationRenderers,
  isRuleId,
  isValidName,
  nearest,
  parseVersion,
  ruleIds,
  ruleText,
  WheelcheckError,
} from '@wheelcheck/core';
import { readOwn } from './inputs.ts';
import type { Io } from './io.ts';
import { openHost } from './open-host.ts';
import { parseOutputs, writeOutput } from './output.ts';
import { renderOptions, type ReportFlags } from './render-options.ts';
import { indexOf, type IndexFlags, sdistsOf, type TargetFlags, targetRequests } from './request.ts';
import { withinTime } from './within-time.ts';

export interface ExplainFlags extends TargetFlags, IndexFlags, ReportFlags {
  readonly timeoutTotal: number;
  readonly inspectSdist?: boolean;
}

/** @returns 0 when it could be explained @throws WheelcheckError otherwise */
export async function explainCommand(text: string, flags: ExplainFlags, io: Io): Promise<number> {
  const outputs = parseOutputs(flags.format ?? [], explanationRenderers, false);
  const rule = text.toUpperCase();
  if (isRuleId(rule)) {
    io.stdout.write(ruleText(rule));
    return 0;
  }
  if (/^WC\d+$/.test(rule)) throw noSuchRule(rule);
  const [, name = '', version] = /^([^=]+?)(?:\s*==\s*([^=]+))?$/.exec(text.trim()) ?? [];
  if (
    !isValidName(name) ||
    (version !== undefined && !parseVersion(version).ok) ||
    /\.(?:txt|in|lock|toml)$/.test(name)
  ) {
    throw new WheelcheckError({
      code: 'usage',
      message: `'${text}' is no package, nor a package with a version`,
      hint: 'wheelcheck explain NAME or NAME==VERSION, such as explain numpy==2.1.0',
    });
  }
  const targets = targetRequests(flags);
  const files: readonly CheckFile[] = version === undefined ? await readOwn((said) => void io.stderr.write(said)) : [];
  const host = openHost(flags, io);
  const index = indexOf(flags, host);
  let explanation: Explanation;
  try {
    explanation = await withinTime(flags.timeoutTotal, io.signal, (signal) =>
      explain({
        name,
        ...(version === undefined ? {} : { version }),
        files,
        targets,
        index,
        ...sdistsOf(flags),
        signal,
      }),
    );
  } finally {
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

/** What looks like a rule is no package: the two never share a name that anybody uses. */
function noSuchRule(text: string): WheelcheckError {
  const near = nearest(text, ruleIds);
  return new WheelcheckError({
    code: 'usage',
    message: `there is no rule ${text}`,
    hint: `${near === undefined ? '' : `did you mean ${near}? `}wheelcheck rules lists every rule`,
  });
}
