// Projects that have much to compile and compile none of it when they are installed, unless somebody asks for it.

import { parseSpecifiers, satisfies } from '../packaging/specifier.ts';
import { parseVersion } from '../packaging/version.ts';
import type { PackageName } from '../packaging/name.ts';
import type { Finding } from './assess.ts';
import { withBuild } from './inspected.ts';

interface IdleBuild {
  readonly name: string;
  readonly versions: string;
  /** The variable of the environment that asks for it. */
  readonly unless: string;
}

/**
 * deepspeed compiles an operator when it is first used; its setup.py says 0 where DS_BUILD_OPS is not set (0.5.10, 0.8.3, 0.12.6 and
 * 0.19.8 read; 0.14.4 built in build-results.json: no compiled file). Before 0.5 it stops where torch cannot be imported.
 */
const rows: readonly IdleBuild[] = [{ name: 'deepspeed', versions: '>=0.5', unless: 'DS_BUILD_OPS' }];

/** The finding as it is where the release compiles nothing by itself. @param set names of the variables that the build sees */
export function heedIdle(
  finding: Finding,
  name: PackageName,
  version: string | undefined,
  set: readonly string[] = [],
): Finding {
  const { build } = finding;
  const row = rows.find((each) => each.name === name && holds(each.versions, version));
  if (!row || set.includes(row.unless) || !build?.reading) return finding;
  return withBuild(finding, {
    ...build,
    native: false,
    evidence: [...build.evidence, { kind: 'idle-unless', variable: row.unless }],
  });
}

function holds(versions: string, version = ''): boolean {
  const at = parseVersion(version);
  const range = parseSpecifiers(versions);
  return at.ok && range.ok && satisfies(at.value, range.value, true);
}
