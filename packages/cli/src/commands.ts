// What commands are made of, loaded at once when one runs: each piece that is loaded by itself is more files to find and read.

export { cacheCommand } from './cache-command.ts';
export { checkCommand } from './check-command.ts';
export { explainCommand } from './explain-command.ts';
export { blaming } from './given.ts';
export { imagesCommand } from './images-command.ts';
export { indexPlaces } from './index-places.ts';
export { rulesCommand } from './rules-command.ts';
export { runConfigured } from './run-configured.ts';
