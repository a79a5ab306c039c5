// `{ a; b; }` and `(a; b)`, which is a shell of its own.

import { apart } from './apart.ts';
import type { NodeForm } from './node-form.ts';
import type { Status } from './shell-walk.ts';

export const runGroup: NodeForm<'group'> = ({ body, subshell }, place, walk) => {
  if (!subshell) return walk.runs.list(body, place, walk);
  let status: Status;
  walk.shell.subshell(() => {
    const within = { ...place, exits: place.failure, scope: new Map(place.scope) };
    status = apart(walk, () => walk.runs.list(body, within, walk));
  });
  return status;
};
