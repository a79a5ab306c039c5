// How a service is built: its Dockerfile, and what is asked of that.

import type { ComposeBuild, ComposeService } from '../compose/compose-project.ts';
import type { DockerfileRequest } from '../dockerfile/dockerfile-request.ts';
import { WheelcheckError } from '../error.ts';
import type { InputFile } from '../manifest/input-file.ts';
import { parsePlatform } from '../target/platform.ts';
import type { ComposeSource } from './compose-source.ts';

/** A service with its build. */
export interface BuiltService extends ComposeService {
  readonly build: ComposeBuild;
  /** Whether none that is built in the same way starts what CMD says. */
  readonly startsOtherwise?: boolean;
}

export async function dockerfileOf(
  { name, build }: BuiltService,
  { compose, read }: ComposeSource,
): Promise<InputFile> {
  if (build.inline !== undefined) return { ...compose, path: build.inline.path, text: build.inline.text };
  const path = inFolder(build.context, build.dockerfile ?? 'Dockerfile');
  // BuildKit takes `dockerfile` where nothing is named and there is no other.
  const lower = build.dockerfile === undefined ? inFolder(build.context, 'dockerfile') : undefined;
  const file = (await read(path)) ?? (lower === undefined ? undefined : await read(lower));
  if (file !== undefined) return file;
  throw new WheelcheckError({
    code: 'file-missing',
    message: `${build.path}:${build.line}: ${name} is built from ${path}, which is not there`,
    hint: 'check its context and dockerfile, or name what is to be checked: wheelcheck FILE --base IMAGE',
  });
}

export function requestsOf(
  { build, platform, startsOtherwise, variables = [] }: BuiltService,
  { path, text }: InputFile,
  { machine, platforms, buildArgs, stage = build.target }: ComposeSource,
): readonly DockerfileRequest[] {
  const said = build.platforms.length > 0 ? build.platforms : platform === undefined ? [] : [platform];
  const own = said.map((word) => {
    const parsed = parsePlatform(word);
    if (parsed.ok) return parsed.value;
    throw new WheelcheckError({
      code: 'usage',
      message: `${build.path}:${build.line}: platform ${word} is not known`,
      reason: parsed.problem,
      hint: 'say it: --platform linux/amd64',
    });
  });
  const on = [platforms, own].find((each) => each.length > 0) ?? [machine];
  return [...new Set(on)].map((each) => ({
    path,
    text,
    ...(build.inline === undefined ? {} : { firstLine: build.inline.line }),
    buildArgs: { ...build.args, ...buildArgs },
    argPlaces: withoutNames(build.argPlaces, Object.keys(buildArgs ?? {})),
    contexts: build.contexts,
    ...(startsOtherwise === true ? { startsOtherwise } : {}),
    ...(variables.length === 0 ? {} : { startVariables: variables }),
    ...(stage === undefined ? {} : { stage }),
    platform: each,
    machine,
  }));
}

/** What the command line says stands nowhere in the file. */
function withoutNames(places: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(places).filter(([name]) => !names.includes(name)));
}

/** A path of its context, from the compose file's folder. */
export function inFolder(folder: string, path: string): string {
  return folder === '.' || path.startsWith('/') ? path : `${folder}/${path}`;
}
