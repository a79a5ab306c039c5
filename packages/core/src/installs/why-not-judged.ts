// Commands that install what nobody can look up: wheels of an earlier command, folders of the image, links.

import { ownValue } from '../text/own-value.ts';
import { cannotTell } from '../dockerfile/cannot-tell.ts';
import { withoutSecrets } from '../dockerfile/without-secrets.ts';
import type { StageInstall } from '../dockerfile/stage-install.ts';
import { installerTraits } from '../manifest/installer-traits.ts';
import { shortened } from '../text/shortened.ts';
import type { ContextReading } from './context-reading.ts';
import { lacksHashes } from './lacks-hashes.ts';
import { leftOutOf } from './left-out.ts';
import type { NotJudged } from './not-judged.ts';
import { pythonOfUv } from './python-of-uv.ts';
import { uvSettingsBeside } from './uv-settings-beside.ts';
import { isLock, isReadable, projectFileIn } from './file-kinds.ts';

/** Names in a reason, a count among them. */
const NAMED = 6;

/** What files around say to one installer alone. */
const settingsBeside: Readonly<Record<string, typeof uvSettingsBeside>> = { uv: uvSettingsBeside };

/** uv then takes those alone (PEP 723). */
const inlineTable = /^# \/\/\/ script *\r?$/m;

/**
 * Undefined where it can be judged.
 *
 * @param python what the user says of it
 * @returns what variables hold that are secrets by their names is not in it
 */
export async function whyNotJudged(
  install: StageInstall,
  reading: ContextReading,
  python?: string,
): Promise<NotJudged | undefined> {
  const found = await firstReason(install, reading, python);
  if (found === undefined) return undefined;
  const known = typeof found === 'string' ? { why: found } : found;
  return { ...known, why: withoutSecrets(known.why, install) };
}

async function firstReason(
  install: StageInstall,
  reading: ContextReading,
  python?: string,
): Promise<string | NotJudged | undefined> {
  const { file: read } = reading;
  const why = cannotTell(install);
  if (why !== undefined) return why;
  const script = install.script === undefined ? undefined : await read(install.script);
  if (script !== undefined && inlineTable.test(script.text))
    return `${script.path} asks for requirements of its own, which are not judged`;
  const asked = python === undefined ? await pythonOfUv(install, reading) : undefined;
  if (asked !== undefined) return asked;
  const beside = await ownValue(settingsBeside, install.understood.tool)?.(install, read);
  if (beside !== undefined) return beside;
  const stale = install.atStaleLock === 'remakes' ? await remade(install, reading) : undefined;
  if (stale !== undefined) return stale;
  const lacks = (await leftOutOf(install, reading)) ?? (await lacksHashes(install, read));
  if (lacks !== undefined) return lacks;
  const folders = install.understood.files.filter((file) => !isReadable(file));
  const projects = await Promise.all(folders.map((folder) => projectFileIn(folder, read)));
  const unread = folders.find((_, position) => projects[position] === undefined);
  return unread === undefined ? undefined : `${unread} is no file that is read`;
}

/** A lock that is made anew while the image is built, because its project file has changed since. */
async function remade({ understood: { files } }: StageInstall, reading: ContextReading): Promise<string | undefined> {
  const locks = await Promise.all(files.filter(isLock).map(reading.file));
  const manifests = await Promise.all(locks.flatMap((lock) => (lock === undefined ? [] : [reading.manifest(lock)])));
  const stale = manifests.flatMap((manifest) => manifest?.diagnostics ?? []).find(({ kind }) => kind === 'stale-lock');
  if (stale?.kind !== 'stale-lock') return undefined;
  const { path, project, installer, names } = stale;
  const changed = names.length === 0 ? '' : ` (${shortened(names, NAMED).join(', ')})`;
  return `${path} is out of date: ${project} has changed since it was made${changed}, and ${installerTraits[installer].title} locks anew while the image is built: lock again`;
}
