// What the Poetry of a stage makes of the lock and the project that it is given: as 1.0.10, 1.1.15, 1.8.5 and 2.1.4 do.

import type { StageInstall } from '../dockerfile/stage-install.ts';
import { absolutePath } from '../dockerfile/context-paths.ts';
import { unlessRefused } from '../error.ts';
import { openBeside } from '../manifest/beside.ts';
import { isStale, isStaleFor } from '../manifest/poetry/is-stale.ts';
import { normalizeName } from '../packaging/name.ts';
import { parseVersion } from '../packaging/version.ts';
import { parseToml } from '../toml/parse-toml.ts';
import { isTable, tableIn, type TomlTable, type TomlValue, valueOf } from '../toml/toml-table.ts';
import { compareDotted } from '../text/compare-dotted.ts';
import type { ContextFile } from './build-context.ts';

/** Where an installer ends with an error, whatever the index has. */
export interface InstallerStop {
  /** A clause. */
  readonly why: string;
  /** A clause in the imperative. */
  readonly remedy?: string;
  /** Whether it installs what its files hold before it does. */
  readonly installs: boolean;
}

/** Why it ends with 1; undefined where it does not, and where its release is not known. */
export async function poetryRefuses(install: StageInstall, read: ContextFile): Promise<InstallerStop | undefined> {
  const { release: poetry, understood, own, stageFiles } = install;
  const [lock = ''] = understood.files;
  if (poetry === undefined) return undefined;
  const file = await read(lock);
  const text = file?.text ?? '';
  if (compareDotted(poetry, '1.3') < 0 && /^lock-version = "2\./m.test(text))
    return unread(`Poetry ${poetry} does not read ${lock}, which a later one made: Poetry 1.3 or later does`);
  if (compareDotted(poetry, '2') >= 0 && file !== undefined && !/^lock-version *=/m.test(text))
    return unread(
      `Poetry ${poetry} does not read ${lock}, which has no lock-version, as a Poetry of 1.0 or before made it: poetry lock makes it anew`,
    );
  if (file === undefined) return undefined;
  const project = await unlessRefused(() => openBeside({ path: lock, sibling: file.sibling }).toml('pyproject.toml'));
  const other = project && (await otherTables(poetry, { path: lock, text }, project));
  if (other !== undefined) return other;
  // Before 2.0 a project that cannot be installed is a warning.
  if (compareDotted(poetry, '2') < 0 || !own.root) return undefined;
  const missing = missingOf(project ?? {}).find((names) =>
    names.every((name) => stageFiles.lacks(absolutePath(`../${name}`, stageFiles.placeOf(lock) ?? '/?'))),
  );
  return missing === undefined
    ? undefined
    : {
        why: `Poetry installs the project itself, whose ${missing[0]} is not in the image there`,
        remedy: `say --no-root, which leaves it out, or copy ${missing[0]} before it`,
        installs: true,
      };
}

/** What Poetry looks at of pyproject.toml, and takes for its content, changed with 2.0 and 2.3. */
async function otherTables(
  poetry: string,
  { path, text }: { readonly path: string; readonly text: string },
  project: TomlTable,
): Promise<InstallerStop | undefined> {
  if (compareDotted(poetry, '2') < 0 && !Object.hasOwn(tableIn(project, 'tool'), 'poetry'))
    return unread(`Poetry ${poetry} stops at pyproject.toml, which has no [tool.poetry]: Poetry 2 reads [project]`);
  if (compareDotted(poetry, '1.8') < 0) return undefined;
  const document = await unlessRefused(() => Promise.resolve(parseToml(text, path)));
  const metadata = tableIn(document ?? {}, 'metadata');
  const version = parseVersion(textOf(valueOf(metadata, 'lock-version')));
  if (!version.ok || isStale({ text, version: version.value, metadata }, project)) return undefined;
  return isStaleFor(poetry, metadata, project)
    ? unread(
        `Poetry ${poetry} takes ${path} for out of date, since it looks at other tables of pyproject.toml than the Poetry that made it: poetry lock of Poetry ${poetry} makes it anew`,
      )
    : undefined;
}

function unread(why: string): InstallerStop {
  return { why, installs: false };
}

/** What a project must have to be installed; each by the names that it may have. */
function missingOf(document: TomlTable): readonly (readonly string[])[] {
  const own = tableIn(tableIn(document, 'tool'), 'poetry');
  const project = tableIn(document, 'project');
  const backend = valueOf(tableIn(document, 'build-system'), 'build-backend');
  const isPoetrys = backend === undefined || textOf(backend).startsWith('poetry.');
  if (valueOf(own, 'package-mode') === false || !isPoetrys) return [];
  const said = valueOf(project, 'readme') ?? valueOf(own, 'readme');
  const readmes = [isTable(said) ? valueOf(said, 'file') : said].flat();
  // poetry-core looks for the module of the normalised name: myapp of MyApp.
  const name = normalizeName(textOf(valueOf(project, 'name') ?? valueOf(own, 'name'))).replaceAll('-', '_');
  const isListed = valueOf(own, 'packages') !== undefined || name === '';
  return [
    ...readmes.flatMap((readme) => (typeof readme === 'string' ? [[readme]] : [])),
    ...(isListed ? [] : [[name, `${name}.py`, `src/${name}`, `src/${name}.py`].flatMap(orWithin)]),
  ];
}

function textOf(value: TomlValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** A folder is there where something is in it. */
function orWithin(name: string): readonly string[] {
  return name.endsWith('.py') ? [name] : [name, `${name}/__init__.py`];
}
