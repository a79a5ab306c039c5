// The build context of a Dockerfile among files that were dropped.

import type { BuildContext } from '@wheelcheck/core/containers';
import { webFiles } from '@wheelcheck/core/web';
import type { GivenFile } from './messages.ts';

/** The build context is the folder of the Dockerfile; files that were dropped one by one have lost their folders. */
export function droppedContext(dockerfile: string, all: readonly GivenFile[]): BuildContext {
  const folder = dockerfile.replace(/[^/]*$/, '');
  const paths = new Set(all.map(({ path }) => path));
  const find = (name: string): string | undefined =>
    [`${folder}${name}`, name, name.replace(/^.*\//, '')].find((path) => paths.has(path));
  return {
    folders: [
      (name) => {
        const path = find(name);
        return Promise.resolve(path === undefined ? undefined : webFiles(path, all));
      },
    ],
    absent: (name) => ({ where: 'not here', hint: `drop ${name.replace(/^.*\//, '')} too` }),
  };
}
