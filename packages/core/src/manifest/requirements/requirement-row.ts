// Lines of requirements files → one row per requirement and per constraint, before they are held against each other.

import { variablesIn } from './logical-lines.ts';
import type { WheelcheckError } from '../../error.ts';
import type { LimitedLine, LockedPackage } from '../manifest.ts';
import type { ManifestDiagnostic } from '../manifest-diagnostic.ts';
import { expandFirst } from './expand-first.ts';
import { parseIgnoreComment } from './ignore-comment.ts';
import { type Misreading, readForPips } from './read-for-pips.ts';
import { uvProblem } from '../../packaging/uv-strictness.ts';
import type { StatedRequirement } from './stated-requirement.ts';
import { broken, brokenLine, type FileLine, LINES_AT_ONCE } from './walk-requirements.ts';

export interface RequirementRow {
  readonly package: LockedPackage;
  /** It narrows what others ask and installs nothing. */
  readonly constraint: boolean;
  /** False where the line states no name, so that the name is made from the address. */
  readonly named: boolean;
}

export interface RequirementRows {
  readonly rows: readonly RequirementRow[];
  readonly diagnostics: readonly ManifestDiagnostic[];
  /** Lines that some pips alone read. */
  readonly limited: readonly LimitedLine[];
}

/**
 * @throws WheelcheckError (`file-broken`) at the first line that every pip refuses
 */
export async function readRows(
  lines: readonly FileLine[],
  rest: (() => Promise<void>) | undefined,
): Promise<RequirementRows> {
  const diagnostics: ManifestDiagnostic[] = [];
  const limited: LimitedLine[] = [];
  const rows: RequirementRow[] = [];
  for (const [position, line] of lines.entries()) {
    // oxlint-disable-next-line no-await-in-loop
    if (position % LINES_AT_ONCE === LINES_AT_ONCE - 1) await rest?.();
    limited.push(...limitedOptions(line));
    const editable = line.options.find(({ name }) => name === 'editable');
    const text = line.requirement.trim() === '' ? (editable?.value ?? '') : line.requirement;
    const ignores = readIgnores(line, diagnostics);
    if (line.includes !== undefined || text === '') {
      if (ignores.length > 0) diagnostics.push({ kind: 'stray-ignore', location: line.at });
      continue;
    }
    if (editable && line.ignored[0] === '@') {
      throw broken(
        line.at,
        `expected one word behind -e, found "${editable.value} @"`,
        'put quotation marks around name, @ and URL',
      );
    }
    // oxlint-disable-next-line no-await-in-loop -- what few lines need is loaded with the first of them
    const stated = await readStated(text, editable !== undefined, line, { diagnostics, limited });
    if (line.constraint) refuseConstraint(stated, editable !== undefined, line);
    const found = toPackage(stated, line.at, hashesOf(line));
    rows.push({
      package: ignores.length > 0 ? { ...found, ignores } : found,
      constraint: line.constraint,
      named: stated.named,
    });
  }
  return { rows, diagnostics, limited };
}

/** What an older or a newer pip does not know: `--global-option`, `--config-settings`. */
function limitedOptions({ options, at }: FileLine): readonly LimitedLine[] {
  return options.flatMap(({ name, pips }) => {
    if (!pips) return [];
    const error = broken(at, `expected an option that is known, found --${name}`);
    return [{ ...at, pips, pipAlone: true, problem: { kind: 'unknown-option', name }, error }];
  });
}

function readIgnores(
  { comment, at }: FileLine,
  diagnostics: ManifestDiagnostic[],
): NonNullable<LockedPackage['ignores']> {
  const parsed = parseIgnoreComment(comment);
  if (parsed === undefined) return [];
  if (parsed.ok) return parsed.value;
  diagnostics.push({ kind: 'unread-ignore', found: parsed.found, location: at });
  return [];
}

async function readStated(
  text: string,
  editable: boolean,
  line: FileLine,
  { diagnostics, limited }: { readonly diagnostics: ManifestDiagnostic[]; readonly limited: LimitedLine[] },
): Promise<StatedRequirement> {
  const variables = variablesIn(text);
  if (variables.length === 0) {
    const read = await readForPips(text, editable);
    const brokenAt = ({ problem, at }: Misreading): WheelcheckError =>
      brokenLine(line.at, problem, line.content, { text, at });
    if (!read.ok) throw brokenAt(read);
    const { stated, limit } = read.value;
    if (limit)
      limited.push({
        ...line.at,
        pips: limit.pips,
        problem: { kind: 'misread', reading: limit.problem },
        error: brokenAt(limit),
      });
    const problem = editable || stated.source.kind !== 'index' ? undefined : uvProblem(text, stated.specifier);
    if (problem !== undefined) {
      const reading = `${problem}, in "${text}"`;
      const error = brokenLine(line.at, reading, line.content);
      limited.push({ ...line.at, pips: {}, pipAlone: true, problem: { kind: 'misread', reading }, error });
    }
    return stated;
  }
  const { parseWithVariables } = await import('./variable-requirement.ts');
  const stated = parseWithVariables(text, editable);
  if (!stated.ok) throw broken(line.at, stated.problem, expandFirst);
  const { requirement, unknown } = stated.value;
  diagnostics.push({ kind: 'variable', name: requirement.name, variables, unknown, location: line.at });
  return requirement;
}

/** What pip's `check_invalid_constraint_type` refuses. */
function refuseConstraint({ name, named, extras }: StatedRequirement, editable: boolean, { at }: FileLine): void {
  if (editable) throw broken(at, 'expected a name and versions in a constraints file, found -e');
  if (!named) throw broken(at, 'expected a name and versions in a constraints file, found an address without a name');
  if (extras.length > 0)
    throw broken(at, `expected no extras in a constraints file, found ${name}[${extras.join(',')}]`);
}

function hashesOf(line: FileLine): readonly string[] {
  if (line.options.some(({ name }) => name === 'editable')) return [];
  return line.options.flatMap(({ name, value }) => (name === 'hash' ? [value.toLowerCase()] : []));
}

/** @param hashes `algorithm:hex`, as `--hash` gives them */
export function toPackage(
  stated: StatedRequirement,
  at: LockedPackage['at'],
  hashes: readonly string[] = [],
): LockedPackage {
  const { name, extras, writtenExtras, specifier, marker, markerText, source, version, file } = stated;
  return {
    name,
    ...(version === undefined ? {} : { version }),
    ...(specifier === '' ? {} : { specifier }),
    ...(marker === undefined ? {} : { marker }),
    ...(markerText === undefined ? {} : { markerText }),
    groups: ['main'],
    extras,
    ...(writtenExtras ? { writtenExtras } : {}),
    requires: [],
    source,
    ...(file === undefined ? {} : { files: [file] }),
    ...(hashes.length === 0 ? {} : { allowedHashes: hashes }),
    at,
  };
}
