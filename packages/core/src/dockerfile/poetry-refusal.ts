// Commands that the Poetry of a stage does not know, where its Dockerfile says which release that is: they end with 1.

import type { StageState } from './stage-state.ts';

/** The groups of Poetry 1.2 came with these. */
const sinceGroups = /^--(?:with|without|only|sync)(?:=|$)/;

/**
 * @param words behind `poetry`
 * @returns why it is refused, as a clause; undefined where it is not, and where the release is not known
 */
export function poetryRefusal(words: readonly string[], { installs, brought }: StageState): string | undefined {
  const asked = installs.flatMap(({ understood }) => understood.words);
  const pinned = asked.findLast((word) => /^poetry(?:\[|[=<>~!]|$)/.test(word)) ?? '';
  const [, version, major, minor] = /^poetry==((\d+)\.(\d+)[\d.]*)$/.exec(pinned) ?? [];
  if (version === undefined || brought === 'anything') return undefined;
  const command = words.find((word) => !word.startsWith('-'));
  const isSecond = Number(major) >= 2;
  const unknown = (what: string): string => `Poetry ${version} has no ${what}`;
  if (command === 'export') {
    const mayHavePlugin = installs.some(({ understood }) => understood.files.length > 0);
    return isSecond && !mayHavePlugin && !asked.some((word) => /^poetry[-_.]plugin[-_.]export/.test(word))
      ? `${unknown('command export')}: poetry-plugin-export brings it`
      : undefined;
  }
  if (command === 'sync' && !isSecond) return unknown('command sync: poetry install --sync is its own');
  if (command !== 'install' && command !== 'sync') return undefined;
  const option = words.find(
    (word) => (isSecond && word === '--no-dev') || (major === '1' && Number(minor) < 2 && sinceGroups.test(word)),
  );
  return option === undefined ? undefined : unknown(`option ${option.replace(/=.*$/, '')}`);
}
