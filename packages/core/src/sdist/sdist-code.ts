// The code that the build of an sdist runs, and who runs it.

import type { BackendKind } from './backend.ts';
import type { BuildScript } from './build-script.ts';
import { buildScripts } from './build-scripts.ts';
import type { BuildSystem } from './build-system.ts';
import { defaultCode, installedCode } from './default-code.ts';
import { projectName } from './project-name.ts';
import type { SdistContents } from './sdist-contents.ts';
import { setupRequires } from './setup-requires.ts';
import { sourceFiles } from './source-files.ts';
import { withoutOffers } from './without-offers.ts';

export interface SdistCode {
  /** Whether the backend lies in the sdist itself. */
  readonly inTree: boolean;
  /** Undefined where it is none that is known. */
  readonly kind: BackendKind | undefined;
  readonly scripts: readonly BuildScript[];
  /** As `buildScripts` has them. */
  readonly unread: readonly string[];
  readonly unnamed: ReturnType<typeof buildScripts>['unnamed'];
  /** All of it. */
  readonly whole: string;
  /** What runs where nobody asks for anything. */
  readonly byDefault: readonly BuildScript[];
  /** The variables of the environment that decide it by not being set. */
  readonly asked: readonly string[];
  /** What may run as it is installed. */
  readonly installed: readonly BuildScript[];
  readonly sources: ReturnType<typeof sourceFiles>;
  /** What the build requires, by pyproject.toml and by setup.py. */
  readonly requires: readonly string[];
}

export function sdistCode(contents: SdistContents, system: BuildSystem): SdistCode {
  const { members, texts } = contents;
  const inTree = system.backendPath.length > 0 && !isOwnBackend(system, texts);
  const kind = inTree ? undefined : system.backend?.kind;
  const { scripts, unread, unnamed } = buildScripts(contents, system, kind, inTree);
  const whole = scripts.map((script) => script.code).join('\n');
  const sources = sourceFiles(members, whole);
  const asked = new Set<string>();
  const byDefault = defaultCode(scripts, asked);
  return {
    inTree,
    kind,
    scripts,
    unread,
    unnamed,
    whole,
    byDefault,
    asked: [...asked],
    // Where there is C, a command that is offered may be its own too.
    installed: installedCode(sources.size === 0 ? scripts.map(withoutOffers) : scripts),
    sources,
    requires:
      kind === 'setuptools'
        ? [...system.requires, ...setupRequires(texts.get('setup.py'), whole, texts)]
        : system.requires,
  };
}

/** setuptools, flit-core, hatchling and poetry-core build themselves from their own folder. */
function isOwnBackend({ backend }: BuildSystem, texts: ReadonlyMap<string, string>): boolean {
  return backend !== undefined && projectName(texts) === backend.project;
}
