// What the commands of a Dockerfile say by their flags: groups, extras, kinds of files, indexes.

import { normalizeName, type Selection, type StageInstall } from '@wheelcheck/core';
import type { Planned } from './plan-dockerfile.ts';

type Options = Pick<Planned, 'overrides' | 'resolve' | 'indexUrl' | 'extraIndexUrls'> & {
  readonly selection: Partial<Selection>;
};

/** @param installs commands that differ in no flag that counts @param textOf a file of the build context */
export function commandOptions(installs: readonly StageInstall[], textOf: (file: string) => string): Options {
  const understood = installs.map((install) => install.understood);
  const binaries = understood.flatMap((each) => each.binaries);
  const named = (option: string): readonly string[] =>
    binaries.filter((each) => each.startsWith(`${option} `)).map((each) => each.slice(option.length + 1));
  const indexes = installs.flatMap((install) => install.indexes);
  const main = indexes.find(({ kind }) => kind === 'default')?.url;
  const extra = [...new Set(indexes.flatMap(({ kind, url }) => (kind === 'extra' ? [url] : [])))];
  const isUv = understood.every(({ tool, files }) => tool === 'uv' && files.every((file) => !file.endsWith('.lock')));
  return {
    selection: selectionOf(installs, textOf),
    overrides: {
      noBinary: named('--no-binary'),
      onlyBinary: [...named('--only-binary'), ...(binaries.includes('--no-build') ? [':all:'] : [])],
      withoutRequirements: binaries.includes('--no-deps'),
      ...(isUv ? { installer: 'uv' as const } : {}),
    },
    resolve: { prereleases: binaries.includes('--pre'), preferBinary: binaries.includes('--prefer-binary') },
    ...(main === undefined ? {} : { indexUrl: main }),
    ...(extra.length === 0 ? {} : { extraIndexUrls: extra }),
  };
}

/** The groups and extras of the last command. */
function selectionOf(installs: readonly StageInstall[], textOf: (file: string) => string): Partial<Selection> {
  const install = installs.at(-1)?.understood;
  if (install === undefined) return {};
  const extras = install.files.some((file) => file.endsWith('.lock')) ? install.extras : [];
  // uv and PDM install the group dev unasked, where there is one.
  const hasDev = (): boolean =>
    install.files.some((file) => /^dev = \[|^groups = \[[^\]]*"dev"|"develop":/m.test(textOf(file)));
  const groups = install.groups.filter((group) => group !== 'with dev' || hasDev());
  const named = (word: string): readonly string[] =>
    groups.filter((group) => group.startsWith(`${word} `)).map((group) => group.slice(word.length + 1));
  const [added, without, only] = [named('with'), named('without'), named('only')];
  const all = groups.includes('all');
  return {
    allGroups: all,
    with: added,
    without: added.length > 0 || all ? without : [],
    only: only.join() === 'main' ? [] : only,
    allExtras: extras.includes('all'),
    extras: extras.includes('all') ? [] : extras.map(normalizeName),
  };
}
