// What a command would do that its installer ends at, were it mended: without the options that this release lacks.

import type { AskedCommand } from './asked-command.ts';
import { wordsAsFollowed } from './refused-option.ts';
import { installerEffects } from './tools/installer-effects.ts';
import type { ToolEffect } from './tools/tool-install.ts';

/** @param effects of the command as it stands: on another image, whose installer may have those options, they count */
export function effectsAsFollowed(effects: readonly ToolEffect[], asked: AskedCommand): readonly ToolEffect[] {
  const followed = installerEffects(asked.program.name, wordsAsFollowed(asked)) ?? effects;
  return followed.map((effect, at) => {
    const written = effects[at];
    if (effect.kind !== 'install' || written?.kind !== 'install') return effect;
    const more = written.install.binaries.filter((flag) => !effect.install.binaries.includes(flag));
    return more.length === 0 ? effect : { ...effect, install: { ...effect.install, binariesElsewhere: more } };
  });
}
