// What an sdist has of Rust: the crates that its build compiles, the pyo3 that they take, and the toolchain that they want.

import { type BuildSystem, tableAt, textAt } from './build-system.ts';
import { type CargoCrate, readCargoCrate } from './cargo-crate.ts';
import type { SdistEvidence } from './sdist-evidence.ts';
import type { SdistReading } from './sdist-reading.ts';

/** polars 1 has forty of its own. */
const MAX_CRATES = 100;

/** The crate that is built first, then the others beside it whose build scripts run as well. */
export function cargoCrates(
  system: BuildSystem,
  code: string,
  texts: ReadonlyMap<string, string>,
  rust: boolean,
): readonly CargoCrate[] {
  if (!rust && system.backend?.project !== 'maturin') return [];
  const named = [
    textAt(tableAt(system.document, 'tool', 'maturin'), 'manifest-path'),
    /['"]([\w./-]*Cargo\.toml)['"]/.exec(code)?.[1],
    'Cargo.toml',
    'rust/Cargo.toml',
  ];
  const paths = [...texts.keys()].filter((path) => path === 'Cargo.toml' || path.endsWith('/Cargo.toml'));
  const first = named.find((path) => path !== undefined && readCargoCrate(path, texts) !== undefined);
  const ordered = first === undefined ? paths : [first, ...paths.filter((path) => path !== first)];
  return ordered.slice(0, MAX_CRATES).flatMap((path) => readCargoCrate(path, texts) ?? []);
}

/** What its build asks of cargo and of the compiler: of the crate that is built first. */
export function rustAsked(crates: readonly CargoCrate[], members: readonly string[]): SdistReading['rust'] {
  const [crate] = crates;
  return { minimum: crate?.minimum ?? null, edition: crate?.edition ?? null, pyo3: pyo3Taken(crates, members) };
}

/** Without a Cargo.lock in the sdist cargo takes the newest patch release: `0.20.*` (tiktoken 0.6.0). */
function pyo3Taken(crates: readonly CargoCrate[], members: readonly string[]): string | null {
  const asked = crates.find(({ pyo3 }) => pyo3 !== null)?.pyo3 ?? null;
  const isHeld = asked?.startsWith('=') === true || members.some((path) => /(?:^|\/)Cargo\.lock$/.test(path));
  return asked === null ? null : isHeld ? asked.replace('=', '') : asked.replace(/^(\d+\.\d+).*$/, '$1.*');
}

/** rustup obeys rust-toolchain.toml, a distribution's cargo does not: polars compiles with a nightly alone. */
export function nightly(crate: CargoCrate | undefined, texts: ReadonlyMap<string, string>): readonly SdistEvidence[] {
  if (crate === undefined) return [];
  const folder = crate.path.slice(0, -'Cargo.toml'.length);
  for (const base of [folder, ''])
    for (const name of ['rust-toolchain.toml', 'rust-toolchain']) {
      const channel = /\bnightly[\w-]*/.exec(texts.get(`${base}${name}`) ?? '')?.[0];
      if (channel !== undefined) return [{ kind: 'rust-channel', file: `${base}${name}`, channel }];
    }
  return [];
}
