// Services of a compose file that install when they start: nothing of that is judged.

import type { ComposeProject } from '../compose/compose-project.ts';
import { mentionsInstall } from '../dockerfile/mentions-install.ts';
import type { ContextFile } from './build-context.ts';
import { inFolder } from './service-build.ts';
import { startingFile } from './starting-file.ts';
import type { UncheckedLine } from '../target/target-stage.ts';

/** `web`, from `python:3.12-slim`, by `sh -c "pip install -r requirements.txt && …"`. */
export interface StartingService {
  readonly name: string;
  readonly path: string;
  readonly line: number;
  readonly image: string;
  readonly command: string;
}

/** What installs when a container starts is none of an image's. */
export async function startingServices(
  { services }: ComposeProject,
  read: ContextFile,
): Promise<readonly StartingService[]> {
  const found = await Promise.all(
    services.map(async ({ name, path, line, image, build, command }) => {
      if (build !== undefined || image === undefined || command === undefined) return [];
      if (mentionsInstall(command)) return [{ name, path, line, image, command }];
      const file = await startingFile(command, read);
      return file === undefined ? [] : [{ name, path, line, image, command: `${command}: ${file}` }];
    }),
  );
  return found.flat();
}

/** A service that is built may start something else than its CMD. */
export async function installingStarts(
  { services }: ComposeProject,
  read: ContextFile,
): Promise<readonly UncheckedLine[]> {
  const found = await Promise.all(
    services.map(async ({ name, path, line, build, command }) => {
      if (build === undefined || command === undefined) return [];
      const file = await startingFile(command, (each) => read(inFolder(build.context, each)));
      if (file === undefined && !mentionsInstall(command)) return [];
      return [
        {
          path,
          line,
          text: `command of ${name}: ${command}`,
          why: file === undefined ? 'it installs when it starts' : `${file} when it starts`,
          remedy: 'install in a RUN line, so that it is there when the container starts',
        },
      ];
    }),
  );
  return found.flat();
}

export function startRemark({ name, path, line, image, command }: StartingService): string {
  return `${path}:${line}: ${name} installs when it starts, which is not judged: ${command} (on ${image})`;
}
