// What is worth telling of a file and stops nothing: a kind with what its words need. The words are report's.

import type { PipRange } from '../packaging/pip-knows.ts';
import type { InstallerName } from './installer-traits.ts';

/** Where a thing stands: path as given to `check`, line counted from 1. */
interface Place {
  readonly path: string;
  readonly line: number;
}

interface Located {
  /** Null for the file as a whole. */
  readonly location: Place | null;
  /** Who alone does what it says; absent: whoever installs from the file. */
  readonly only?: InstallerName;
}

/** A diagnostic of a file by its kind. */
export type ManifestFact =
  /** Of locks. `known`: the newest version of the format that is read. */
  | {
      readonly kind: 'newer-lock';
      readonly key: 'lock-version' | 'lock_version';
      readonly version: string;
      readonly known: string;
    }
  /** A poetry.lock without a lock-version, which Poetry 1 takes for 1.0 and Poetry 2 refuses. */
  | { readonly kind: 'unversioned-lock'; readonly path: string }
  /** pip refuses the whole pylock.toml: the problem is a clause. */
  | { readonly kind: 'refused-file'; readonly problem: string }
  /** Dependencies of the project, or of packages of the lock, that the lock at `path` lacks. */
  | {
      readonly kind: 'not-locked' | 'refused-not-locked' | 'not-held';
      readonly path: string;
      readonly names: readonly string[];
    }
  /** The lock at `path` was made for another `project` file: whoever installs from it refuses, or goes on in its own way. */
  | {
      readonly kind: 'refused-stale-lock' | 'stale-lock';
      readonly path: string;
      readonly project: string;
      readonly installer: InstallerName;
      /** What is asked for otherwise, where it is known. */
      readonly names: readonly string[];
      /** Of Poetry: what the project asks for on any machine that the lock does not hold. */
      readonly missing?: readonly string[];
      /** What is done with it, where a command tells: `Poetry 1.4.2` goes on, or stops. */
      readonly answer?: { readonly by: string; readonly stops: boolean };
    }
  | { readonly kind: 'renamed-group'; readonly path: string }
  /** A range of Pythons under `key` of a package. */
  | { readonly kind: 'invalid-python'; readonly of: string; readonly key: string; readonly text: string }
  | { readonly kind: 'unread-dependency'; readonly of: string; readonly line: string; readonly problem: string }
  | { readonly kind: 'repeated-key'; readonly key: string; readonly firstLine: number }
  | { readonly kind: 'unknown-source'; readonly of: string; readonly index: string }
  | { readonly kind: 'unexpanded-address'; readonly variables: readonly string[] }
  /** Of requirements files and pylock.toml. */
  | {
      readonly kind: 'hash-mode';
      readonly unhashed: readonly UnhashedRow[];
      /** Where hashes are asked for only if one of these is installed: of pylock.toml. */
      readonly hashed?: readonly Place[];
      /** Where that is another installer than pip. */
      readonly refusedBy?: string;
      /** The pips that refuse it; absent: all of them. */
      readonly pips?: PipRange;
      /** Whether other installers take it, also where they are told to ask for hashes. */
      readonly pipAlone?: true;
    }
  | { readonly kind: 'unknown-extra'; readonly folder: string; readonly extra: string }
  /** A comment for this tool: what it says, where that is not "ignore"; null where it names no rule between its brackets. */
  | { readonly kind: 'unread-ignore'; readonly found: string | null }
  | { readonly kind: 'stray-ignore' | 'global-option' | 'no-index' | 'stray-hash' }
  /** Of environment.yml: lines that conda does not hand to pip. */
  | { readonly kind: 'conda-lines'; readonly lines: number }
  | { readonly kind: 'unseen-links'; readonly address: string }
  | { readonly kind: 'dropped-options'; readonly options: readonly string[] }
  | { readonly kind: 'dropped-words'; readonly words: string }
  | {
      readonly kind: 'variable';
      readonly name: string;
      readonly variables: readonly string[];
      readonly unknown: readonly ('extras' | 'version' | 'marker' | 'address')[];
    };

export type ManifestDiagnostic = ManifestFact & Located;

/** What an installer refuses in hash mode where it is installed. */
interface UnhashedRow {
  readonly name: string;
  /** `exact-pin`: it has one that ends in `.*`, which pip takes for a pin. */
  readonly lacks: 'hash' | 'file' | 'pin' | 'exact-pin';
  readonly at: Place;
  /** Whatever its marker says. */
  readonly always: boolean;
}
