// Packages that are copied to where the Python which runs does not look (site.py: its own folders, and those of PYTHONPATH).

import { changedPaths } from './changed-files.ts';
import type { StageRuntime } from '../target/target-stage.ts';
import { absolutePath, type CopiedPath } from './context-paths.ts';
import { fitsGlob } from './fits-glob.ts';
import type { Followed } from './follow-dockerfile.ts';
import type { InstallPlace } from './install-place.ts';
import { fetchedHome, homeOf } from './python-home.ts';
import type { StageState } from './stage-state.ts';

/** The stage that installs, and where. */
interface Builder extends Followed {
  readonly places: readonly InstallPlace[];
  /** The Python that it is for. */
  readonly python: string | null;
}

/** Packages in a folder of the stage that runs. */
interface Landing {
  readonly path: string;
  readonly layout: InstallPlace['layout'];
  /** Of the place that was copied with it: the environment's own folder. */
  readonly root: string;
}

/**
 * Whether all that is copied lies in `lib/python3.12/site-packages` of the minor version that installed it, where another one
 * does not look; false where that is in doubt.
 *
 * @param lines of the COPYs that bring it
 */
export function keptByMinor(builder: Builder, runs: Followed, lines: readonly number[]): boolean {
  const minor = minorOf(builder.python);
  const landings = landingsOf(builder, runs, lines);
  return (
    landings.length > 0 &&
    landings.every(({ path }) => folderOfMinor.exec(path)?.[1] === minor) &&
    !isLedElsewhere(runs)
  );
}

/**
 * Why the Python that runs finds nothing of it, whatever its version, as a clause; undefined where it does, or that is in doubt.
 *
 * @param lines of the COPYs that bring it
 */
export function outOfSight(builder: Builder, runs: Followed, lines: readonly number[]): StageRuntime['missed'] {
  const fetched = fetchedHome(builder);
  const [made, home] = [fetched ?? homeOf(builder), homeOf(runs)];
  const landings = landingsOf(builder, runs, lines);
  if (made === undefined || home === undefined || made === home || landings.length === 0 || isLedElsewhere(runs))
    return undefined;
  const isLost = ({ path, layout }: Landing): boolean => layout === 'environment' || !looksAt(home, runs, path);
  if (!landings.every(isLost)) return undefined;
  const lost = landings.find(({ layout }) => layout === 'environment') ?? landings[0];
  if (lost === undefined) return undefined;
  const { path, layout, root } = lost;
  const why =
    layout === 'environment'
      ? `${root}/bin/python leads ${fetched === undefined ? `to ${made}/bin` : `into ${made}`}, and the Python that runs lies in ${home}/bin`
      : `the Python in ${home}/bin does not look into ${path}`;
  return { why, path };
}

const folderOfMinor = /\/lib(?:64)?\/python(\d+\.\d+)\/(?:site|dist)-packages(?:\/|$)/;

function minorOf(version: string | null): string | undefined {
  return /^\d+\.\d+/.exec(version ?? '')?.[0];
}

/** Empty where something lands who knows where: a mount that is copied by hand, a folder of any layout. */
function landingsOf({ python, places }: Builder, runs: Followed, lines: readonly number[]): readonly Landing[] {
  const minor = minorOf(python);
  const copied = runs.state.copied.filter(({ line }) => line !== undefined && lines.includes(line));
  if (minor === undefined || copied.some(({ destination }) => destination === null)) return [];
  const found = copied.flatMap((copy) =>
    copy.sources.flatMap((source) => places.flatMap((place) => landingOf(source, copy, place, minor) ?? [])),
  );
  return found.some(({ layout }) => layout === 'other') ? [] : found;
}

function landingOf(
  source: string,
  { destination: target }: CopiedPath,
  { path: root, layout }: InstallPlace,
  minor: string,
): Landing | undefined {
  const destination = target ?? '/';
  const names = partsOf(layout === 'other' ? root : `${root}/lib/python${minor}/site-packages`);
  const parts = partsOf(source);
  const shared = parts.slice(0, names.length);
  if (!shared.every((part, at) => fitsGlob(names[at] ?? '', part))) return undefined;
  const behind = [destination, ...names.slice(parts.length)].join('/');
  const depth = partsOf(root).length - parts.length;
  const above = depth < 0 ? destination : [destination, ...partsOf(root).slice(parts.length)].join('/');
  return {
    path: absolutePath(behind, '/'),
    layout: depth < 0 && layout === 'environment' ? 'own' : layout,
    root: absolutePath(above, '/'),
  };
}

function partsOf(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '');
}

/** Variables, links and scripts that lead a Python to where it would not look by itself. */
function isLedElsewhere({ state, starts }: Followed): boolean {
  const path = state.environment.get('PYTHONPATH');
  const words = [starts.entrypoint, starts.command].map((each) => each?.text ?? '').join(' ');
  return (
    state.brought === 'anything' ||
    path === null ||
    leading.test(path ?? '') ||
    state.environment.has('PYTHONHOME') ||
    // `python3 -m` and `/venv/bin/app` start the Python that is asked about; a folder of packages leads it.
    /(?:site|dist)-packages|\/lib(?:64)?\/python\d/.test(words) ||
    /\b(?:PYTHON(?:PATH|HOME)|(?:uv|poetry|pdm|pipenv)\W+(?:run|sync|install))\b/.test(words) ||
    leadsByFiles(state)
  );
}

const leading = /(?:site|dist)-packages|python\d|venv/;

function leadsByFiles(state: StageState): boolean {
  const context = state.copied.filter(({ from }) => from === undefined);
  const put = [...changedPaths(state), ...context.map(({ destination }) => destination ?? '/')];
  return put.some((path) =>
    /(?:site|dist)-packages|\/python\d?|\/lib\/?$|venv|^\/usr(?:\/local)?(?:\/bin)?\/?$/.test(path),
  );
}

/** Of the folders that a Python has itself. */
function looksAt(home: string, { found }: Followed, path: string): boolean {
  const folder = /^(.*)\/lib(?:64)?\/python[\d.]*\/((?:site|dist)-packages)(?:\/|$)/.exec(path);
  // Users' own hang on who runs it, and other folders on what nobody told here.
  if (folder === null || !/^\/usr(?:\/local)?$/.test(folder[1] ?? '')) return true;
  const isDebian = home === '/usr' && found.image?.distro?.name !== 'alpine';
  return isDebian ? folder[2] === 'dist-packages' : folder[1] === home && folder[2] === 'site-packages';
}
