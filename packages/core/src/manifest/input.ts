// A file and what one reading of it gives: the manifest, and what its project asks for besides.

import type { LockedPackage, Manifest, SourceLocation } from './manifest.ts';
import type { ManifestFormat, Reading } from './manifest-format.ts';
import { type Beside, openBeside } from './beside.ts';
import { WheelcheckError } from '../error.ts';
import { formatTraits } from './format-traits.ts';
import { formatOf } from './formats.ts';
import type { InputFile } from './input-file.ts';
import type { OwnConstraints, ProjectConstraint } from './project-constraint.ts';
import { refuseBadNames } from './refuse-bad-names.ts';
import { refuseCrowds } from './refuse-crowds.ts';

export interface Input {
  readonly file: InputFile;
  /** Of the file's bytes; null where nobody told. */
  readonly sha256: string | null;
  readonly manifest: Manifest;
  /** Put together when it is asked for, from what was parsed for the manifest. */
  constraints(): Promise<OwnConstraints>;
}

export type ReadInput = (file: InputFile) => Promise<Input>;

/**
 * Reads each file once, for whoever asks again.
 *
 * @param alike files that say what another one does, and differ in who installs from them
 */
export function readingOnce(alike: WeakMap<InputFile, InputFile> = new WeakMap()): ReadInput {
  const known = new WeakMap<InputFile, Promise<Input>>();
  return async (file) => {
    const read = alike.get(file) ?? file;
    const input = known.get(read) ?? readInput(read);
    known.set(read, input);
    return { ...(await input), file };
  };
}

/**
 * Reads one file in whatever format it is, and what stands beside it.
 *
 * @throws WheelcheckError `format-unknown` for a file that is none of the known ones, `file-broken` for one that cannot be read
 */
export async function readInput(file: InputFile): Promise<Input> {
  const { path, text, name } = file;
  const beside = openBeside(file);
  const format = formatOf(path, text, name);
  const reading = await readAs(format, text, path, beside).catch((error: unknown) => {
    throw withRemedy(error, format);
  });
  refuseBadNames(reading.manifest);
  const { line, placeOf } = file;
  const placed = (at: SourceLocation): SourceLocation => {
    const there = placeOf?.(at) ?? at;
    return line !== undefined && there.path === path ? { path, line } : there;
  };
  const isPlaced = placeOf !== undefined || line !== undefined;
  const manifest = isPlaced ? placedBy(reading.manifest, placed) : reading.manifest;
  let constraints: Promise<OwnConstraints> | undefined;
  const ownConstraints = async (): Promise<OwnConstraints> => {
    const { ownConstraints: read } = await import('./own-constraints.ts');
    const own = await read(reading, beside);
    return isPlaced ? { ...own, constraints: own.constraints.map((each) => askedBy(each, placed)) } : own;
  };
  return {
    file,
    sha256: (await file.sha256) ?? null,
    manifest,
    constraints: () => (constraints ??= ownConstraints()),
  };
}

async function readAs(format: ManifestFormat, text: string, path: string, beside: Beside): Promise<Reading> {
  const reading = await format.read(text, path, beside);
  refuseCrowds(reading.manifest.packages);
  return reading;
}

/** Its reader says what is wrong; what helps beside that hangs on who makes such files. */
function withRemedy(error: unknown, { id }: ManifestFormat): unknown {
  return error instanceof WheelcheckError && error.code === 'file-broken' && error.hint === undefined
    ? error.with({ hint: formatTraits[id].mended })
    : error;
}

/** `Dockerfile:1` of the words of a command in line 3 as `Dockerfile:3`. */
function askedBy(constraint: ProjectConstraint, placeOf: (at: SourceLocation) => SourceLocation): ProjectConstraint {
  const [, path, line] = /^(.+):(\d+)$/.exec(constraint.by) ?? [];
  if (path === undefined) return constraint;
  const there = placeOf({ path, line: Number(line) });
  return { ...constraint, by: `${there.path}:${there.line}` };
}

/** The same with its lines where they stand in what people wrote. */
function placedBy(manifest: Manifest, placeOf: (at: SourceLocation) => SourceLocation): Manifest {
  const placed = <At extends SourceLocation>(at: At): At => ({ ...at, ...placeOf({ path: at.path, line: at.line }) });
  const row = (pkg: LockedPackage): LockedPackage => ({
    ...pkg,
    at: placed(pkg.at),
    ...(pkg.pinnedAt === undefined ? {} : { pinnedAt: placed(pkg.pinnedAt) }),
    ...(pkg.askedAt === undefined ? {} : { askedAt: pkg.askedAt.map((each) => ({ ...each, at: placed(each.at) })) }),
  });
  return {
    ...manifest,
    packages: manifest.packages.map(row),
    diagnostics: manifest.diagnostics.map((said) => ({ ...said, location: said.location && placed(said.location) })),
    ...(manifest.limitedLines === undefined ? {} : { limitedLines: manifest.limitedLines.map(placed) }),
  };
}
