// Whether a command of an installer ends at a lock that is not of its project file: nothing of it is installed then.

import type { StageInstall } from '../dockerfile/stage-install.ts';
import { installerTraits } from '../manifest/installer-traits.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { answered } from '../manifest/stale-lock.ts';
import { listWords } from '../text/list-words.ts';
import { shortened } from '../text/shortened.ts';
import type { ContextReading } from './context-reading.ts';
import { isLock } from './file-kinds.ts';
import type { InstallerStop } from './poetry-refuses.ts';
import { staleAnswer } from './stale-answer.ts';

/** Names in a reason, a count among them. */
const NAMED = 6;

/** What the lock holds is judged all the same: it is what would be installed without the changes. */
export async function staleRefuses(install: StageInstall, reading: ContextReading): Promise<InstallerStop | undefined> {
  const answer = staleAnswer([install]);
  if (answer?.told !== true) return undefined;
  const locks = await Promise.all(install.understood.files.filter(isLock).map(reading.file));
  const manifests = await Promise.all(locks.flatMap((lock) => (lock === undefined ? [] : [reading.manifest(lock)])));
  const stale = manifests
    .flatMap((manifest) => answered(manifest?.diagnostics ?? [], { ...answer, told: false }))
    .find(({ kind }) => kind === 'refused-stale-lock');
  return stale?.kind === 'refused-stale-lock' ? stopAtLock(stale) : undefined;
}

function stopAtLock({
  path,
  project,
  installer,
  names,
  missing = [],
}: Extract<Manifest['diagnostics'][number], { readonly kind: 'refused-stale-lock' | 'stale-lock' }>): InstallerStop {
  const changed = names.length > 0 ? names : missing;
  const which = changed.length === 0 ? '' : ` (${listWords(shortened(changed, NAMED))})`;
  return {
    why: `${path} is out of date: ${project} has changed since it was made${which}`,
    remedy: `run ${installerTraits[installer].lockAgain} before docker build`,
    installs: true,
  };
}
