// Programs that a container starts with and that other distributions have not: `ENTRYPOINT ["su-exec", "app", "python", "app.py"]`.

import type { BoundCommand } from '../target/target-stage.ts';
import { jsonWords } from './instruction-words.ts';
import { lastOf } from './program-of.ts';
import type { StartCommands } from './start-install.ts';
import { boundCommand } from './tools/bound-command.ts';

export function boundStarts({ entrypoint, command }: StartCommands): readonly BoundCommand[] {
  return [entrypoint, command].flatMap((each) => {
    if (each === undefined) return [];
    const [program = '', ...behind] = jsonWords(each.text) ?? each.text.split(/\s+/);
    const bound = boundCommand([lastOf(program), ...behind]);
    return bound === undefined ? [] : [{ line: each.line, ...bound }];
  });
}
