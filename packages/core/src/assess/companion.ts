// Wheels that work only beside certain versions of another one, which their metadata does not say.

import { extrasNamed } from '../packaging/marker-extras.ts';
import { normalizeName, type PackageName } from '../packaging/name.ts';
import { parseRequirement } from '../packaging/requirement.ts';
import { parseSpecifiers, satisfies } from '../packaging/specifier.ts';
import { parseVersion } from '../packaging/version.ts';
import { vanishedNames } from './vanished-names.ts';

export interface Companion {
  /** Normalised, as `beside`. */
  readonly name: string;
  /** A specifier set (PEP 440). */
  readonly versions: string;
  readonly beside: string;
  /** The versions of `beside` that it works with. */
  readonly admits: string;
  /** Both hold the library of that name in versions that must be one, it was compiled for what is named, or imports it of the other. */
  readonly tie: { readonly kind: 'holds' | 'made-for' | 'imports'; readonly what: string };
  readonly source: string;
}

/** Installed with each other from wheels on CPython 3.12 and imported: xmlsec 1.3.14, 1.3.16 and 1.3.17 with lxml 4.9.4 to 6.1.0. */
const xmlsec = (versions: string, admits: string): Companion => ({
  name: 'xmlsec',
  versions,
  beside: 'lxml',
  admits,
  tie: { kind: 'holds', what: 'libxml2' },
  source: 'xmlsec/python-xmlsec#316; import xmlsec: lxml & xmlsec libxml2 library version mismatch',
});

/**
 * Installed from wheels beside numpy 2.4.6 on CPython 3.11 and imported: a version below the bound stops, and the bound's own does
 * not. Later ones were compiled with NumPy 2, which serves both. Versions between that ask for numpy<2 themselves are not hurt by a row.
 */
const numpy1 = (name: string, below: string, from = '0'): Companion => ({
  name,
  versions: `>=${from},<${below}`,
  beside: 'numpy',
  admits: '<2',
  tie: { kind: 'made-for', what: 'NumPy 1' },
  source: 'import: numpy.dtype size changed, or numpy.core.multiarray failed to import',
});

export const companions: readonly Companion[] = [
  xmlsec('==1.3.14', '>=5.1,<5.4'),
  xmlsec('>=1.3.16,<1.4', '>=6'),
  numpy1('pandas', '2.2.2'),
  numpy1('scikit-learn', '1.4.2'),
  numpy1('opencv-python', '4.10'),
  numpy1('opencv-python-headless', '4.10'),
  numpy1('opencv-contrib-python', '4.10'),
  numpy1('opencv-contrib-python-headless', '4.10'),
  numpy1('matplotlib', '3.8.4'),
  numpy1('pyarrow', '16'),
  numpy1('h5py', '3.11'),
  numpy1('tables', '3.10'),
  numpy1('netcdf4', '1.7'),
  numpy1('cftime', '1.6.4'),
  numpy1('numexpr', '2.10'),
  numpy1('bottleneck', '1.4'),
  numpy1('scikit-image', '0.23'),
  // Of 1.8 numpy is an extra: 1.8.5.post1 beside numpy 2.0.0 is imported.
  numpy1('shapely', '2.0.4', '2'),
  numpy1('pywavelets', '1.6'),
  numpy1('pycocotools', '2.0.8'),
  numpy1('rasterio', '1.3.10'),
  numpy1('fastparquet', '2024.5'),
  numpy1('catboost', '1.2.7'),
  numpy1('pyerfa', '2.0.1.4'),
  numpy1('scs', '3.2.5'),
  numpy1('spacy', '3.7.4'),
  numpy1('thinc', '8.2.3'),
  ...vanishedNames.map(({ name, versions, of, admits, import: what }): Companion => ({
    name,
    versions,
    beside: of,
    admits,
    tie: { kind: 'imports', what },
    source: `import: cannot import name '${what}' from '${of}'`,
  })),
];

/**
 * What a release requires, and what its wheel goes with, for a search that would move one of the two alone: `lxml>=6`. A release
 * that does not require the other asks for none (scikit-learn 0.19 names no numpy).
 */
export function withCompanions(name: PackageName, version: string, requires: readonly string[]): readonly string[] {
  const rows = rowsOf(name, version, requires);
  return [...requires, ...rows.map(({ beside, admits }) => `${beside}${admits}`)];
}

/** @param requires null where nobody knows what it requires: rows then count by its version alone */
export function rowsOf(name: PackageName, version: string, requires: readonly string[] | null): readonly Companion[] {
  const rows = companions.filter((row) => row.name === name && isWithin(version, row.versions));
  if (rows.length === 0 || requires === null) return rows;
  const named = new Set(requires.flatMap(namedWithoutExtra));
  return rows.filter(({ beside }) => named.has(normalizeName(beside)));
}

/** The name of what is required; none where an extra alone asks for it. */
function namedWithoutExtra(requires: string): readonly PackageName[] {
  const read = parseRequirement(requires);
  if (!read.ok) return [];
  const { name, marker } = read.value;
  return marker !== undefined && extrasNamed(marker).length > 0 ? [] : [name];
}

export function isWithin(version: string, versions: string): boolean {
  const [parsed, range] = [parseVersion(version), parseSpecifiers(versions)];
  return parsed.ok && range.ok && satisfies(parsed.value, range.value, true);
}

/** Of a package that does not go with a version of another, those that do; undefined where no row tells. */
export function versionsBeside(name: string, beside: string, version: string): string | undefined {
  return companions.find((row) => row.name === name && row.beside === beside && isWithin(version, row.admits))
    ?.versions;
}
