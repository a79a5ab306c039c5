// The licences of what is bundled into the command and into core: the parts are copied there, and their licences ask to go with them.

import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bootstrap.mjs';

/**
 * @param inputs source files of the bundles, relative to the root
 * @param holder what holds them
 * @returns name, version and licence text of each package among them
 */
export function thirdPartyNotices(inputs, holder) {
  const folders = new Set(inputs.flatMap((input) => folderOf(input) ?? []));
  const parts = [...folders].map(noticeOf).toSorted((a, b) => (a < b ? -1 : 1));
  return [`${holder} holds these packages.`, ...new Set(parts)].join(`\n\n${'-'.repeat(78)}\n\n`);
}

function folderOf(input) {
  const at = input.lastIndexOf('node_modules/');
  if (at === -1) return undefined;
  const [first, second] = input.slice(at + 'node_modules/'.length).split('/');
  const name = first.startsWith('@') ? `${first}/${second}` : first;
  return realpathSync(join(root, input.slice(0, at), 'node_modules', name));
}

function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((each) => /^licen[cs]e(?:\.\w+)?$/i.test(each));
  const text = file && existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8').trim() : '';
  if (text === '' && !license) throw new Error(`${name} ${version}: no licence`);
  return `${name} ${version} (${license})${text === '' ? '' : `\n\n${text}`}`;
}
