// Lines of a Dockerfile that another image needs in other words: what neither goes with the builds nor runs there as it is.

import type { TargetStage } from '../target/target-stage.ts';
import { goesWithBuilds } from './goes-with-builds.ts';

type Lines = Pick<TargetStage, 'systemInstalls' | 'boundCommands'>;

export interface RewrittenLine {
  readonly line: number;
  /** `apk add`, `adduser -D` */
  readonly before: string;
  /** `apt-get`, `useradd` */
  readonly after: string;
  /** The packages that are to be there, by the names of the first; empty for a program. */
  readonly packages: readonly string[];
  /** Those beside them that go: only builds ask for them, or the image has them itself. */
  readonly dropped: readonly string[];
}

/** In the order of their lines. */
export function rewrittenLines(image: string, { systemInstalls = [], boundCommands = [] }: Lines): RewrittenLine[] {
  const managers = managersOf(image);
  if (managers === undefined) return [];
  const [after = ''] = managers;
  const isAlpine = after === 'apk';
  const adding = systemInstalls
    .filter(({ manager }) => !managers.includes(manager))
    .flatMap(({ line, manager, names = [] }) => {
      const packages = names.filter((name) => !goesWithBuilds(name));
      const dropped = names.filter(goesWithBuilds);
      return packages.length === 0 ? [] : [{ line, before: addingWords(manager), after, packages, dropped }];
    });
  const calling = boundCommands
    .filter(({ of }) => (of === 'alpine') !== isAlpine)
    .map(({ line, text, instead }) => ({ line, before: text, after: instead, packages: [], dropped: [] }));
  const seen = new Set<string>();
  return [...adding, ...calling]
    .filter(({ line, before }) => {
      const key = `${line} ${before}`;
      return !seen.has(key) && Boolean(seen.add(key));
    })
    .toSorted((a, b) => a.line - b.line);
}

/** `apk add`, `apt-get install` */
export function addingWords(manager: string): string {
  return `${manager} ${manager === 'apk' ? 'add' : 'install'}`;
}

/** The one to use first; of the images whose names tell it, undefined for any other. */
export function managersOf(image: string): readonly string[] | undefined {
  if (!/^(?:python|alpine|debian|ubuntu):/.test(image)) return undefined;
  return image.includes('alpine') ? ['apk'] : ['apt-get', 'apt', 'aptitude', 'dpkg'];
}
