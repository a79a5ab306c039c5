// A universe from a table that a reader can follow: name → version → what it requires.

import { resolveTarget } from '../../packages/core/src/image/resolve-target.ts';
import { compareVersions, parseVersion } from '../../packages/core/src/packaging/version.ts';
import { normalSpelling } from '../../packages/core/src/packaging/extra-spelling.ts';
import { normalizeName } from '../../packages/core/src/packaging/name.ts';
import { parseRequirement } from '../../packages/core/src/packaging/requirement.ts';
import type { Option, Universe, Wanted } from '../../packages/core/src/resolve/universe.ts';
import { wantedFrom, wantedOf } from '../../packages/core/src/resolve/wanted-of.ts';

const environments = new Map(
  await Promise.all(
    ['3.12', '3.9'].map(async (python) => {
      const target = await resolveTarget({ base: `python:${python}-slim`, platform: 'linux/amd64' });
      return [python, target.environment] as const;
    }),
  ),
);

/** `!1.0` is yanked; `?` alone among the requirements: they are not known. */
export type Table = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/**
 * @param asked grows by each question
 * @param asListed whether versions stand best first in the table; else the newest is the best
 */
export function tableUniverse(
  table: Table,
  asked: string[] = [],
  { python = '3.12', asListed = false }: { readonly python?: string; readonly asListed?: boolean } = {},
): Universe {
  const environment = environments.get(python);
  if (!environment) throw new RangeError(`no environment of Python ${python}`);
  const options = new Map<string, readonly Option[]>();
  const requires = new Map<Option, readonly string[]>();
  for (const [name, versions] of Object.entries(table)) {
    const all = Object.entries(versions).map(([text, lines]): Option & { version: NonNullable<Option['version']> } => {
      const version = parseVersion(text.replace('!', ''));
      if (!version.ok) throw new Error(version.problem);
      const option = { name: normalizeName(name), version: version.value, yanked: text.startsWith('!') };
      requires.set(option, lines);
      return option;
    });
    options.set(name, asListed ? all : all.toSorted((a, b) => compareVersions(b.version, a.version)));
  }
  return {
    options(name) {
      asked.push(`options ${name}`);
      return Promise.resolve(options.get(name) ?? []);
    },
    direct: ({ name, address }) => Promise.resolve(directOption(name, address)),
    ahead: () => undefined,
    requirements(option, extras) {
      asked.push(`requirements ${option.name} ${option.version?.text}`);
      const lines = requires.get(option) ?? [];
      return Promise.resolve(
        lines.includes('?')
          ? { state: 'unknown' }
          : wantedOf(lines, extras, { environment, dialect: 'pep-508', spelling: normalSpelling }),
      );
    },
  };

  function directOption(name: Wanted['name'], address: string): Option {
    const known = directs.get(address) ?? { name, version: undefined, address, yanked: false };
    directs.set(address, known);
    return known;
  }
}

const directs = new Map<string, Option>();

/** @throws for text that is no requirement */
export function wantedText(text: string): Wanted {
  const parsed = parseRequirement(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.problem}`);
  return wantedFrom(parsed.value, normalSpelling);
}
