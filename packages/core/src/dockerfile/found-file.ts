// What lies at a path of an image.

import type { MadeText } from '../edits/made-text.ts';
import type { ResolvedInstall } from './resolved-install.ts';

/** What a path of an image stands for. */
export type Found =
  | { readonly kind: 'context'; readonly path: string }
  | { readonly kind: 'export'; readonly install: ResolvedInstall }
  | { readonly kind: 'text'; readonly made: MadeText; readonly line: number }
  | Changed
  | Made;

/** After it was copied. */
export interface Changed {
  readonly kind: 'changed';
  readonly line: number;
  /** The file of the build context that it was before. */
  readonly before?: string;
}

/** Written, fetched or unpacked there. */
export interface Made {
  readonly kind: 'made';
  readonly line: number;
}
