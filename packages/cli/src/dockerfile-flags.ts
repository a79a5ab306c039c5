// The flags that are about Dockerfiles.

import { WheelcheckError } from '@wheelcheck/core';

export interface DockerfileFlags {
  readonly stage?: string;
  readonly buildArg?: readonly string[];
}

/**
 * @param dockerfile one that lies there and was not named
 * @throws WheelcheckError where flags about Dockerfiles stand beside something else
 */
export function refuseDockerfileFlags({ stage, buildArg }: DockerfileFlags, dockerfile?: string): void {
  const hint =
    dockerfile === undefined ? undefined : `leave it out, or name the Dockerfile too: wheelcheck ${dockerfile}`;
  if (stage !== undefined) throw noEffect('stage', '--stage chooses a stage of a Dockerfile', hint);
  if (buildArg !== undefined) throw noEffect('build-arg', '--build-arg sets an ARG of a Dockerfile', hint);
}

export function noEffect(name: string, reason: string, hint = 'leave it out'): WheelcheckError {
  return new WheelcheckError({ code: 'usage', message: `--${name} has no effect here`, reason, hint });
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
