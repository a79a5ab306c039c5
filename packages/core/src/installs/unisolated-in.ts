// What a command builds without isolation, and what commands before it are seen to install.

import type { StageInstall } from '../dockerfile/stage-install.ts';
import type { Unisolated } from '../manifest/unisolated.ts';
import { normalizeName } from '../packaging/name.ts';
import type { ContextFile } from './build-context.ts';

/** The first of the commands that install from a file counts: what it needs is there for the others. */
export async function unisolatedIn(
  installs: readonly StageInstall[],
  [first = 0]: readonly number[],
  readBy: (install: StageInstall) => ContextFile,
): Promise<Unisolated | undefined> {
  const said = installs[first]?.unisolated;
  if (said === undefined) return undefined;
  const before = installs.slice(0, first);
  const texts = await Promise.all(
    before.flatMap((install) =>
      install.understood.files.filter((path) => /\.(?:txt|in)$/.test(path)).map(readBy(install)),
    ),
  );
  const lines = texts.flatMap((file) => file?.text.split('\n') ?? []);
  return {
    names: said.names.map((name) => (name === ':all:' ? name : normalizeName(name))),
    there: [...said.before, ...lines].flatMap((line) => {
      const [name] = /^[\w.-]+/.exec(line.trim()) ?? [];
      return name === undefined || name.startsWith('-') ? [] : [normalizeName(name)];
    }),
  };
}
