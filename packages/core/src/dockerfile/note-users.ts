// By whom users are made.

import type { AskedCommand } from './asked-command.ts';

export function noteUsers({ program, place: { scope } }: AskedCommand): void {
  if (!/^(?:user(?:add|mod)|adduser|newusers)$/.test(program.name)) return;
  scope.state.users.push([program.name, ...program.words.map(({ text }) => text)]);
}
