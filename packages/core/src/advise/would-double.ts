// Whether what comes with a version holds the same module as what stays: files of one would be lost, and no installer says so.

import { sharedModule } from '../assess/module-families.ts';
import type { Newcomer } from './advice.ts';
import type { Chosen } from './askers-of.ts';
import type { Option } from './fitting-versions.ts';
import type { Inquiry, Judged } from './inquiry.ts';
import type { Objection } from './objection.ts';
import type { SetDemands } from './set-demands.ts';
import { staysBeside } from './stays-beside.ts';

interface Coming {
  readonly row: Judged;
  /** Of another project, it comes itself: what stands in for `row`. */
  readonly option: Option;
  readonly news: readonly Newcomer[];
  /** What the other versions that are chosen bring. */
  readonly besides: () => Promise<readonly Newcomer[]>;
  readonly presumed: string | null;
  readonly chosen: Chosen;
  readonly open: ReadonlySet<Judged>;
}

/** insightface 1.0 brings onnxruntime, beside onnxruntime-gpu of another line: support of the GPU would be lost. */
export async function wouldDouble(
  { row, option, news, besides, presumed, chosen, open }: Coming,
  demands: SetDemands,
  inquiry: Inquiry,
): Promise<Objection | undefined> {
  const comers = option.name === row.as.name ? news : [option, ...news];
  const own = heldModule(row);
  const then = new Map([...chosen, [row, option]]);
  for (const { name, version } of comers) {
    const module = sharedModule(name, version, undefined);
    if (module === undefined || module === own) continue;
    const why = (beside: string): Objection => ({
      why: { kind: 'needs-double', presumed, needs: name, beside },
      by: null,
    });
    const twin = [...comers, ...(await besides())].find(
      (other) => other.name !== name && sharedModule(other.name, other.version, undefined) === module,
    );
    if (twin) return why(twin.name);
    for (const mate of demands.rows.filter((other) => other.as.name !== name && heldModule(other) === module))
      if (await staysBeside(mate, then, open, demands, inquiry)) return why(mate.as.name);
  }
  return undefined;
}

/** The module that a package of the set shares with other projects. */
export function heldModule({ as: { name, version }, finding: { file } }: Judged): string | undefined {
  return sharedModule(name, version, file?.filename.kind === 'wheel' ? file.size : undefined);
}
