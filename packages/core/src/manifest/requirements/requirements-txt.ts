// requirements.txt as pip 26.3 reads it, with the files it includes.

import type { Beside } from '../beside.ts';
import type { Manifest } from '../manifest.ts';
import type { ManifestFormat, Reading } from '../manifest-format.ts';
import { compiledBy } from './compiled-by.ts';
import { refuseCrowds } from '../refuse-crowds.ts';
import { splitPath } from '../relative-path.ts';
import { applyConstraints } from './apply-constraints.ts';
import { foreignFormat } from './foreign-format.ts';
import { readRows, type RequirementRow, type RequirementRows } from './requirement-row.ts';
import type { FileSettings } from './file-settings.ts';
import { logicalLines } from './logical-lines.ts';
import { type FileLine, walkRequirements } from './walk-requirements.ts';

/**
 * The reader of requirements and constraints files.
 *
 * Every package is in group `main`. There may be several of one name: under different markers, or, where no version meets
 * all that is asked, under the same one. What applies on a target goes through `intersect`, which is what pip makes of it.
 */
export const requirementsTxt: ManifestFormat = {
  id: 'requirements.txt',
  names: ['requirements.txt'],
  matches,
  read,
};

/** `.txt` and `.in` by name; another name (`-` is stdin) by its first line, unless it has an ending of its own. */
function matches(path: string, text: string): boolean {
  const name = splitPath(path)[1].toLowerCase();
  if (/\.(?:txt|in)$/.test(name)) return true;
  if (/\.(?:lock|toml|json|ya?ml|cfg|ini|py|html?)$/.test(name) || foreignFormat(text) !== undefined) return false;
  const first = logicalLines(text.slice(0, 10_000)).find((line) => line.text !== '');
  return (
    first !== undefined &&
    /^(?:-|\.\/|[A-Za-z0-9][A-Za-z0-9._-]*\s*(?:$|[[(<>=!~;@]))/.test(first.text) &&
    !/^[\w-]+ = /.test(first.text)
  );
}

async function read(text: string, path: string, beside: Beside): Promise<Reading> {
  const lines = await walkRequirements(text, path, beside);
  const settings = await settingsOf(lines);
  const { rows, diagnostics, limited } = await readRows(lines, beside.rest);
  const asked = await withProjects(rows, path, beside);
  await beside.rest?.();
  refuseCrowds(asked.rows.map((row) => row.package));
  const packages = applyConstraints(asked.rows);
  await beside.rest?.();
  const constraints = rows.flatMap((row) => (row.constraint ? [row.package] : []));
  const asking = rows.flatMap((row) => (row.constraint ? [] : [row.package]));
  const hashMode =
    settings.requireHashes ?? (rows.some((row) => row.package.allowedHashes !== undefined) ? true : undefined);
  const unhashed = hashMode === true ? (await import('./without-hashes.ts')).withoutHashes(asking, constraints) : [];
  const command = compiledBy(text);
  return {
    manifest: {
      format: 'requirements.txt',
      path,
      ...(command === undefined ? {} : { compiledBy: command }),
      installer: 'pip',
      packages,
      ...(constraints.length > 0 ? { constraints } : {}),
      groups: [],
      extras: {},
      indexes: settings.indexes,
      ...(settings.links.length > 0 ? { links: settings.links } : {}),
      ...(settings.noIndex ? { noIndex: true } : {}),
      binaries: settings.binaries,
      ...(settings.resolving.prereleases || settings.resolving.preferBinary ? { resolving: settings.resolving } : {}),
      remarks: remarksOn(lines),
      ...(hashMode === undefined ? {} : { hashMode }),
      ...(limited.length > 0 ? { limitedLines: limited } : {}),
      diagnostics: [...settings.diagnostics, ...diagnostics, ...asked.diagnostics, ...unhashed],
    },
    constraints: async () => {
      const { requirementsConstraints } = await import('./requirements-constraints.ts');
      return { constraints: requirementsConstraints(asked.rows) };
    },
  };
}

/** What options come to is loaded with the first of them. */
async function settingsOf(lines: readonly FileLine[]): Promise<FileSettings> {
  if (lines.every(({ options, ignored }) => options.length + ignored.length === 0)) return noSettings;
  const { readSettings } = await import('./file-settings.ts');
  return readSettings(lines);
}

const noSettings: FileSettings = {
  indexes: [],
  links: [],
  noIndex: false,
  binaries: { noBinary: [], onlyBinary: [] },
  resolving: { prereleases: false, preferBinary: false },
  diagnostics: [],
};

/** What reads the projects of folders is loaded with the first folder. */
async function withProjects(
  rows: readonly RequirementRow[],
  path: string,
  beside: Beside,
): Promise<Omit<RequirementRows, 'limited'>> {
  const isFolder = ({ package: { source } }: RequirementRow): boolean =>
    source.kind === 'path' || source.kind === 'project';
  if (!rows.some(isFolder)) return { rows, diagnostics: [] };
  const { projectRows } = await import('./project-rows.ts');
  return projectRows(rows, path, beside);
}

function remarksOn(lines: readonly FileLine[]): Manifest['remarks'] {
  const included = [...new Set(lines.flatMap(({ includes }) => includes ?? []))];
  return included.length === 0 ? [] : [{ kind: 'includes', paths: included }];
}
