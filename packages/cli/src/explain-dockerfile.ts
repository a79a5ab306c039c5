// `wheelcheck explain Dockerfile`.

import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dockerfileRenderers, isDockerfileName, understandDockerfile, WheelcheckError } from '@wheelcheck/core';
import { readManifestFile } from '@wheelcheck/core/node';
import type { Io } from './io.ts';
import { parseOutputs, refuseOverwriting, writeOutput } from './output.ts';
import { renderOptions, type ReportFlags } from './render-options.ts';
import { ownPlatform, platformOf, type TargetFlags } from './request.ts';

/** The flags that say something here. */
const meant = new Set(['stage', 'buildArg', 'platform', 'format', 'width', 'color', 'verbose', 'config', 'showConfig']);

export interface DockerfileFlags extends TargetFlags, ReportFlags {
  readonly stage?: string;
  readonly buildArg?: readonly string[];
}

/**
 * @param names further words
 * @param sourceOf where an option's value comes from: what a configuration says for checks is passed over
 * @returns 0 @throws WheelcheckError where it cannot be read
 */
export async function explainDockerfile(
  path: string,
  names: readonly string[],
  flags: DockerfileFlags,
  sourceOf: (option: string) => string | undefined,
  io: Io,
): Promise<number> {
  const outputs = parseOutputs(flags.format ?? [], dockerfileRenderers, false);
  refuseOverwriting(outputs, [path]);
  const useless = Object.keys(flags).find((name) => !meant.has(name) && sourceOf(name) === 'cli');
  if (useless !== undefined) throw noEffect(dashed(useless), 'explain Dockerfile says what the file itself says');
  const [further] = names;
  if (further !== undefined)
    throw new WheelcheckError({
      code: 'usage',
      message: `${further} stands behind ${path}`,
      hint: 'explain one Dockerfile at a time',
    });
  const asked = ['cli', 'env'].includes(sourceOf('platform') ?? '') ? (flags.platform ?? []) : [];
  const [platform, ...others] = asked.map(platformOf);
  if (others.length > 0)
    throw new WheelcheckError({
      code: 'usage',
      message: 'explain Dockerfile shows one platform at a time',
      hint: 'give --platform once',
      settings: ['platform'],
    });
  if (!existsSync(path)) throw missing(path);
  const file = await readManifestFile(path);
  const dockerfile = await understandDockerfile({
    path: file.path,
    text: file.text,
    buildArgs: buildArgsOf(flags.buildArg ?? []),
    ...(flags.stage === undefined ? {} : { stage: flags.stage }),
    platform: platform ?? ownPlatform(),
    machine: ownPlatform(),
  });
  for (const output of outputs) {
    const text = dockerfileRenderers[output.format](dockerfile, renderOptions(flags, io, output.file !== undefined));
    await writeOutput(output, text, io);
  }
  return 0;
}

/** `noBinary` → no-binary */
function dashed(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function missing(path: string): WheelcheckError {
  const folder = dirname(path);
  const there = existsSync(folder)
    ? readdirSync(folder)
        .filter(isDockerfileName)
        .map((name) => join(folder, name))
    : [];
  return new WheelcheckError({
    code: 'file-missing',
    message: `${path}: there is no such file`,
    hint: there.length === 0 ? 'name a Dockerfile' : `did you mean ${there.toSorted().slice(0, 3).join(', ')}?`,
  });
}

/** @throws WheelcheckError where flags about Dockerfiles stand beside something else */
export function refuseDockerfileFlags({ stage, buildArg }: DockerfileFlags): void {
  if (stage !== undefined) throw noEffect('stage', '--stage chooses a stage of a Dockerfile');
  if (buildArg !== undefined) throw noEffect('build-arg', '--build-arg sets an ARG of a Dockerfile');
}

function noEffect(name: string, reason: string): WheelcheckError {
  return new WheelcheckError({ code: 'usage', message: `--${name} has no effect here`, reason, hint: 'leave it out' });
}

/** As docker's: `KEY=VALUE`; a name alone takes the value of the environment there, which would make answers differ by machine. */
function buildArgsOf(texts: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    texts.map((text) => {
      const equals = text.indexOf('=');
      if (equals > 0) return [text.slice(0, equals), text.slice(equals + 1)];
      throw new WheelcheckError({
        code: 'usage',
        message: `--build-arg ${text} has no value`,
        hint: '--build-arg PYTHON_VERSION=3.12',
        settings: ['build-arg'],
      });
    }),
  );
}
