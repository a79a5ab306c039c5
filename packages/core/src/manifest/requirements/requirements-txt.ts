// requirements.txt as pip 26.3 reads it, with the files it includes.

import type { Beside } from '../beside.ts';
import type { Manifest, ManifestFormat, Reading } from '../manifest.ts';
import type { ManifestDiagnostic } from '../manifest-diagnostic.ts';
import { splitPath } from '../relative-path.ts';
import { applyConstraints } from './apply-constraints.ts';
import { projectRows } from './project-rows.ts';
import { foreignFormat } from './foreign-format.ts';
import { readRows, type RequirementRow } from './requirement-row.ts';
import { requirementsConstraints } from './requirements-constraints.ts';
import { type FileSettings, readSettings } from './file-settings.ts';
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
  const lines = await walkRequirements(text, path, beside.text, beside.shownAs);
  const settings = readSettings(lines);
  const { rows, diagnostics, limited } = readRows(lines);
  const asked = await projectRows(rows, path, beside);
  const constraints = rows.flatMap((row) => (row.constraint ? [row.package] : []));
  return {
    manifest: {
      format: 'requirements.txt',
      path,
      installer: 'pip',
      packages: applyConstraints(asked.rows),
      ...(constraints.length > 0 ? { constraints } : {}),
      groups: [],
      extras: {},
      indexes: settings.indexes,
      ...(settings.links.length > 0 ? { links: settings.links } : {}),
      ...(settings.noIndex ? { noIndex: true } : {}),
      binaries: settings.binaries,
      ...(settings.resolving.prereleases || settings.resolving.preferBinary ? { resolving: settings.resolving } : {}),
      remarks: remarksOn(lines),
      ...(limited.length > 0 ? { limitedLines: limited } : {}),
      diagnostics: [...settings.diagnostics, ...diagnostics, ...asked.diagnostics, ...hashMode(rows, settings)],
    },
    constraints: async () => ({ constraints: requirementsConstraints(asked.rows) }),
  };
}

function remarksOn(lines: readonly FileLine[]): Manifest['remarks'] {
  const included = [...new Set(lines.flatMap(({ includes }) => includes ?? []))];
  return included.length === 0 ? [] : [{ kind: 'includes', paths: included }];
}

/**
 * One `--hash` puts pip into hash mode for everything: it then refuses what has no hash, no pin or no single file.
 * `--no-require-hashes` (pip 26.3) turns that off.
 */
function hashMode(rows: readonly RequirementRow[], { requireHashes }: FileSettings): readonly ManifestDiagnostic[] {
  if (!(requireHashes ?? rows.some((row) => row.package.allowedHashes !== undefined))) return [];
  const constrained = new Set(
    rows.flatMap((row) => (row.constraint && row.package.allowedHashes ? [row.package.name] : [])),
  );
  const bare = rows.filter((row) => !row.constraint && !isHashed(row, constrained));
  const first = bare.find((row) => row.package.marker === undefined) ?? bare[0];
  if (!first) return [];
  const { name, at, marker, source } = first.package;
  const lacks = source.kind === 'index' || source.kind === 'url' ? 'hash' : 'file';
  const [others, always] = [bare.length - 1, marker === undefined];
  return [{ kind: 'hash-mode', name, lacks, others, always, location: at, only: 'pip' }];
}

function isHashed(
  { package: { name, allowedHashes, source, files } }: RequirementRow,
  constrained: ReadonlySet<string>,
): boolean {
  if (source.kind === 'vcs' || source.kind === 'project' || (source.kind === 'path' && !files)) return false;
  return (
    allowedHashes !== undefined ||
    constrained.has(name) ||
    (files ?? []).some(({ hashes }) => Object.keys(hashes).length > 0)
  );
}
