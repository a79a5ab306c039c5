// The flags that are about Dockerfiles.

import { WheelcheckError } from '@wheelcheck/core';

export interface DockerfileFlags {
  readonly stage?: string;
  readonly buildArg?: readonly string[];
}

/** @throws WheelcheckError where flags about Dockerfiles stand beside something else */
export function refuseDockerfileFlags({ stage, buildArg }: DockerfileFlags): void {
  if (stage !== undefined) throw noEffect('stage', '--stage chooses a stage of a Dockerfile');
  if (buildArg !== undefined) throw noEffect('build-arg', '--build-arg sets an ARG of a Dockerfile');
}

export function noEffect(name: string, reason: string): WheelcheckError {
  return new WheelcheckError({ code: 'usage', message: `--${name} has no effect here`, reason, hint: 'leave it out' });
}

/** As docker's: `KEY=VALUE`; a name alone takes the value of the environment there, which would make answers differ by machine. */
export function buildArgsOf(texts: readonly string[]): Readonly<Record<string, string>> {
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
