// Archives of packages that are made for another distribution than the stage's: the build stops there, or at the next apt-get update.

import { packageManagers } from '../image/distribution.ts';
import { distributionTitle } from '../text/distribution-title.ts';
import type { AskedCommand } from './asked-command.ts';

/** Notes a PPA. @returns why `add-apt-repository ppa:…` brings nothing, as a clause: Launchpad builds the packages of a PPA for Ubuntu's releases alone. */
export function foreignArchive({ command, program, place }: AskedCommand): string | undefined {
  const { distribution, state } = place.scope;
  if (program.name !== 'add-apt-repository') return undefined;
  const isUbuntus = program.words.some(({ text }) => text.startsWith('ppa:'));
  if (isUbuntus) state.ubuntuArchives.push(place.line);
  if (!command.certain || command.caught === true) return undefined;
  if (distribution === undefined || distribution === 'ubuntu') return undefined;
  const own = packageManagers(distribution);
  const title = distributionTitle(distribution);
  if (own !== undefined && !own.includes('apt-get'))
    return `there is no ${program.name} on ${title}, whose packages ${own[0]} adds`;
  return isUbuntus ? `a PPA has packages for Ubuntu alone, and none for ${title}` : undefined;
}
