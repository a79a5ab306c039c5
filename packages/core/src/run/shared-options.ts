// What files of one command share, loaded where there are several.

import { binariesOfCommands } from './binaries-of-commands.ts';
import { hashesOfCommands } from './hashes-of-commands.ts';

export const sharedOptions = { binariesOfCommands, hashesOfCommands };
