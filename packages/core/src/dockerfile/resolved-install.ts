// What an installer's command asks for, once its paths are followed back into the build context.

import type { MadeText } from '../edits/made-text.ts';
import type { ToolInstall } from './tools/tool-install.ts';

/** An installation whose files are paths of the build context. */
export type ResolvedInstall = Omit<ToolInstall, 'projects' | 'python' | 'pythonFile' | 'script' | 'environment'> & {
  /** Those of its files that the image has otherwise. */
  readonly edited?: readonly EditedText[];
};

/** A file of the build context of which the image has another text. */
export interface EditedText {
  readonly file: string;
  /** Undefined where it stands within that of another file. */
  readonly made: MadeText | undefined;
}
