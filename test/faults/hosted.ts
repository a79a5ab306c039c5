// The command for rows that are about what is said and kept, and not about its process; one for all of them.

import { openCommand } from '../support/command.ts';

export const hosted: ReturnType<typeof openCommand> = openCommand();
