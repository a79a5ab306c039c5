// What a verdict rests on, in one word, and what that word alone does not tell.

import type { DeadEnd } from './dead-end.ts';
import type { Reason } from '../match/compatibility.ts';
import type { OwnRefusal } from '../match/own-refusal.ts';

/** The reason of the nearest refused wheel, or a cause that does not lie in the files of a release. */
export type FindingReason =
  | Reason
  /** The release has no wheel. */
  | 'no-wheel'
  | 'no-project'
  | 'no-version'
  | 'unpinned'
  /** It has no pin, and no set of versions satisfies what is asked for. */
  | 'no-solution'
  | 'conflict'
  /** Only newer pips take its wheels, and which one the image has is not known. */
  | 'pip-unknown'
  | 'index'
  | 'direct-reference'
  /** Judged on another line, with it. */
  | 'repeated'
  /** The file or folder that is named is not there, or holds nothing to install. */
  | 'no-file'
  | 'marker'
  | 'group'
  | 'extra'
  | 'project'
  /** Another version was resolved on this target. */
  | 'other-version'
  /** Resolved on another target, and needed by nothing on this one. */
  | 'not-needed'
  /** Only other members of the workspace than the one to install need it. */
  | 'member';

/** Facts for the words about a reason. */
export type FindingDetail =
  /** `requires-python`: what the lock, or the project in a folder, demands. */
  | { readonly kind: 'pythons'; readonly ranges: string }
  /** `conflict`: who installs nothing then. */
  | { readonly kind: 'installer'; readonly title: string }
  /** `repeated`: where it is judged. */
  | { readonly kind: 'line'; readonly path: string; readonly line: number }
  /** `other-version`: the one that is taken; null where none was found. */
  | { readonly kind: 'version'; readonly version: string | null }
  /** `no-project`, `no-version`: on which index, where it is not the public one. */
  | { readonly kind: 'not-there'; readonly what: 'project' | 'version'; readonly index: string }
  /** `no-project`, `no-version`: a distribution's own, which no index has. */
  | { readonly kind: 'of-system' }
  /** `pip-unknown`: the first pip that takes one of its wheels, and the tag by which the best of them fits. */
  | { readonly kind: 'pip-since'; readonly since: string; readonly tag: string }
  /** `unpinned`: the search for a version took too long. */
  | { readonly kind: 'given-up' }
  /** `no-wheel`: the lock lists none, and the release may have some. */
  | { readonly kind: 'none-listed' }
  /** `direct-reference`: what it is built from. */
  | { readonly kind: 'source'; readonly from: 'vcs' | 'url' | 'path' }
  /** `hash`: of the one file that there is, by what it was found. */
  | { readonly kind: 'other-hash'; readonly from: 'url' | 'path' }
  /** `no-file`: `project`: the folder is there, and is none; `foreign`: a path of another machine, as pip freeze writes it in conda. */
  | { readonly kind: 'absent'; readonly what: 'folder' | 'project' | 'file' | 'foreign'; readonly path: string }
  /** `project`: it is built there, of what compiles nothing. */
  | { readonly kind: 'built-here' }
  /** `metadata`: why the build backend refuses the project of a folder, in half a sentence. */
  | { readonly kind: 'refused-project'; readonly problem: string }
  /** `metadata`: no image of the platform could build the sdist, and why. */
  | { readonly kind: 'no-build'; readonly end: DeadEnd }
  /** `metadata`: what the wheel itself says that it is. */
  | Exclude<OwnRefusal, { kind: 'python' }>;
