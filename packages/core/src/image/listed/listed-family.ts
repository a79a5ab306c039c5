// A family of images whose tags follow a pattern, made from its rows of the table and from what it alone does differently.

import { formatDistribution } from '../distribution.ts';
import type { ImageFacts, ImageFamily, Place, Resolution, Unclear } from '../family.ts';
import type { ImageReference } from '../image-ref.ts';
import { summaryOf } from '../image-summary.ts';
import { officialPlace, placeAt } from '../official.ts';
import { addressesOf, asOf, type ListedRow, listedRow, listedRows } from './listed-table.ts';
import { nearestListedTags } from './nearest-listed-tags.ts';

export interface ListedFamily {
  readonly id: string;
  /** By the names that the table has: bare ones are official images of Docker Hub. */
  readonly repositories: readonly string[];
  /** What brings a Python where the image has none, as a clause; by default the package of its distribution does. */
  readonly pythonSource?: string;
  /** True where its Python is the package of its distribution, and so stays at that one's patch. */
  readonly packaged?: true;
  /** Of a repository: whether pip is, or comes as, a package of the distribution there, and with it that of its own Python. */
  readonly pipPackaged?: (repository: string) => boolean;
  /** Packages of Python that its images bring, some by name. */
  readonly ownPackages?: string;
  /** What it is taken for and no image outside the family has (`CUDA`): none stands in for one of it. */
  readonly brings?: string;
  /** What of a tag another one has in common that stands in for it: the release of what it brings. By default nothing. */
  readonly kin?: (tag: string) => string;
  /** Of a tag that its publisher has deleted: since which month (ISO). */
  readonly gone?: (tag: string) => string | undefined;
  /** Why it is not known what a tag holds, where it is not. */
  readonly unclear?: (tag: string) => Unclear | undefined;
  /** True where its publisher has tags that the table leaves out: what is in one of these is not known. */
  readonly open?: true;
  /** Of a tag: whether its Python is that of a distribution which keeps it to itself (PEP 668), and is not opened. */
  readonly closed?: (tag: string) => boolean;
}

export function listedFamily(family: ListedFamily): ImageFamily {
  const { id, repositories, brings, kin = () => '', unclear = () => undefined } = family;
  return {
    id,
    repositories,
    asOf,
    owns: (reference) => listedPlace(reference, repositories),
    // A mirror may have kept what its publisher has deleted.
    resolve: ({ name, assumed }, tag) =>
      resolveListedTag(assumed ? { ...family, gone: () => undefined } : family, name, tag),
    near: ({ name }, tag, platform) => nearestListedTags(name, tag, platform),
    neighbours: async (image) => {
      const { listedNeighbours } = await import('./listed-neighbours.ts');
      return listedNeighbours(image, { alone: brings !== undefined, kin, unclear });
    },
    list: () =>
      repositories.flatMap((name) =>
        listedRows(name).flatMap((row) => {
          const [own, ...aliases] = row.tags;
          return own === undefined ? [] : [summaryOf(`${name}:${own}`, aliases, factsOf(family, name, row))];
        }),
      ),
  };
}

/** An address of its own comes before a mirror of another: `nvcr.io/nvidia/cuda` is none of `nvidia/cuda`. */
function listedPlace(reference: ImageReference, repositories: readonly string[]): Place | undefined {
  const places = repositories.flatMap((name) =>
    addressesOf(name).flatMap((address) => {
      const place = address.includes('/') ? placeAt(reference, address) : undefined;
      return place === undefined ? [] : [{ ...place, name }];
    }),
  );
  const official = officialPlace(
    reference,
    repositories.filter((name) => !name.includes('/')),
  );
  return places.find(({ assumed }) => assumed === undefined) ?? official ?? places[0];
}

