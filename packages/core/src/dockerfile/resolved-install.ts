// What an installer's command asks for, once its paths are followed back into the build context.

import type { MadeText } from '../edits/made-text.ts';
import type { ToolInstall } from './tools/tool-install.ts';

/** An installation whose files are paths of the build context. */
export type ResolvedInstall = Omit<ToolInstall, 'projects' | 'python' | 'pythonFile' | 'script' | 'environment'> & {
  /** Those of its files that the image has otherwise. */
  readonly edited?: readonly EditedText[];
  /** Those of its files that it is given as requirements that the lock's own tool writes. */
  readonly exported?: readonly ExportedFile[];
};

/** A lock that is installed by way of requirements: `poetry export`. */
export interface ExportedFile {
  readonly file: string;
  /** Whether those have hashes. */
  readonly hashes: boolean;
}

/** A file of the build context of which the image has another text. */
export interface EditedText {
  readonly file: string;
  /** Undefined where it stands within that of another file. */
  readonly made: MadeText | undefined;
}
