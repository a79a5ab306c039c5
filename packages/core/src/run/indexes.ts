// The indexes of a run: which one counts for a file, and for a package whose lock names one; each is opened at most once.

import type { Host } from '../http/host.ts';
import { offlineTransport, openTransport, type Transport } from '../http/transport.ts';
import { filledIn, unsetVariable } from '../http/expand-variables.ts';
import type { Machine } from '../index-settings/machine.ts';
import type { SettingsReader } from '../index-settings/settings-reader.ts';
import type { MachineTraits } from '../manifest/machine-traits.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { AskedIndex } from '../package-index/asked-index.ts';
import { besideLinks } from '../package-index/beside-links.ts';
import { isDefaultIndex } from '../package-index/default-index.ts';
import { parseIndexUrl } from '../package-index/index-url.ts';
import { type IndexOptions, openIndex } from '../package-index/open-index.ts';
import { IndexError, type PackageIndex } from '../package-index/package-index.ts';
import { namingUser } from '../package-index/naming-user.ts';
import { provenIndex } from '../package-index/proven-index.ts';
import { severalIndexes } from '../package-index/several-indexes.ts';
import { withheldIndex } from '../package-index/withheld-index.ts';
import { maskAddress } from '../text/mask-addresses.ts';
import type { Fault } from '../http/fault.ts';
import { hidingValues } from './hiding-values.ts';
import { addressOf, machineTraitsOf } from './index-address.ts';
import { seenBy } from './seen-by.ts';
import { settingsOf } from './settings-of.ts';
import { withheldNames } from './withheld-names.ts';
import { chooseIndexes, type ChosenIndex, type IndexFlags, isHttp } from './choose-indexes.ts';

/** Where a check asks: one ready index for everything, or a machine to open indexes with. */
export type IndexSource =
  | PackageIndex
  | (IndexFlags & {
      readonly host: Host;
      readonly options?: IndexOptions;
    });

export interface Indexes {
  /** The index that counts for the file, or for the package where its lock names one. */
  readonly indexOf: (manifest: Manifest | undefined, url?: string) => PackageIndex;
  /** The indexes that are asked for a file and that are not the public one. */
  readonly askedFor: (manifest: Manifest) => readonly AskedIndex[];
  /** How the run reaches servers; it refuses where there is no machine, or the run is offline. */
  readonly transport: Transport;
}

type Machinery = Exclude<IndexSource, PackageIndex>;

/** @throws WheelcheckError for an address of the command line that is none */
export async function openIndexes(source: IndexSource): Promise<Indexes> {
  return 'release' in source
    ? { indexOf: () => source, askedFor: () => [], transport: offlineTransport() }
    : openByAddress(source, await settingsOf(source));
}

function openByAddress(source: Machinery, reader: SettingsReader): Indexes {
  const opened = new Map<string, PackageIndex>();
  const joined = new Map<string, PackageIndex>();
  /** Asked for every package: settings are read, and addresses filled in, once a file. */
  const ofFiles = new Map<Manifest | undefined, PackageIndex>();
  const transport = transportOf(source);

  function open(chosen: ChosenIndex, manifest: Manifest | undefined): PackageIndex {
    const url = addressOf(chosen, manifest, source, reader);
    const index =
      opened.get(url) ?? openOne(source, { url, written: chosen.url }, machineTraitsOf(manifest), transport);
    opened.set(url, index);
    return index;
  }

  function indexOf(manifest: Manifest | undefined, url?: string): PackageIndex {
    // A lock may name the public index itself; --index-url stands in for it there too.
    if (url !== undefined && !isDefaultIndex(url)) return open({ url }, manifest);
    const known = ofFiles.get(manifest) ?? indexOfFile(manifest);
    ofFiles.set(manifest, known);
    return known;
  }

  function indexOfFile(manifest: Manifest | undefined): PackageIndex {
    const { strategy, indexes, none, links } = chooseIndexes(source, manifest, reader);
    const unseen = links.map((each) => `${maskAddress(each.url)} (${each.from})`).join(', ');
    if (none !== undefined && links.length === 0) return silent('no index', { kind: 'no-index', name: none });
    if (none !== undefined) return silent('no index', { kind: 'links', name: unseen });
    const addresses = indexes.map((index) => addressOf(index, manifest, source, reader));
    const key = [strategy, ...addresses, unseen].join(' ');
    const index =
      joined.get(key) ??
      besideLinks(
        severalIndexes(
          strategy,
          indexes.map((each) => open(each, manifest)),
        ),
        unseen,
      );
    joined.set(key, index);
    return withheldIndex(index, withheldNames(manifest, addresses));
  }

  return {
    indexOf,
    askedFor: (manifest) => askedFor(source, manifest, reader),
    transport,
  };
}

