// What a command of an installer does where its lock is out of date: by its options, by variables, and by the installer's release.

import { compareDotted } from '../text/compare-dotted.ts';
import { ownValue } from '../text/own-value.ts';
import type { ValueOf } from './expand-variables.ts';
import { isOn } from './install-environment.ts';
import type { AtStaleLock, ToolInstall } from './tools/tool-install.ts';

/** Absent where the installer alone decides it. */
type Answer = Pick<ToolInstall, 'atStaleLock' | 'lockRelease'>;

/** @param release of the installer; undefined where it is not known, which is taken for the newest */
export function atStaleLock(install: ToolInstall, valueOf: ValueOf, release: string | undefined): Answer {
  const asked = askedFor(install, valueOf);
  if (asked === undefined) return {};
  const rows = ownValue(byRelease, install.tool) ?? [];
  const found = rows.find(
    (row) =>
      row.asked === asked && row.isExport === (install.hashes !== undefined) && isWithin(release, row.from, row.below),
  );
  return {
    atStaleLock: found?.does ?? asked,
    ...(rows.length === 0 || release === undefined ? {} : { lockRelease: release }),
  };
}

/** A variable says it where no flag does; uv's --locked stands over UV_FROZEN. */
function askedFor({ tool, atStaleLock: asked }: ToolInstall, valueOf: ValueOf): AtStaleLock | undefined {
  if (asked !== 'remakes') return asked;
  const { refuses = '', installs = [] } = ownValue(variables, tool) ?? {};
  if (isOn(valueOf(refuses))) return 'refuses';
  return installs.some((name) => isOn(valueOf(name))) ? 'installs' : asked;
}

const variables: Readonly<Record<string, { readonly refuses?: string; readonly installs: readonly string[] }>> = {
  uv: { refuses: 'UV_LOCKED', installs: ['UV_FROZEN'] },
  pdm: { installs: ['PDM_FROZEN_LOCKFILE', 'PDM_NO_LOCK'] },
};

interface ReleaseRow {
  readonly asked: AtStaleLock;
  readonly isExport: boolean;
  readonly from?: string;
  readonly below?: string;
  readonly does: AtStaleLock;
}

/** Releases that do another thing than the command says: test/core/dockerfile/at-stale-lock.test.ts has what each was seen to do. */
const byRelease: Readonly<Record<string, readonly ReleaseRow[]>> = {
  poetry: [
    { asked: 'refuses', isExport: false, below: '1.8', does: 'solves' },
    // The plugin of Poetry 2 ends with 1, those before print what is locked.
    { asked: 'refuses', isExport: true, below: '2', does: 'installs' },
  ],
  // `pdm install --frozen-lockfile` resolves anew all the same, and only does not write that down.
  pdm: [{ asked: 'installs', isExport: false, from: '2.9', does: 'remakes' }],
};

function isWithin(release: string | undefined, from: string | undefined, below: string | undefined): boolean {
  if (release === undefined) return below === undefined;
  return (
    (from === undefined || compareDotted(release, from) >= 0) &&
    (below === undefined || compareDotted(release, below) < 0)
  );
}
