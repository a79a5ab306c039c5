// By which ways the build of an sdist may compile: declared in its files, or named in the code that it runs.

import type { BuildScript } from './build-script.ts';
import type { BuildSystem } from './build-system.ts';
import { declaredMechanisms, projectOf } from './declared-mechanisms.ts';
import { buildMechanisms, type Mechanism, withoutAbiMode, withoutRustOnDemand, withoutUnasked } from './mechanism.ts';
import type { SdistCode } from './sdist-code.ts';
import { withoutIdleImports } from './without-idle-imports.ts';
import { compilesNothingWithoutCython } from './without-cython.ts';

/**
 * @returns `lacksCython`: it would compile with Cython alone, which its build does not have; `asked`: the variables of the environment
 * that decide this by not being set
 */
export function sdistMechanisms(
  { kind, scripts, whole, byDefault, installed, sources, requires }: SdistCode,
  system: BuildSystem,
  texts: ReadonlyMap<string, string>,
): { readonly mechanisms: readonly Mechanism[]; readonly lacksCython: boolean; readonly asked: ReadonlySet<string> } {
  const declared = declaredMechanisms(system, texts, sources);
  const required = new Set(system.requires.map(projectOf));
  const mechanismsOf = (all: readonly BuildScript[]): readonly Mechanism[] =>
    all.flatMap(({ path, code }) => buildMechanisms(path, code, required));
  const idle = byDefault.map((script) => ({ ...script, code: withoutIdleImports(script.code) }));
  const scripted = withoutUnasked(mechanismsOf(installed), mechanismsOf(idle));
  const asked = new Set<string>();
  const lacksCython =
    kind === 'setuptools' &&
    declared.length === 0 &&
    scripted.every(({ file }) => file === 'setup.py') &&
    compilesNothingWithoutCython(scripts.find(({ path }) => path === 'setup.py')?.code ?? '', requires, asked);
  const named = lacksCython ? [] : [...declared, ...scripted];
  return { mechanisms: withoutAbiMode(withoutRustOnDemand(named, whole), whole), lacksCython, asked };
}
