// What is installed together on the same targets: files, what the command says of them, and where it comes from.

import type { ReadInput } from '../manifest/input.ts';
import type { InputFile } from '../manifest/input-file.ts';
import type { AskedTarget } from '../target/target.ts';
import type { InstallOrder } from './install-order.ts';
import type { IndexSource } from './indexes.ts';
import type { InputFlags } from './read-inputs.ts';
import type { ResolveFlags } from './resolving-question.ts';

/** What one command installs: its files, on its targets, from its index. */
export interface Installation extends InputFlags {
  /** All together are one set. */
  readonly files: readonly InputFile[];
  /** How they are read: where they were read to plan it, they are not read again. */
  readonly read?: ReadInput;
  /** At least one; the report has them as `t0`, `t1` … in this order. */
  readonly targets: readonly AskedTarget[];
  /** Where releases are asked for. */
  readonly index: IndexSource;
  /** How what has no pin is resolved; false: the files are taken as they are (`--no-resolve`). */
  readonly resolve?: ResolveFlags | false;
  /** Where it stands among others that go into the same environment. */
  readonly order?: InstallOrder;
  /** What the report says beside it, a sentence each. */
  readonly remarks?: readonly string[];
  /** Its commands, each by itself, where it is made of several: what has no solution together is installed one after the other. */
  readonly apart?: readonly Pick<Installation, 'files' | 'targets' | 'order'>[];
}
