// What the page and the worker that judges say to one another.

import type { Settings } from './settings.ts';

/** A file as it was dropped or pasted. */
export interface GivenFile {
  /** Its name, or its path inside a dropped folder. */
  readonly path: string;
  readonly text: string;
}

export interface Job {
  readonly files: readonly GivenFile[];
  readonly settings: Settings;
}

/** What the last report is saved as beside HTML, which is there already. */
export type SavedAs = 'json' | 'markdown';

export type Asked = Job | 'stop' | SavedAs;

export interface Rendered {
  readonly html: string;
  /** What a screen reader is told at the end. */
  readonly said: string;
}

/** What ended a run, as a WheelcheckError says it. */
export interface Failure {
  readonly message: string;
  readonly reason: string;
  readonly hint: string;
}

export type Told =
  /** Once, at the start: who is asked where nobody names an index. */
  | { readonly kind: 'ready'; readonly index: string }
  /** Nothing more has to be loaded: the page needs no network but for the index. */
  | { readonly kind: 'loaded' }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly rendered: Rendered }
  | { readonly kind: 'saved'; readonly as: SavedAs; readonly text: string }
  | { readonly kind: 'failed'; readonly failure: Failure };
