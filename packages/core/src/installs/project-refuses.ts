// What a build backend looks for in the folder of the user's own project, and ends without: the README and the licence that pyproject.toml names, the modules.

import type { StageInstall } from '../dockerfile/stage-install.ts';
import { absolutePath, contextPath } from '../dockerfile/context-paths.ts';
import { unlessRefused } from '../error.ts';
import { openBeside } from '../manifest/beside.ts';
import type { InputFile } from '../manifest/input-file.ts';
import { normalizeName } from '../packaging/name.ts';
import { isTable, tableIn, type TomlTable, type TomlValue, valueOf } from '../toml/toml-table.ts';
import { backendModules } from './backend-modules.ts';
import type { ContextFile } from './build-context.ts';
import { isLock, isReadable } from './file-kinds.ts';
import { isInContext } from './is-in-context.ts';
import type { InstallerStop } from './poetry-refuses.ts';

/** Why it ends with 1; undefined where it does not, and where nobody can say. */
export async function projectRefuses(install: StageInstall, read: ContextFile): Promise<InstallerStop | undefined> {
  const { understood, own, stageFiles } = install;
  const built = await builtProject(install, read);
  if (built === undefined) return undefined;
  const document = await unlessRefused(() => openBeside(built.file).toml('pyproject.toml'));
  const isLocked = understood.files.some(isLock);
  const called = normalizeName(textOf(valueOf(tableIn(document ?? {}, 'project'), 'name')));
  if (isLocked && own.leftOut?.some((each) => normalizeName(each) === called) === true) return undefined;
  const { files, modules: named, inFolders, otherwise } = needsOf(document ?? {}, isLocked);
  const lost = await Promise.all(
    files.map(async (name) => lacksFile(absolutePath(`../${name}`, built.place), install, read)),
  );
  const isSaid =
    otherwise !== undefined && !(await lacksFile(absolutePath(`../${otherwise}`, built.place), install, read));
  const modules = isSaid ? [] : [...named, ...(inFolders ? withinFolders(named, install, built.place) : [])];
  const isLost = (name: string): boolean => stageFiles.lacks(absolutePath(`../${name}`, built.place));
  const first = files.find((_, at) => lost[at]) ?? (modules.every(isLost) ? modules[0] : undefined);
  if (first === undefined) return undefined;
  const leftOut = isLocked ? 'say --no-install-project, which leaves it out, or ' : '';
  return {
    why: `${understood.tool} builds the project itself, whose ${first} is not in the image there`,
    remedy: `${leftOut}copy ${first} before it`,
    installs: true,
  };
}

/** Of a folder with another name nobody knows what it holds. */
function withinFolders(modules: readonly string[], { stageFiles }: StageInstall, place: string): readonly string[] {
  const folders = stageFiles.namesIn(absolutePath('..', place));
  const names = modules.filter((name) => !name.includes('/'));
  return folders.flatMap((folder) => names.map((name) => `${folder}/${name}/__init__.py`));
}

/** Also where a COPY would bring it and the build context has none, or .dockerignore keeps it out. */
async function lacksFile(path: string, { stageFiles }: StageInstall, read: ContextFile): Promise<boolean> {
  const source = stageFiles.sourceOf(path);
  return stageFiles.lacks(path) || (source !== undefined && (await isInContext(source, read.names)) === false);
}

interface BuiltProject {
  readonly file: InputFile;
  /** Where that lies in the image. */
  readonly place: string;
}

/** The pyproject.toml of a project that it builds: of a folder, or beside the lock. */
async function builtProject(
  { understood, own, stageFiles }: StageInstall,
  read: ContextFile,
): Promise<BuiltProject | undefined> {
  const { files, groups } = understood;
  const lock = files.find(isLock);
  // `uv sync --only-group docs` leaves the project out.
  const isLeftOut = !own.root || own.member !== undefined || groups.some((group) => /^only (?!main$)/.test(group));
  const path = lock ?? files.find((file) => !isReadable(file));
  if (path === undefined || (lock !== undefined && isLeftOut)) return undefined;
  const named = lock === undefined ? contextPath(`${path}/pyproject.toml`) : lock.replace(/[^/]*$/, 'pyproject.toml');
  const known = lock === undefined ? stageFiles.placeOf(named) : stageFiles.placeOf(lock);
  const file = known === undefined ? undefined : await read(named);
  return file === undefined || known === undefined
    ? undefined
    : { file, place: absolutePath('../pyproject.toml', known) };
}

interface Needs {
  readonly files: readonly string[];
  /** One of them is enough. */
  readonly modules: readonly string[];
  /** Or one of them in any folder. */
  readonly inFolders?: boolean;
  /** A file in which the project may say otherwise. */
  readonly otherwise?: string | undefined;
}

function needsOf(document: TomlTable, isLocked: boolean): Needs {
  const project = tableIn(document, 'project');
  const tool = tableIn(document, 'tool');
  const backend = textOf(valueOf(tableIn(document, 'build-system'), 'build-backend'));
  const known = backendModules(backend);
  const isNone = isLocked && valueOf(tableIn(tool, 'uv'), 'package') === false;
  if (known === undefined || isNone) return { files: [], modules: [] };
  const { modules, inFolders = false, table: [owner, own] = ['', ''], file: otherwise } = known;
  const files = ['readme', 'license'].flatMap((key) => {
    const said = valueOf(project, key);
    const file = isTable(said) ? valueOf(said, 'file') : key === 'readme' ? said : undefined;
    // Without a name there is none, and a pattern is no name.
    return typeof file === 'string' && /^[^*?[]+$/.test(file) ? [file] : [];
  });
  const name = textOf(valueOf(project, 'name'));
  const isSaid = name === '' || valueOf(tableIn(tool, owner), own) !== undefined;
  const found = modules === undefined || isSaid ? [] : modules(name).flatMap(orWithin);
  return { files, modules: [...new Set(found)], inFolders: inFolders && found.length > 0, otherwise };
}

function textOf(value: TomlValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** A folder is there where something is in it. */
function orWithin(name: string): readonly string[] {
  return name.endsWith('.py') ? [name] : [name, `${name}/__init__.py`];
}
