// Why an answer is not complete where nobody tells which packages a release needs, and what makes it complete.

import { lockAgain, type Report } from '@wheelcheck/core';
import { shortened } from '@wheelcheck/core/text';
import { areFromCommands } from './are-from-commands.ts';
import type { Failure } from './failure.ts';

/** Files of which `uv pip compile` reads what is asked for, by paths that a shell takes as they stand. */
const compiled = /^[\w./-]+(?:\.txt|\.in|\bpyproject\.toml|\bsetup\.py|\bsetup\.cfg)$/;

/** What uv calls the machines and libcs of targets. */
const uvPlatforms: ReadonlyMap<string, string> = new Map([
  ['glibc x86_64', 'x86_64-unknown-linux-gnu'],
  ['glibc aarch64', 'aarch64-unknown-linux-gnu'],
  ['musl x86_64', 'x86_64-unknown-linux-musl'],
  ['musl aarch64', 'aarch64-unknown-linux-musl'],
]);

/**
 * None where all is known. It is told as the same that a rule says in the report.
 *
 * @param first what is to be mended before any tool lists what the packages need
 */
export function notLearnt(counted: Report, report: Report, first: string | undefined): readonly Failure[] {
  const saying = counted.diagnostics.filter(({ unlearnt = [] }) => unlearnt.length > 0);
  const names = [...new Set(saying.flatMap(({ unlearnt = [] }) => unlearnt))];
  if (names.length === 0) return [];
  const rules = [...new Set(saying.flatMap(({ rule }) => rule ?? []))];
  const need = names.length === 1 ? 'needs' : 'need';
  return [
    {
      message: `the answer is not complete: which packages ${shortened(names, 8).join(', ')} ${need} is not known (${rules.join(', ')})`,
      cause: 'nothing tells it without a build',
      help: `${first ?? helpOf(report)}\n--allow-unknown leaves it open: exit code 0, unless something else is in the way`,
    },
  ];
}

/** What holds everything is installed, and checked, without a look at what its packages ask for. */
function helpOf(report: Report): string {
  if (areFromCommands(report))
    return 'install with --no-deps from a file that holds everything (uv pip compile, or pip freeze in an image that was built), and check that';
  if (report.inputs.every(({ kind }) => lockAgain(kind) !== undefined))
    return 'what is locked is all there is with pip install --no-deps: check it with --no-deps, and install it so';
  const paths = report.inputs.map(({ path }) => path);
  const made = paths.every((path) => compiled.test(path))
    ? `uv pip compile ${paths.join(' ')}${targetOf(report)} -o locked.txt (which builds what it asks)`
    : 'pip freeze > locked.txt, in an image that was built';
  return [
    `list all that is installed: ${made}`,
    `check that list: wheelcheck locked.txt --no-deps${baseOf(report)}`,
    'install it: pip install --no-deps -r locked.txt (uv pip install has --no-deps as well)',
  ].join('\n');
}

/** For the one Python, libc and machine that all targets have. */
function targetOf({ targets }: Report): string {
  const pythons = new Set(targets.map(({ python }) => python?.version.split('.').slice(0, 2).join('.')));
  const places = new Set(targets.map(({ libc, arch }) => uvPlatforms.get(`${libc.family} ${arch}`)));
  const [python] = pythons;
  const [place] = places;
  return [
    ...(pythons.size === 1 && python !== undefined ? [` --python-version ${python}`] : []),
    ...(places.size === 1 && place !== undefined ? [` --python-platform ${place}`] : []),
  ].join('');
}

/** The stage of a Dockerfile has what its image has not. */
function baseOf({ targets }: Report): string {
  const [target] = targets;
  if (targets.length !== 1 || target === undefined) return '';
  const { dockerfile, base, commands = [] } = target;
  const place = commands[0] ?? dockerfile ?? null;
  const name = place === null ? base : place.stage === null ? place.path : `${place.path}:${place.stage}`;
  return name === null ? '' : ` -b ${name}`;
}
