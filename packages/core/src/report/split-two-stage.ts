// The only stage of a Dockerfile as two, in its own words: what compiles stays in the first, and the second takes what was installed.

import { toArchive } from '../image/archive-of.ts';
import { compilersIn } from '../image/compilers-in.ts';
import { isReadyOn } from './is-ready-on.ts';
import { preparationOn } from './preparation-on.ts';
import type { Report, ReportTarget } from './report.ts';
import { runLines } from './run-lines.ts';

const VENV = ['COPY --from=builder /venv /venv', 'ENV PATH="/venv/bin:$PATH"'];

/** Of what a stage adds: needed to build alone; a compiler also where it compiles nothing, as Debian's gcc without libc6-dev. */
const forBuilding =
  /(?:-dev|-devel|^(?:gcc|g\+\+|gcc-c\+\+|clang|gfortran|cpp)(?:-?\d+)?|^build-(?:base|essential)|^alpine-sdk|^binutils|^auto(?:conf|make)|^libtool(?:-bin)?|^m4|^bison|^flex|^swig|^patchelf|^meson|^make|^cmake|^ninja(?:-build)?|^pkg-?conf(?:ig)?|^cargo|^rust(?:c|up)?|^linux-headers|^git)$/;

/** What modules written in Fortran load, which the compiler brings (Debian from 10 on, Alpine). */
const fortranLibrary = { apt: 'libgfortran5', apk: 'libgfortran' };

/**
 * Null where nothing must be compiled, where it is not known to succeed, and for images whose Python makes no virtual environment
 * without further packages: Debian's needs python3-venv.
 *
 * @param runtime what the builds need when they run
 */
export function splitTwoStage(
  report: Report,
  target: ReportTarget,
  runtime: readonly string[],
): readonly string[] | null {
  const { split, distro, packages = [] } = target;
  const preparation = preparationOn(report, target);
  const builds = preparation === null ? isReadyOn(target, report) : preparation.helps === 'all';
  if (split === undefined || !builds || !/^(?:.*\/)?python:/.test(target.base ?? '')) return null;
  const manager = distro?.name === 'alpine' ? 'apk' : 'apt';
  const compilers = new Set(compilersIn(packages, distro?.name));
  const kept = packages.filter((name) => !compilers.has(name) && !forBuilding.test(name));
  const fortran = packages.some((name) => /^gfortran(?:-\d+)?$/.test(name)) ? [fortranLibrary[manager]] : [];
  const all = [...new Set([...(preparation?.names ?? []), ...packages])].toSorted();
  const archived = distro && toArchive(distro);
  // Each of the two starts from the image, whose own list names the mirrors.
  const adding = (names: readonly string[]): readonly string[] =>
    archived && names.length > 0 ? [`RUN ${archived}`, ...runLines(manager, names)] : runLines(manager, names);
  return [
    `FROM ${split.from} AS builder`,
    ...adding(all),
    ...split.builds,
    'RUN python -m venv /venv',
    'ENV PATH="/venv/bin:$PATH"',
    `RUN ${split.command}`,
    '',
    `FROM ${split.from}`,
    ...adding([...new Set([...runtime, ...kept, ...fortran])].toSorted()),
    ...split.runs,
    ...VENV,
  ];
}
