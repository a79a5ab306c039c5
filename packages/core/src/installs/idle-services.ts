// Services of a compose file whose Dockerfiles install nothing that is judged: one line for all of them.

import { agreeing } from '../text/agreeing.ts';
import { listWords } from '../text/list-words.ts';
import { shortened } from '../text/shortened.ts';
import type { BuiltService } from './service-build.ts';

/** Services that one line names. */
const NAMED = 6;

/** `compose.yaml:21: site installs nothing that is judged`, `compose.yaml: site, cart and user install nothing that is judged` */
export function idleServices(idle: readonly BuiltService[]): readonly string[] {
  const [first] = idle;
  if (first === undefined) return [];
  if (idle.length === 1) return [`${first.path}:${first.line}: ${first.name} installs nothing that is judged`];
  const paths = [...new Set(idle.map(({ path }) => path))];
  return paths.map((path) => {
    const names = idle.filter((each) => each.path === path).map(({ name }) => name);
    const words = listWords(shortened(names, NAMED));
    return `${path}: ${words} ${agreeing(words, 'installs', 'install')} nothing that is judged`;
  });
}
