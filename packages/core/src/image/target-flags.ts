// What flags say of a target in place of its image.

import { WheelcheckError } from '../error.ts';
import { parseVersion } from '../packaging/version.ts';
import { parseLibc } from '../target/libc.ts';
import { parsePythonVersion, type PythonVersion } from '../target/python-version.ts';
import type { Libc, TargetRequest } from '../target/target.ts';

export interface TargetFlags {
  readonly python: PythonVersion | undefined;
  readonly libc: Libc | undefined;
}

/** @throws WheelcheckError `usage` for one that cannot be read */
export function readFlags({ python, libc, pip }: Pick<TargetRequest, 'python' | 'libc' | 'pip'>): TargetFlags {
  if (pip !== undefined) read('pip', pip, parseVersion(pip));
  return {
    python: python === undefined ? undefined : read('python', python, parsePythonVersion(python)),
    libc: libc === undefined ? undefined : read('libc', libc, parseLibc(libc)),
  };
}

/** The value of a flag, or a usage error that repeats what was written. */
function read<T>(setting: string, text: string, parsed: { ok: true; value: T } | { ok: false; problem: string }): T {
  if (parsed.ok) return parsed.value;
  throw new WheelcheckError({
    code: 'usage',
    message: `--${setting} ${JSON.stringify(text.slice(0, 60))} cannot be read`,
    reason: parsed.problem,
    hint: 'such as --python 3.12, 3.12.4, 3.13t or 3.15rc1; --libc musl-1.2 or glibc-2.36; --pip 24.0',
    settings: [setting],
  });
}
