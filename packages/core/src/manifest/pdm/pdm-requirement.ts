// One line of a dependency list of pdm.lock or of a PDM project → the edge that it stands for.

import { type Marker, parseMarker } from '../../packaging/marker.ts';
import { normalizeName, type PackageName } from '../../packaging/name.ts';
import type { Parsed } from '../../packaging/parsed.ts';
import { parseRequirement } from '../../packaging/requirement.ts';
import { splitExtras } from '../requirements/split-extras.ts';
import type { DependencyEdge } from '../manifest.ts';
import { asPdmReads } from './as-pdm-reads.ts';

/** Everything that an edge says but for `forExtras`. */
export type PdmRequirement = Omit<DependencyEdge, 'forExtras' | 'key'>;

/**
 * Reads PEP 508, the specifiers that PDM repairs (`>=1.0.*`, `fix_legacy_specifier`), and PDM's own
 * `-e file:///${PROJECT_ROOT}/lib#egg=lib`.
 */
export function parsePdmRequirement(line: string): Parsed<PdmRequirement> {
  const text = line.trim();
  if (/^-e\s/.test(text)) return parseEditable(text.slice(2).trim());
  const strict = parseRequirement(text);
  const parsed = strict.ok ? strict : parseRequirement(repaired(text));
  if (!parsed.ok) return strict.ok ? parsed : strict;
  const { name, extras, specifiers, url, marker } = parsed.value;
  return {
    ok: true,
    value: {
      name,
      versions: specifiers.specifiers.length === 0 ? [] : [specifiers],
      extras: asTogether(extras),
      ...(marker ? { marker: asPdmReads(marker) } : {}),
      ...(url === undefined ? {} : { source: addressOf(url) }),
    },
  };
}

/**
 * How extras are named that are asked for at once: PDM locks `x[a,b]` as a row of its own, beside `x[a]` and `x[b]`, so the
 * combination comes first and then each alone.
 */
export function asTogether(extras: readonly string[]): readonly string[] {
  return extras.length > 1 ? [together(extras), ...extras] : extras;
}

/** The name of a combination of extras. */
export function together(extras: readonly string[]): string {
  return extras.toSorted().join(',');
}

/** Where a direct reference leads, without tool, revision and fragment: as `sourceAddress` writes the locked package's source. */
export function addressOf(url: string): string {
  const bare = url.replace(/#.*$/s, '');
  const inProject = /^(?:file:\/\/\/?)\$\{PROJECT_ROOT\}\/?(.*)$/s.exec(bare)?.[1];
  if (inProject !== undefined) return inProject === '' ? '.' : inProject;
  const repository = /^(?:git|hg|svn|bzr)\+(.*)$/is.exec(bare)?.[1];
  if (repository === undefined) return bare;
  const at = repository.lastIndexOf('@');
  return at > repository.indexOf('/', repository.indexOf('://') + 3) ? repository.slice(0, at) : repository;
}

/** `>=1.0.*` has no meaning in PEP 440; old releases on the index have it, and PDM drops the star. */
function repaired(text: string): string {
  return text.replace(/([<>]=?|~=)(\s*[\w.!+-]{1,100}?)\.\*/g, '$1$2');
}

function parseEditable(text: string): Parsed<PdmRequirement> {
  const cut = text.search(/\s;|\s+;/);
  const what = (cut === -1 ? text : text.slice(0, cut)).trim();
  const condition = cut === -1 ? '' : text.slice(cut).trim().slice(1).trim();
  const egg = /[#&]egg=([^&[\]]+)(?:\[([^\]]*)\])?/.exec(what);
  const name = normalizeName(egg?.[1] ?? lastPart(addressOf(what)));
  if (name === '') return { ok: false, problem: 'expected the name behind #egg=' };
  const marker = condition === '' ? undefined : parseMarker(condition);
  if (marker && !marker.ok) return marker;
  return { ok: true, value: editableEdge(name, what, splitExtras(egg?.[2] ?? ''), marker?.value) };
}

function editableEdge(
  name: PackageName,
  url: string,
  extras: readonly string[],
  marker: Marker | undefined,
): PdmRequirement {
  return {
    name,
    versions: [],
    extras: asTogether(extras),
    ...(marker ? { marker: asPdmReads(marker) } : {}),
    source: addressOf(url),
  };
}

function lastPart(address: string): string {
  const last = address.split(/[/\\]/).findLast((part) => part !== '' && part !== '.');
  return (last ?? '').replace(/\.git$/, '');
}
