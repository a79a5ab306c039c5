// Which members of an sdist say how it is built: their text is wanted, of all others the name is enough.

import { isRequiresFile } from './sdist-requires.ts';
import { isAside } from './source-files.ts';

/** Build descriptions that tell wherever the top folder is. `configure` and `Makefile` tell by being there. */
const topFiles: ReadonlySet<string> = new Set([
  'pyproject.toml',
  'setup.py',
  'setup.cfg',
  'PKG-INFO',
  'hatch.toml',
  'meson.build',
  'CMakeLists.txt',
]);

/**
 * Modules that setup.py can import, whatever they are called: `uwsgiconfig.py`, `six.py`.
 * 160 sdists have 1.4 each, setup.py included.
 */
const topModule = /^(?!test|conftest)\w+\.py$/i;

/** Where setup.py may read its own requirements from (cftime 1.0.0). */
const requirementsFile = /^(?:\w+[-_])?requirements[\w-]*\.txt$/;

/** Names of those that are there for the build: `setup_common.py`, `mp_compile.py`, poetry's `build.py`, `hatch_build.py`. */
const buildModule = /^(?!test)\w*(?:setup|build|compil|config|helper|cython|cffi|distutils|native|ext)\w*\.py$/i;

/** Small modules that setup.py executes for the version: `src/py4j/version.py`, `requests/__version__.py`. 160 sdists have 52. */
const versionModule = /^_{0,2}(?:version|about|info|meta|metadata|pkginfo|release)_{0,2}\.py$/;

/**
 * Folders of such scripts and of backends that projects bring along: `_custom_build`, `pep517_backend`, pyzmq's `buildutils`,
 * JPype's `setupext`, `cupy_builder`.
 */
const buildFolder =
  /^_?(?:custom_?build\w*|build(?:utils|ing|ers?)?|build_?(?:backend|config|ext|helpers?|scripts?|support|system|tools?|utils?)|\w+_(?:backend|build|builder)|backends?|pep517\w*|setup(?:ext|_\w+)|packager)$/i;

/** What lies in them is of the build only by its name: `packaging/pep517_backend`, cupy's `install/cupy_builder`. */
const outerFolder = /^(?:install|packaging|scripts|tools)$/i;

/** A crate's folder is shallow; what lies deeper is vendored (orjson 3.10 brings 130 crates). */
const MAX_CRATE_DEPTH = 4;

/** Longer names are nobody's, and cost time to look at. */
const MAX_PATH = 300;

/**
 * Whether the text of a member says something of the build.
 *
 * @param path below the archive's top folder, with `/`
 */
export function isTelling(path: string): boolean {
  if (path.length > MAX_PATH) return false;
  const folders = path.split('/');
  const name = folders.pop() ?? '';
  if (folders.length === 0)
    return topFiles.has(name) || isCrateFile(name) || topModule.test(name) || requirementsFile.test(name);
  if (isAside(path)) return false;
  if (isRequiresFile(path)) return true;
  if (isCrateFile(name)) return folders.length < MAX_CRATE_DEPTH && !folders.some(isVendored);
  if (name === 'CMakeLists.txt' || name === 'meson.build') return folders.length === 1;
  if (name.endsWith('.wrap')) return folders.length === 1 && folders[0] === 'subprojects';
  if (versionModule.test(name)) return folders.length === 1 || (folders.length === 2 && isSourceRoot(folders[0]));
  return name.endsWith('.py') && isBuildScriptIn(folders, name);
}

/** Whether a Python file is a script of the build by its name and place; other modules become one where they are imported. */
export function isBuildScript(path: string): boolean {
  const folders = path.split('/');
  const name = folders.pop() ?? '';
  return folders.length === 0 ? buildModule.test(name) : name.endsWith('.py') && isBuildScriptIn(folders, name);
}

function isCrateFile(name: string): boolean {
  return name === 'Cargo.toml' || name === 'rust-toolchain.toml' || name === 'rust-toolchain';
}

function isSourceRoot(folder: string | undefined): boolean {
  return folder === 'src' || folder === 'lib' || folder === 'python';
}

function isVendored(folder: string): boolean {
  return folder === 'vendor' || folder === 'vendored' || folder === 'third_party' || folder === 'cargo';
}

/** `packaging/pep517_backend/_backend.py`; `ffi/build.py`. */
function isBuildScriptIn(folders: readonly string[], name: string): boolean {
  const [top = '', below] = folders;
  if (folders.length > 2 || name.startsWith('test')) return false;
  if (buildFolder.test(top)) return below === undefined || buildFolder.test(below);
  if (outerFolder.test(top) && below !== undefined) return buildFolder.test(below);
  return below === undefined && /^_?(?:build|setup|backend)\w*\.py$/.test(name);
}
