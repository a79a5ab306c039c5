// The distribution that an image of which nothing is known stands on, as far as the file tells: by a name, an argument, a package manager.

import type { Followed } from './follow-dockerfile.ts';

const releases: Readonly<Record<string, RegExp>> = {
  ubuntu: /ubuntu[-_:]?(\d\d\.\d\d)(?!\d)|(?:^|[-_:.])(focal|jammy|noble)(?![a-z])/,
  debian: /debian[-_:]?(\d\d)(?![\d.])|(?:^|[-_:.])(buster|bullseye|bookworm|trixie)(?![a-z])/,
  alpine: /alpine[-_:]?(3\.\d\d)(?!\d)/,
};

/** `ubuntu:22.04`, by the image's own name or an argument such as UBUNTU_VERSION; undefined where neither tells. */
export function toldDistribution({ state, understood: { base } }: Followed): string | undefined {
  for (const [name, pattern] of Object.entries(releases)) {
    const [, number, codename] = pattern.exec(base ?? '') ?? [];
    const variable = `${name.toUpperCase()}_VERSION`;
    const release = number ?? codename ?? state.args.get(variable) ?? state.environment.get(variable);
    if (release && /^[\w.]+$/.test(release)) return `${name}:${release}`;
  }
  return undefined;
}

const byManager: readonly (readonly [manager: RegExp, bases: readonly string[]])[] = [
  [/^apk$/, ['alpine:N']],
  [/^(?:dnf5?|microdnf|yum|tdnf)$/, ['fedora:N', 'rockylinux:N', 'amazonlinux:N']],
  [/^(?:apt|apt-get|aptitude)$/, ['debian:N', 'ubuntu:N']],
  [/^/, ['debian:N', 'ubuntu:N', 'alpine:N']],
];

/** What may stand for it, by the package manager that the commands call, likeliest first; the release is for somebody to find out. */
export function possibleBases({ state }: Pick<Followed, 'state'>): readonly string[] {
  const manager = state.systemInstalls[0]?.manager ?? '';
  return byManager.find(([pattern]) => pattern.test(manager))?.[1] ?? [];
}
