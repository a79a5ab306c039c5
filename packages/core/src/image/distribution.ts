// The releases of distributions under the images: their libc, their Python, their end of support, their order.

import { distributionRows } from './distribution-rows.ts';
import { distributionTitle } from '../text/distribution-title.ts';
import type { Libc } from '../target/target.ts';

/** How each distribution installs packages. */
const installCommands = {
  alpine: 'apk add',
  debian: 'apt-get install',
  ubuntu: 'apt-get install',
  rhel: 'dnf install',
  almalinux: 'dnf install',
  rocky: 'dnf install',
  centos: 'dnf install',
  oracle: 'dnf install',
  amazon: 'dnf install',
  fedora: 'dnf install',
  opensuse: 'zypper install',
  sles: 'zypper install',
  arch: 'pacman -S',
  wolfi: 'apk add',
  photon: 'tdnf install',
  mageia: 'dnf install',
} as const satisfies Readonly<Record<string, string>>;

type DistributionName = keyof typeof installCommands;

export interface Distribution {
  readonly name: DistributionName;
  /** `13`, `3.24` */
  readonly version: string;
  readonly codename?: string;
  /** Absent for releases that no image of the table stands on. */
  readonly libc?: Libc;
  /** Day (ISO) of its release; absent while it is not out, and its facts move. */
  readonly released?: string;
  /** Last day (ISO) of free security fixes: Alpine's end of life, the end of Debian's LTS and of Ubuntu's standard support. */
  readonly supportEnd?: string;
  /** What its package python3 brings; absent where that is not known. */
  readonly python?: DistributionPython;
}

export interface DistributionPython {
  /** `3.11.2`; a minor alone where the patch moves. */
  readonly version: string;
  /** The version of its package python3-pip; absent where it is not known. */
  readonly pip?: string;
  /** Whether that pip installs in virtual environments alone (PEP 668). */
  readonly managed: boolean;
  /** The Pythons that other packages of it bring (`python3.9`); absent where they are not known. */
  readonly others?: readonly OtherPython[];
}

interface OtherPython {
  /** `3.9.5`; a minor alone where the patch moves. */
  readonly version: string;
  /** What the distribution's packages bring it. */
  readonly pip: string;
}

const distributions: ReadonlyMap<string, Distribution> = new Map(
  distributionRows
    .trimEnd()
    .split('\n')
    .map((row) => {
      const [word = '', name = '', version = '', ...facts] = row.split(' ');
      if (!isDistribution(name)) throw new Error(`distribution table: ${row}`);
      const [codename, family, libc, released, supportEnd, python, pip, managed, others] = facts.map((fact) =>
        fact === '-' ? undefined : fact,
      );
      return [
        word,
        {
          name,
          version,
          ...(codename === undefined ? {} : { codename }),
          ...(family === undefined ? {} : { libc: readLibc(family, libc ?? '') }),
          ...(released === undefined ? {} : { released }),
          ...(supportEnd === undefined ? {} : { supportEnd }),
          ...(python === undefined
            ? {}
            : {
                python: {
                  version: python,
                  ...(pip === undefined ? {} : { pip }),
                  managed: managed === '+',
                  ...(others === undefined ? {} : { others: readOthers(others) }),
                },
              }),
        },
      ];
    }),
);

function isDistribution(name: string): name is DistributionName {
  return Object.hasOwn(installCommands, name);
}

function readOthers(text: string): readonly OtherPython[] {
  return text === 'none'
    ? []
    : text.split(',').map((each) => {
        const [version = '', pip = ''] = each.split('=');
        return { version, pip };
      });
}

function readLibc(family: string, text: string): Libc {
  const [major, minor, patch] = text.split('.').map(Number);
  return {
    family: family === 'musl' ? 'musl' : 'glibc',
    version: [major ?? 0, minor ?? 0],
    ...(patch === undefined ? {} : { full: text }),
  };
}

/** By the word that a tag or a row uses for it (`trixie`, `alpine3.24`); a leading `slim-` does not count. */
export function distributionOf(word: string): Distribution | undefined {
  return distributions.get(word.replace(/^slim-/, ''));
}

/** Alpine 3.24, Debian 13 (trixie) */
export function formatDistribution({
  name,
  version,
  codename,
}: Pick<Distribution, 'name' | 'version' | 'codename'>): string {
  return `${distributionTitle(name)} ${version}${codename === undefined ? '' : ` (${codename})`}`;
}

/** `apt-get install python3` */
export function installPython({ name, version }: Pick<Distribution, 'name' | 'version'>): string {
  const command = installCommands[name];
  // Red Hat's family had yum before 8, Amazon Linux before 2023.
  const old =
    command === 'dnf install' && name !== 'fedora' && releaseOrder(version) < (name === 'amazon' ? 2023 : 8) * 1000;
  return `${old ? 'yum install' : command} python3`;
}

/** The programs of each way to install, the usual one first. */
const managers: Readonly<Record<(typeof installCommands)[DistributionName], readonly string[]>> = {
  'apk add': ['apk'],
  'apt-get install': ['apt-get', 'apt', 'aptitude', 'dpkg'],
  'dnf install': ['dnf', 'dnf5', 'microdnf', 'yum', 'rpm', 'tdnf'],
  'zypper install': ['zypper', 'rpm'],
  'pacman -S': ['pacman'],
  'tdnf install': ['tdnf', 'dnf', 'yum', 'rpm'],
};

/** Which package managers a distribution may have; undefined for one that is not known. */
export function packageManagers(name: string): readonly string[] | undefined {
  return isDistribution(name) ? managers[installCommands[name]] : undefined;
}

/** Whether what one installs can be installed on the other by the same command: the names are then mostly the same. */
export function isInstalledAlike(one: string, other: string): boolean {
  return (
    isDistribution(one) &&
    isDistribution(other) &&
    installCommands[one] === installCommands[other] &&
    isMusl(one) === isMusl(other)
  );
}

/** Wolfi's packages have Alpine's command and its own names. */
function isMusl(name: DistributionName): boolean {
  return name === 'alpine';
}

/** The releases of one distribution that are out, newest first. */
export function releasesOf(name: string): readonly Distribution[] {
  return [...distributions.values()]
    .filter((each) => each.name === name && each.released !== undefined)
    .toSorted((a, b) => releaseOrder(b.version) - releaseOrder(a.version));
}

/** How far above the newest release one may be that is taken for a coming one: Alpine has two releases a year. */
const NEWER_ALPINES = 3;

/**
 * The release that a python tag asks for, if it is a little newer than every one of the table: an Alpine up to three above
 * the newest, or the next Debian.
 */
export function newerDistribution(flavour: 'full' | 'slim' | 'alpine', release: string): Distribution | undefined {
  const [newest] = releasesOf(flavour === 'alpine' ? 'alpine' : 'debian');
  if (newest === undefined) return undefined;
  if (flavour === 'alpine') {
    const above = releaseOrder(release) - releaseOrder(newest.version);
    return above > 0 && above <= NEWER_ALPINES ? { name: 'alpine', version: release } : undefined;
  }
  const named = distributions.get(release);
  const isNext = named?.name === 'debian' && Number(named.version) === Number(newest.version) + 1;
  // Debian's unstable is never released by that name.
  return isNext && release !== 'sid' ? named : undefined;
}

/** `3.24` → 3024, `13` → 13000 */
export function releaseOrder(version: string): number {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major * 1000 + minor;
}
