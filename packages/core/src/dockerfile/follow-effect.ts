// What an installer's command comes to, effect by effect: each kind has a row, which a new one adds to.

import { absolutePath } from './context-paths.ts';
import { choosePython, countItsPython } from './stage-python.ts';
import { missingPython } from './missing-program.ts';
import { noteMadeLock } from './made-locks.ts';
import { noteUvEnvironment } from './note-uv-environment.ts';
import { countOtherPython } from './other-python.ts';
import { noteUpgrade } from './note-upgrade.ts';
import { type Following, noteInstall, staleLock } from './note-install.ts';
import { resolveInstall } from './resolve-install.ts';
import { cannotFollow } from './stage-scope.ts';
import { stopAtImage } from './stops-build.ts';
import { takePip } from './take-pip.ts';
import { takePipPrograms } from './linked-python.ts';
import type { ToolEffect } from './tools/tool-install.ts';
import { withoutSecrets } from './without-secrets.ts';

type EffectOf<Kind extends ToolEffect['kind']> = Extract<ToolEffect, { readonly kind: Kind }>;
type EffectForm<Kind extends ToolEffect['kind']> = (effect: EffectOf<Kind>, following: Following) => void;

const forms: { readonly [Kind in ToolEffect['kind']]: EffectForm<Kind> } = {
  pip(effect, following) {
    const { text, command, place } = following;
    const { state } = place.scope;
    if (!countOtherPython(following)) countItsPython({ tool: 'pip' }, following);
    noteUpgrade(following, text);
    takePip(effect, state);
    takePipPrograms(
      command.words.map((word) => word.text),
      state,
    );
    state.pipCommand = { line: place.line, command: withoutSecrets(text, state) };
  },
  python({ version }, following) {
    const { text, command, place } = following;
    place.scope.state.environmentPin = undefined;
    const why = missingPython(version, following);
    if (why === undefined) choosePython(version, following, text);
    else cannotFollow(place.scope, place.line, text, why, stopAtImage(command));
  },
  environment({ pythonFile }, following) {
    noteUvEnvironment(pythonFile, following, following.text);
  },
  unknown(effect, { text, place }) {
    cannotFollow(place.scope, place.line, text, effect.why, effect);
    if (effect.writes !== undefined) noteMadeLock(effect.writes, text, effect.why, place);
  },
  export({ output, install }, { command, place }) {
    const { scope, folder } = place;
    const target = output ?? command.output?.text;
    const exported = { ...install, ...staleLock(install, place) };
    const resolved = resolveInstall(exported, folder, scope);
    if (resolved.ok && target !== undefined) scope.state.exports.set(absolutePath(target, folder), resolved.install);
  },
  install({ install }, following) {
    noteInstall(install, following);
  },
};

export function followEffect(effect: ToolEffect, following: Following): void {
  // The form of an effect's own kind takes that effect: of this pair the compiler sees two unions.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the form was found by the effect's kind
  const form = forms[effect.kind] as EffectForm<ToolEffect['kind']>;
  form(effect, following);
}