function resolveListedTag(family: ListedFamily, name: string, tag: string): Resolution {
  const unclear = family.unclear?.(tag);
  if (unclear !== undefined) return { kind: 'unclear', ...unclear };
  const row = listedRow(name, tag);
  if (row !== undefined) return resolveRow(family, name, tag, row);
  const newest = newerThan(name, tag);
  if (newest === undefined) {
    if (family.open === true) return { kind: 'unclear', reason: `the table of ${asOf} does not have this tag` };
    return { kind: 'impossible', reason: `${name} is not known to have this tag (${asOf})` };
  }
  return {
    kind: 'newer',
    facts: { ...factsOf(family, name, newest), status: 'unknown' },
    doubt: {
      kind: 'newer-release',
      image: `${name}:${tag}`,
      distribution: formatDistribution(newest.distribution),
    },
  };
}

function resolveRow(family: ListedFamily, name: string, tag: string, row: ListedRow): Resolution {
  const image = `${name}:${tag}`;
  const named = patchNamed(tag, row.python);
  const facts = {
    ...factsOf(family, name, row),
    ...(named === undefined ? {} : { python: named }),
    ...(family.closed?.(tag) === true ? { closed: true as const } : {}),
    ...goneFrom(family, name, tag),
  };
  const distribution = formatDistribution(row.distribution);
  if (row.distribution.released === undefined)
    return { kind: 'newer', facts, doubt: { kind: 'moves-on', image, distribution, factsOf: asOf } };
  if (!row.guessed) return { kind: 'known', facts };
  return { kind: 'newer', facts, doubt: { kind: 'guess', image, distribution } };
}

function goneFrom({ gone }: ListedFamily, name: string, tag: string): Pick<ImageFacts, 'gone'> {
  const since = gone?.(tag);
  const [near] = since === undefined ? [] : nearestListedTags(name, tag);
  return since === undefined ? {} : { gone: { since, instead: near === undefined ? undefined : `${name}:${near}` } };
}

/** `3.12.4-debian-12-r5`, `python-3.11.6`: which patch of its Python it has, the tag says itself; Lambda's `3.12.2024.05.10` names a day. */
function patchNamed(tag: string, minor: string | undefined): string | undefined {
  const numbers = tag.split('-').map((word) => word.replace(/^python/, ''));
  return numbers.find((number) => /^\d+\.\d+\.\d{1,2}$/.test(number) && number.startsWith(`${minor}.`));
}

function factsOf(family: ListedFamily, repository: string, row: ListedRow): ImageFacts {
  const { pythonSource, packaged, pipPackaged, ownPackages, brings } = family;
  const { distribution, python: minor, compiler, platforms, listed, until } = row;
  if (distribution.libc === undefined) throw new Error(`no libc in the table for ${formatDistribution(distribution)}`);
  const isPipPackaged = pipPackaged?.(repository) === true;
  const own = packaged === true || isPipPackaged ? distribution.python : undefined;
  const isOwn = own !== undefined && `${own.version}.`.startsWith(`${minor}.`);
  const python = isOwn ? own.version : minor;
  const pip = isOwn && isPipPackaged ? own.pip : undefined;
  return {
    distribution,
    libc: distribution.libc,
    ...(python === undefined ? {} : { python }),
    ...(isPipPackaged && python !== undefined ? { pipPackaged: true } : {}),
    ...(pip === undefined ? {} : { pip }),
    ...(python === undefined && pythonSource !== undefined ? { pythonSource } : {}),
    ...(ownPackages === undefined ? {} : { ownPackages }),
    ...(brings === undefined ? {} : { brings }),
    compiler,
    platforms,
    status: listed ? 'current' : 'frozen',
    frozenSince: until,
  };
}

/** The newest row of a repository whose tags are numbers, where a number is one or two above it: its glibc is not newer. */
function newerThan(name: string, tag: string): ListedRow | undefined {
  if (!/^\d{1,2}$/.test(tag)) return undefined;
  const numbered = listedRows(name).flatMap((row) =>
    row.tags.filter((each) => /^\d{1,2}$/.test(each)).map((each) => ({ row, above: Number(tag) - Number(each) })),
  );
  const nearest = numbered.toSorted((a, b) => a.above - b.above)[0];
  return nearest !== undefined && nearest.above > 0 && nearest.above <= 2 ? nearest.row : undefined;
}
