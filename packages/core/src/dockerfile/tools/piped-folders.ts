// What a program that unpacks is given by the pipe, or by `<`.

import { lastOf } from '../program-of.ts';
import type { MovingCommand, PackedFolder } from './moving-command.ts';
import { packedIntoPipe } from './packed-into-pipe.ts';

/** Of what is fed to a sub-shell the command before it tells: `(cd /opt && tar c venv) | (cd /srv && tar x)`. */
export function pipedFolders({ input: [program = '', ...words], piped }: MovingCommand): readonly PackedFolder[] {
  const name = lastOf(program);
  // `< /venv.tar` is as if cat had shown it.
  if (name === 'cat') return packedIntoPipe({ name, words, listed: [] });
  return /^(?:curl|wget)$/.test(name) ? [] : piped;
}
