// What the selection did not ask for, for the header: how many packages, which flag adds them, and whether the tool itself would.

import { installerTraits } from '../manifest/installer-traits.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { counted, plural } from '../text/counted.ts';
import { listWords } from '../text/list-words.ts';
import type { ReportFacts } from './facts.ts';

interface LeftOut {
  readonly kind: 'group' | 'extra';
  readonly needs: readonly string[];
  readonly manifest: Manifest;
  readonly byCommand: boolean;
  readonly packages: Set<string>;
}

/** "12 packages of group dev left out (poetry install adds them too), --with dev adds them", one line a group or extra. */
export function leftOut(all: readonly Pick<ReportFacts, 'checked' | 'byCommand'>[]): readonly string[] {
  const rows = new Map<string, LeftOut>();
  const checked = all.flatMap(({ checked: each, byCommand = false }) => each.map((one) => ({ ...one, byCommand })));
  const nameOf = ({ manifest, pkg }: (typeof checked)[number]): string => `${manifest.path} ${pkg.name} ${pkg.version}`;
  // `uv sync --no-dev` leaves out what the `uv sync` of a later stage brings.
  const brought = new Set(
    checked.filter(({ findings }) => [...findings.values()].some(({ verdict }) => verdict !== 'skipped')).map(nameOf),
  );
  for (const one of checked) {
    const { manifest, pkg, findings, byCommand } = one;
    if (brought.has(nameOf(one))) continue;
    for (const { verdict, reason, needs } of findings.values()) {
      if (verdict !== 'skipped' || (reason !== 'group' && reason !== 'extra') || needs.length === 0) continue;
      const key = [manifest.path, reason, byCommand, ...needs].join(' ');
      const row = rows.get(key) ?? { kind: reason, needs, manifest, byCommand, packages: new Set<string>() };
      row.packages.add(`${pkg.name} ${pkg.version}`);
      rows.set(key, row);
    }
  }
  return [...rows.values()].map(sentence);
}

/** What would bring it in: `--with dev or --extra socks`. */
export function bringingFlags(kind: LeftOut['kind'], needs: readonly string[]): string {
  // Nothing but --only leaves main out, and it ignores --with.
  const flags = needs.map((name) =>
    name === 'main' ? '--only main as well' : `${kind === 'group' ? '--with' : '--extra'} ${name}`,
  );
  return listWords(flags, 'or');
}

function sentence({ kind, needs, manifest, byCommand, packages }: LeftOut): string {
  const left = `${counted(packages.size, 'package')} of ${plural(needs.length, kind)} ${listWords(needs)} left out`;
  const them = packages.size === 1 ? 'it' : 'them';
  const usual =
    kind === 'group' && needs.some((need) => manifest.groups.some(({ name, optional }) => name === need && !optional));
  // Whoever wrote `--without dev` there knows that it can be left away; of what is none of the usual ones it says nothing.
  if (byCommand) return usual ? `${left}, as the command says` : `${left}, which the command does not ask for`;
  const plain = usual ? ` (plain ${installerTraits[manifest.installer].plainInstall} installs ${them})` : '';
  return `${left}${plain}, ${bringingFlags(kind, needs)} adds ${them}`;
}
