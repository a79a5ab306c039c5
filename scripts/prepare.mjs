// npm's `prepare` in the root, for those who install the repository itself (pre-commit's `language: node` does): brings the bundled
// command into being. Says nothing on standard output, where `npm pack` prints the name of its archive.

import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build, install, root } from './bootstrap.mjs';

// pnpm runs this as well when `install` below, `npm test` or a developer calls it: those build by themselves.
if (!process.env.npm_config_user_agent?.startsWith('pnpm') && !isBundled()) {
  install();
  build();
}

/** Whether the command is newer than all that it is made of. */
function isBundled() {
  const command = join(root, 'packages', 'cli', 'dist', 'main.mjs');
  if (!existsSync(command)) return false;
  const sources = ['packages/core/src', 'packages/cli/src'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true }).map((file) => join(folder, file)),
  );
  const made = statSync(command).mtimeMs;
  return ['pnpm-lock.yaml', 'scripts/bundle.mjs', ...sources].every(
    (file) => statSync(join(root, file)).mtimeMs <= made,
  );
}
