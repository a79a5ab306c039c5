// What a resolver asks, and nothing else: which versions there are of a project, and what one of them requires.

import type { Marker } from '../packaging/marker.ts';
import type { PackageName } from '../packaging/name.ts';
import type { SpecifierSet } from '../packaging/specifier.ts';
import type { Version } from '../packaging/version.ts';

/** One version of a project as it would be installed, or what stands at an address. */
export interface Option {
  readonly name: PackageName;
  /** Undefined where only a build tells it (version control), or where nobody could be asked: it is then taken to meet every demand. */
  readonly version: Version | undefined;
  /** Where it stands, if it is from no index. */
  readonly address?: string;
  readonly yanked: boolean;
}

/** A version of which nothing can be installed on the target. */
export interface Unfit {
  readonly version: Version;
  /** `python`: files that fit but for what they say of the Python. `files`: none fits. `nothing`: it has no wheel and no sdist. */
  readonly why: 'python' | 'files' | 'nothing';
  /** Requires-Python of what fits but for that. */
  readonly python?: string | undefined;
}

/** What somebody asks for: a range of a project's versions, or what stands at an address. */
export interface Wanted {
  readonly name: PackageName;
  /** Normalised, sorted. */
  readonly extras: readonly PackageName[];
  /** Empty for an address. */
  readonly specifiers: SpecifierSet;
  readonly address?: string;
  /** As written, for messages, without a marker: `requests[socks]>=2.8`. */
  readonly text: string;
  /** Under which it stands, where there is one; it holds on the target. */
  readonly marker?: Marker;
  /** Whose demand it is, where it is the user's: `requirements.txt:3`. */
  readonly by?: string;
}

/** What an option requires with some extras. */
export type Requirements =
  | { readonly state: 'known'; readonly wanted: readonly Wanted[] }
  /** It could not be learnt without a build, or nobody answered: it is taken to require nothing, and this has to be said. */
  | { readonly state: 'unknown' }
  /** The installer passes such a version over. */
  | { readonly state: 'refused'; readonly why: RefusedWhy };

/** Why: a line that the installer cannot read, a Python that the version is not for, or another release under its name. */
export type RefusedWhy =
  | { readonly kind: 'line'; readonly line: string }
  | { readonly kind: 'python'; readonly range: string }
  | { readonly kind: 'other-name' | 'other-version'; readonly said: string };

/** The world as one installer sees it on one target. Answers must not change while something is resolved. */
export interface Universe {
  /** Every version of which some file can be installed, best first; pre-releases and yanked ones are among them. */
  options(name: PackageName): Promise<readonly Option[]>;
  /** What the options leave out, for an installer that looks at these versions too; absent: nothing. */
  readonly unfit?: ((name: PackageName) => Promise<readonly Unfit[]>) | undefined;
  /** What stands at the address of a demand. */
  direct(wanted: Wanted & { readonly address: string }): Promise<Option>;
  /** What the option requires where these extras are asked of it; demands whose markers do not hold are left out. */
  requirements(option: Option, extras: readonly PackageName[]): Promise<Requirements>;
  /** Begins to ask what options require, without waiting for it: they may be looked into soon. */
  ahead(options: readonly Option[]): void;
}

/** What is to be resolved. */
export interface Problem {
  /** In the order in which the user gave them. */
  readonly wanted: readonly Wanted[];
  /** They bring nothing and narrow what others bring. */
  readonly constraints: readonly Wanted[];
}

/** Everything that is asked for by one name: a project, or a project with some extras. */
export function keyOf({ name, extras }: Pick<Wanted, 'name' | 'extras'>): string {
  return extras.length === 0 ? name : `${name}[${extras.join(',')}]`;
}
