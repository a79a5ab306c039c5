// `wheelcheck explain Dockerfile`.

import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  dockerfileRenderers,
  isDockerfileName,
  understandDockerfile,
  WheelcheckError,
  withRunFiles,
} from '@wheelcheck/core';
import { readManifestFile } from '@wheelcheck/core/node';
import { buildArgsOf, type DockerfileFlags, noEffect } from './dockerfile-flags.ts';
import type { Io } from './io.ts';
import { parseOutputs, refuseOverwriting, writeOutput } from './output.ts';
import { renderOptions, type ReportFlags } from './render-options.ts';
import { contextOf } from './whole-dockerfile.ts';
import { ownPlatform, platformOf, type TargetFlags } from './request.ts';

/** The flags that say something here. */
const meant = new Set(['stage', 'buildArg', 'platform', 'format', 'width', 'color', 'verbose', 'config', 'showConfig']);

/**
 * @param names further words
 * @param sourceOf where an option's value comes from: what a configuration says for checks is passed over
 * @returns 0 @throws WheelcheckError where it cannot be read
 */
export async function explainDockerfile(
  path: string,
  names: readonly string[],
  flags: DockerfileFlags & TargetFlags & ReportFlags,
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
  const request = {
    path: file.path,
    text: file.text,
    buildArgs: buildArgsOf(flags.buildArg ?? []),
    ...(flags.stage === undefined ? {} : { stage: flags.stage }),
    platform: platform ?? ownPlatform(),
    machine: ownPlatform(),
  };
  const dockerfile = await understandDockerfile(await withRunFiles(request, file, contextOf(path, [])));
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
