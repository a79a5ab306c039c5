// Which indexes an installer asks for a file, and where each was learnt: flags, the file itself, the machine, else the public one.

import { ownValue } from '../text/own-value.ts';
import { WheelcheckError } from '../error.ts';
import type { Machine } from '../index-settings/machine.ts';
import type { SettingsReader } from '../index-settings/settings-reader.ts';
import type { SettledIndex } from '../index-settings/settled-index.ts';
import { formatTraits } from '../manifest/format-traits.ts';
import { type InstallerTraits, installerTraits } from '../manifest/installer-traits.ts';
import { machineTraits } from '../manifest/machine-traits.ts';
import type { IndexReference, Manifest } from '../manifest/manifest.ts';
import { DEFAULT_INDEX, isDefaultIndex } from '../package-index/default-index.ts';
import { parseIndexUrl } from '../package-index/index-url.ts';
import { fileIndexes } from './file-indexes.ts';
import { seenBy } from './seen-by.ts';

/** `pool`: the files of all count (pip); `first-index`: the first that has the project answers alone (uv). */
export type IndexStrategy = InstallerTraits['indexes'];

export interface IndexFlags {
  /** The Simple API's address. Given, it stands in for the public index and for a file's own default one. */
  readonly url?: string;
  /** Further indexes, after those that the file names. */
  readonly extraUrls?: readonly string[];
  /** Where the two were learnt, where that is another place than a flag: `WHEELCHECK_INDEX_URL`, `wheelcheck.toml:3`. */
  readonly from?: { readonly url?: string | undefined; readonly extraUrls?: string | undefined };
  /** What a command of a Dockerfile says, by its flags and its variables: `from` is its line. */
  readonly command?: {
    readonly url?: string;
    readonly extraUrls: readonly string[];
    readonly from: string;
    /** What it calls indexes, by their addresses. */
    readonly names?: Readonly<Record<string, string>>;
    /** Its variables with user and password of indexes, and those that the files name. */
    readonly variables?: Readonly<Record<string, string>>;
  };
  /** What several indexes mean; by default what they mean to the file's installer. */
  readonly strategy?: IndexStrategy;
  /** The machine that the installer would run on; absent: nothing but flags and files counts. */
  readonly machine?: Machine;
}

/** An index that is asked, as it was named: its address may hold variables, user and password. */
export interface ChosenIndex extends Pick<IndexReference, 'url' | 'name' | 'login'>, Pick<SettledIndex, 'literal'> {
  /** `--index-url`, `requirements.txt`, `PIP_INDEX_URL`, `/etc/pip.conf`; undefined for the public one that nobody named. */
  readonly from?: string;
}

export interface ChosenIndexes {
  readonly strategy: IndexStrategy;
  /** In the order in which they are asked. */
  readonly indexes: readonly ChosenIndex[];
  /** Where it says that none is asked. */
  readonly none?: string;
  /** Pages and folders of files that count beside them, and are not read. A folder of this machine is in no image, one that the file names may be. */
  readonly links: readonly SettledIndex[];
}

/**
 * @param reader of the machine's settings
 * @throws WheelcheckError where the installer would stop at its own configuration
 */
export function chooseIndexes(
  flags: IndexFlags,
  manifest: Manifest | undefined,
  reader: SettingsReader,
): ChosenIndexes {
  const installer = manifest?.installer ?? 'pip';
  const { settings: of, settingsFirst, fileAlone } = machineTraits[installer];
  const settings = reader.indexSettings(seenBy(flags), of, projectFolder(manifest));
  const files = fileIndexes(manifest);
  const links = [...settings.links.filter(({ url }) => isHttp(url)), ...files.links];
  const none = settings.none ?? files.none;
  const own = [settings.main, settings.mirror].flatMap((index) => index ?? []);
  for (const { url, from } of [...own, ...settings.extra]) refuseNoAddress(url, from);
  const strategy = flags.strategy ?? installerTraits[installer].indexes;
  if (none !== undefined && flags.url === undefined) return { strategy, indexes: [], none, links };
  const named = (kind: IndexReference['kind']): readonly ChosenIndex[] =>
    files.indexes.filter((index) => index.kind === kind);
  const ofFile = named('default').at(-1);
  const given = flags.url === undefined ? undefined : { url: flags.url, from: flags.from?.url ?? '--index-url' };
  const { command } = flags;
  const said = (url: string): readonly ChosenIndex[] => {
    const name = ownValue(command?.names, url);
    return command === undefined ? [] : [{ url, from: command.from, ...(name === undefined ? {} : { name }) }];
  };
  const [ofCommand] = command?.url === undefined ? [] : said(command.url);
  const ofMachine = ofCommand ?? settings.main;
  const unnamed = settings.projectAlone === undefined ? [{ url: DEFAULT_INDEX }] : [];
  const main: readonly ChosenIndex[] = [
    given ?? (settingsFirst ? (ofMachine ?? ofFile) : (ofFile ?? ofMachine)) ?? unnamed,
  ].flat();
  // The file has an index of the same name, which then counts.
  const isNamed = ({ name }: SettledIndex): boolean =>
    name !== undefined && files.indexes.some((index) => index.name === name);
  // pip's --index-url in a file replaces all that its settings name (req_file.handle_option_line).
  const beside =
    fileAlone && ofFile !== undefined
      ? []
      : settings.extra.filter((each) => !isNamed(each) && !command?.extraUrls.includes(each.url));
  const extraUrls = (flags.extraUrls ?? []).map((url) => ({ url, from: flags.from?.extraUrls ?? '--extra-index-url' }));
  const ofLine = command?.extraUrls.flatMap(said) ?? [];
  const extra = [...beside, ...named('extra'), ...ofLine, ...extraUrls];
  // uv asks extra indexes before the default one, pip gives no weight to the order.
  const indexes = strategy === 'first-index' ? [...extra, ...main] : [...main, ...extra];
  // Whoever names the public index by a flag means it.
  const flagged = new Set<ChosenIndex | undefined>([given, ...extraUrls]);
  const standIn = (index: ChosenIndex): ChosenIndex =>
    flagged.has(index) ? asPublic(index) : (settings.mirror ?? asPublic(index));
  return {
    strategy,
    indexes: indexes.map((index) => (isDefaultIndex(index.url) ? standIn(index) : index)),
    links,
  };
}

export function isHttp(url: string): boolean {
  return /^https?:\/\//i.test(url);
}

/** Where an installer would run that finds its project by its folder. A lock names what it was made with, project included. */
function projectFolder(manifest: Manifest | undefined): string | undefined {
  if (manifest === undefined || formatTraits[manifest.format].holdsAll) return undefined;
  const folder = manifest.path.split(/[/\\]/).slice(0, -1).join('/');
  return folder === '' ? (manifest.path.startsWith('/') ? '/' : '.') : folder;
}

/** At the start, and with its place: a setting that is no address must not end as an index that does not answer. */
function refuseNoAddress(url: string, from: string): void {
  try {
    parseIndexUrl(url);
  } catch (error) {
    if (!(error instanceof WheelcheckError)) throw error;
    throw error.with({ message: `${from}: ${error.message}` });
  }
}

/** However it is spelt. */
function asPublic(index: ChosenIndex): ChosenIndex {
  return { ...index, url: DEFAULT_INDEX };
}
