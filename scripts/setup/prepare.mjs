// npm's `prepare` in the root, for those who install the repository itself (pre-commit's `language: node` does): brings the bundled
// command into being. Says nothing on standard output, where `npm pack` prints the name of its archive.

import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { build, install, root } from './bootstrap.mjs';

// pnpm runs this as well when `install` below, `npm test` or a developer calls it: those build by themselves.
if (!process.env.npm_config_user_agent?.startsWith('pnpm') && !isBundled()) {
  forgetNpm();
  install();
  build();
}

/** npm hands its settings to its scripts: pnpm would obey a `--global` that is about the package that is being installed. */
function forgetNpm() {
  const kept = /^npm_config_(?:registry|userconfig|cache|cafile|ca|strict_ssl|\w*proxy)$/;
  for (const name of Object.keys(process.env)) if (/^npm_/i.test(name) && !kept.test(name)) delete process.env[name];
  // What npm put into node_modules is replaced without a question, which nobody would see.
  process.env.CI = 'true';
}

/** Whether the command is newer than all that it is made of. */
function isBundled() {
  const command = join(root, 'packages', 'cli', 'dist', 'main.mjs');
  if (!existsSync(command)) return false;
  const sources = ['packages/core/src', 'packages/cli/src'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true }).map((file) => join(folder, file)),
  );
  const made = statSync(command).mtimeMs;
  return ['pnpm-lock.yaml', 'scripts/setup/bundle.mjs', ...sources].every(
    (file) => statSync(join(root, file)).mtimeMs <= made,
  );
}
