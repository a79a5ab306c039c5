// What is asked of a Dockerfile in a test, with texts as its build context.

import type { DockerfilePlan } from '../../packages/core/src/installs/plan-dockerfile.ts';
import { webFiles } from '../../packages/core/src/web/web-files.ts';

/** @param context by path; the Dockerfile lies beside them */
export function dockerfilePlan(text: string, context: Readonly<Record<string, string>> = {}): DockerfilePlan {
  const all = Object.entries({ Dockerfile: text, ...context }).map(([path, each]) => ({ path, text: each }));
  const isThere = (path: string): boolean => all.some((each) => each.path === path);
  return {
    dockerfile: webFiles('Dockerfile', all),
    requests: [{ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' }],
    context: {
      folders: [(path) => Promise.resolve(isThere(path) ? webFiles(path, all) : undefined)],
      absent: (file) => ({ where: 'not there', hint: `bring ${file}` }),
    },
  };
}
