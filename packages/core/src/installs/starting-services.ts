// Services of a compose file that install when they start: nothing of that is judged.

import type { ComposeProject } from '../compose/compose-project.ts';
import { mentionsInstall } from '../dockerfile/mentions-install.ts';
import type { UncheckedLine } from '../target/target.ts';

/** `web`, from `python:3.12-slim`, by `sh -c "pip install -r requirements.txt && …"`. */
export interface StartingService {
  readonly name: string;
  readonly path: string;
  readonly line: number;
  readonly image: string;
  readonly command: string;
}

/** What installs when a container starts is none of an image's. */
export function startingServices({ services }: ComposeProject): readonly StartingService[] {
  return services.flatMap(({ name, path, line, image, build, command }) =>
    build === undefined && image !== undefined && command !== undefined && /\bpip3?\s+install\b/.test(command)
      ? [{ name, path, line, image, command }]
      : [],
  );
}

/** A service that is built may start something else than its CMD. */
export function installingStarts({ services }: ComposeProject): readonly UncheckedLine[] {
  return services.flatMap(({ name, path, line, build, command }) =>
    build !== undefined && command !== undefined && mentionsInstall(command)
      ? [
          {
            path,
            line,
            text: `command of ${name}: ${command}`,
            why: 'it installs when it starts',
            remedy: 'install in a RUN line, so that it is there when the container starts',
          },
        ]
      : [],
  );
}

export function startRemark({ name, path, line, image, command }: StartingService): string {
  return `${path}:${line}: ${name} installs when it starts, which is not judged: ${command} (on ${image})`;
}
