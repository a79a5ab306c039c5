// Projects that are a distribution's own: pip freeze outside a virtual environment lists them, and no index has them.

import { normalizeName, type PackageName } from '../packaging/name.ts';

/**
 * By the package that brings them. Those of Debian 12 were read from the package itself (`dpkg -c`: its *.egg-info); those that Ubuntu
 * and Pop!_OS have alone stand so in the many pip freezes of their systems that people have put into repositories. Some of the names
 * belong to other projects on the index, or to whoever squatted them (screen-resolution-extra 0.0.1 calls itself a security hold).
 */
const rows: readonly (readonly [name: string, by: string])[] = [
  ['apt-clone', 'apt-clone'],
  ['apt-xapian-index', 'apt-xapian-index'],
  ['apturl', 'apturl-common'],
  ['Brlapi', 'python3-brlapi'],
  ['cloud-init', 'cloud-init'],
  ['command-not-found', 'command-not-found'],
  ['cupshelpers', 'python3-cupshelpers'],
  ['defer', 'python3-defer'],
  ['distro-info', 'python3-distro-info'],
  ['hidpi-daemon', 'hidpi-daemon'],
  ['kernelstub', 'kernelstub'],
  ['language-selector', 'language-selector-common'],
  ['louis', 'python3-louis'],
  ['onboard', 'onboard'],
  ['pop-transition', 'pop-transition'],
  ['python-apt', 'python3-apt'],
  ['python-debian', 'python3-debian'],
  ['python-systemd', 'python3-systemd'],
  ['reportbug', 'python3-reportbug'],
  ['repolib', 'python3-repolib'],
  ['screen-resolution-extra', 'screen-resolution-extra'],
  ['sessioninstaller', 'sessioninstaller'],
  ['sos', 'sosreport'],
  ['ssh-import-id', 'ssh-import-id'],
  ['systemd-python', 'python3-systemd'],
  ['ubuntu-advantage-tools', 'ubuntu-advantage-tools'],
  ['ubuntu-drivers-common', 'ubuntu-drivers-common'],
  ['ubuntu-pro-client', 'ubuntu-pro-client'],
  ['ufw', 'ufw'],
  ['unattended-upgrades', 'unattended-upgrades'],
  ['usb-creator', 'usb-creator-common'],
  ['xkit', 'python3-xkit'],
];

const names: ReadonlySet<PackageName> = new Set(rows.map(([name]) => normalizeName(name)));

/** What the distributions write into the version of a package that they have changed: 2.4.0+ubuntu2, 0.23ubuntu1, 1.5+deb12u1, 4.0.2+dfsg. */
const mark = /\d(?:\+|-|)ubuntu\d|\+deb\d+u\d|\+dfsg/;

/** Of a release that the index does not have. */
export function isSystemProject(name: PackageName, version: string | undefined): boolean {
  return names.has(name) || mark.test(version ?? '');
}