/** Each once: those of the whole file first, then those that it names for single packages. */
function askedFor(source: Machinery, manifest: Manifest, reader: SettingsReader): readonly AskedIndex[] {
  const own = manifest.packages.flatMap(({ source: { kind, ...at } }) =>
    kind === 'index' && 'url' in at && at.url !== undefined ? [{ url: at.url, from: manifest.path }] : [],
  );
  const asked = new Map<string, AskedIndex>();
  for (const { url, from } of [...chooseIndexes(source, manifest, reader).indexes, ...own]) {
    const name = shownAddress(url);
    if (from !== undefined && !isDefaultIndex(url) && !asked.has(name)) asked.set(name, { name, from });
  }
  return [...asked.values()];
}

/** How the addresses of a file get what variables hold, for whoever reads the file. */
export function variableOf(source: IndexSource): { readonly variable?: Machine['variable'] } {
  const machine = 'release' in source ? undefined : seenBy(source);
  return machine === undefined ? {} : { variable: machine.variable };
}

/** As `PackageIndex.name` has it: variables stay as they are written, since a registry may have its token in the path. */
function shownAddress(url: string): string {
  try {
    return parseIndexUrl(url).name.replaceAll(/\$%7B(\w+)%7D/g, '${$1}');
  } catch {
    return maskAddress(url);
  }
}

function transportOf(source: Machinery): Transport {
  const { options, url, command, extraUrls = [] } = source;
  const transport =
    options?.offline === true
      ? offlineTransport()
      : openTransport(source.host, { ...options, variable: seenBy(source)?.variable });
  // A folder that a lock names is no error, an address that somebody gives for the index is.
  if (url !== undefined) parseIndexUrl(url, 'index-url');
  for (const each of extraUrls) parseIndexUrl(each, 'extra-index-url');
  // A lock names indexes and files without the password that the command line has for their host.
  for (const each of [url ?? '', ...extraUrls, command?.url ?? '', ...(command?.extraUrls ?? [])])
    transport.credentials.learn(each);
  return transport;
}

function openOne(
  source: Machinery,
  { url, written }: { readonly url: string; readonly written: string },
  { variables }: MachineTraits,
  transport: Transport,
): PackageIndex {
  const unset = unsetVariable(url, variables);
  if (unset !== undefined) return silent(maskAddress(url), { kind: 'variable', name: unset });
  if (isHttp(url)) {
    const { simple } = parseIndexUrl(url);
    const shown = shownAddress(written);
    const secret = shown === simple ? {} : { shown };
    const index = openIndex(source.host, url, { ...source.options, ...secret }, transport);
    const named = namingUser(index, () => transport.credentials.user(simple));
    const isAsked = source.options?.offline !== true && !isDefaultIndex(simple);
    const proven = isAsked ? provenIndex(named, simple, transport.get) : named;
    return hidingValues(proven, filledIn(written.replace(/\/\/[^/]*@/, '//'), seenBy(source)?.variable, variables));
  }
  return silent(maskAddress(url), { kind: 'address' });
}

/** uv.lock names folders as registries (`--find-links`): what they hold is not known here, and stops nothing. */
function silent(name: string, fault: Fault): PackageIndex {
  const refuse = (): Promise<never> => Promise.reject(new IndexError(fault).of(name));
  return { name, release: refuse, project: refuse, metadata: () => Promise.resolve(undefined) };
}
