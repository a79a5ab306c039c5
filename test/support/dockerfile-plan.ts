// What is asked of a Dockerfile in a test, with texts as its build context.

import { withNames } from '../../packages/core/src/installs/build-context.ts';
import type { DockerfilePlan } from '../../packages/core/src/installs/planned-installation.ts';
import { webFiles } from '../../packages/core/src/web/web-files.ts';

/**
 * @param context by path; the Dockerfile lies beside them
 * @param listed whether its folders can be listed
 */
export function dockerfilePlan(
  text: string,
  context: Readonly<Record<string, string>> = {},
  { listed = false } = {},
): DockerfilePlan {
  const all = Object.entries({ Dockerfile: text, ...context }).map(([path, each]) => ({ path, text: each }));
  const isThere = (path: string): boolean => all.some((each) => each.path === path);
  return {
    dockerfile: webFiles('Dockerfile', all),
    requests: [{ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' }],
    context: {
      folders: [
        withNames(
          (path) => Promise.resolve(isThere(path) ? webFiles(path, all) : undefined),
          listed ? (folder) => Promise.resolve(namesIn(folder, Object.keys(context))) : undefined,
        ),
      ],
      absent: (file) => ({ where: 'not there', hint: `bring ${file}` }),
    },
  };
}

function namesIn(folder: string, paths: readonly string[]): readonly string[] {
  const start = folder === '.' ? '' : `${folder}/`;
  const inside = paths.filter((path) => path.startsWith(start)).map((path) => path.slice(start.length));
  return [...new Set(inside.map((path) => path.replace(/\/.*$/s, '/')))];
}
