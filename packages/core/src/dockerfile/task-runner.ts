// Programs that run what a file of the project tells them, of which installing is the first thing that people write into it.

import { ownValue } from '../text/own-value.ts';

/** By the words that only list, or make something of the file itself. */
const runners: Readonly<Record<string, RegExp>> = {
  just: /^(?:--list|-l|--summary|--dump|--evaluate|--show|-s|--fmt|--init|--choose)\b/,
  task: /^(?:--list(?:-all)?|-l|-a|--init|-i|--summary|--status)\b/,
  'go-task': /^(?:--list(?:-all)?|-l|-a|--init|-i|--summary|--status)\b/,
  invoke: /^(?:--list|-l)\b/,
  inv: /^(?:--list|-l)\b/,
  fab: /^(?:--list|-l)\b/,
  nox: /^(?:--list(?:-sessions)?|-l)\b/,
  // An environment for each, made by pip.
  tox: /^(?:list|l|config|c|depends|de|--listenvs(?:-all)?|-l|--showconfig|-a)\b/,
  hatch: /^(?:version|status|config|project metadata|dep(?: show)?|env (?:show|find|remove|prune)|clean|new|python)\b/,
  doit: /^(?:list|info|help|clean|forget)\b/,
  poe: /^$/,
  duty: /^(?:--list|-l)\b/,
  pants: /^(?:list|help|dependencies|filedeps|peek|roots|count-loc)\b/,
};

/** Why what it runs is not followed, as a clause; undefined for other programs, and where it runs nothing. */
export function taskRunner(name: string, words: readonly string[]): string | undefined {
  const quiet = ownValue(runners, name);
  return quiet === undefined || quiet.test(words.join(' ')) ? undefined : `it runs what ${name} is told by a file`;
}
