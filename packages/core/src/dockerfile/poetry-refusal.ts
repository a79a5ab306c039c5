// Commands that the Poetry of a stage does not know, where its Dockerfile says which release that is: they end with 1.

import { compareDotted } from '../text/compare-dotted.ts';
import { toolRelease } from './stage-programs.ts';
import type { AskedCommand } from './asked-command.ts';

/** Why it is refused, as a clause; undefined where it is not, and where the release is not known. */
export function poetryRefusal({ program, place }: AskedCommand): string | undefined {
  const { installs, tools } = place.scope.state;
  const version = toolRelease('poetry', place.scope.state);
  if (version === undefined) return undefined;
  const words = program.words.map(({ text }) => text);
  const command = words.find((word) => !word.startsWith('-'));
  const isSecond = compareDotted(version, '2') >= 0;
  const unknown = (what: string): string => `Poetry ${version} has no ${what}`;
  if (command === 'export') {
    const beside = tools.get('poetry')?.plugins ?? [];
    const asked = [...installs.flatMap(({ understood }) => understood.words), ...beside];
    const mayHavePlugin = installs.some(({ understood }) => understood.files.length > 0);
    return isSecond && !mayHavePlugin && !asked.some((word) => /^poetry[-_.]plugin[-_.]export/.test(word))
      ? `${unknown('command export')}: poetry-plugin-export brings it`
      : undefined;
  }
  return command === 'sync' && !isSecond ? unknown('command sync: poetry install --sync is its own') : undefined;
}
