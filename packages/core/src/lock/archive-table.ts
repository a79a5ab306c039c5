import type { LockedPackage } from '../manifest/manifest.ts';
import { bareAddress } from './bare-address.ts';
import { strongHashes } from './strong-hashes.ts';
import { inlineTable, tomlString } from './toml-text.ts';

/** The file at an address, in the order of PEP 751; undefined where no strong hash of it is known, or which of several it has. */
export function archiveTable({ files = [], allowedHashes = [] }: LockedPackage, url: string): string | undefined {
  const stated = [
    ...files.flatMap(({ hashes }) => Object.entries(hashes)),
    ...allowedHashes.map((each): readonly [string, string] => {
      const [name = '', digest = ''] = each.split(':');
      return [name, digest];
    }),
  ];
  const hashes = new Map(strongHashes(Object.fromEntries(stated)));
  if (hashes.size === 0 || stated.some(([name, digest]) => hashes.has(name) && hashes.get(name) !== digest))
    return undefined;
  const [, subdirectory] = /#(?:.*&)?subdirectory=([^&]+)/s.exec(url) ?? [];
  return inlineTable({
    url: tomlString(bareAddress(url)),
    hashes: inlineTable(Object.fromEntries([...hashes].map(([name, digest]) => [name, tomlString(digest)]))),
    ...(subdirectory === undefined ? {} : { subdirectory: tomlString(subdirectory) }),
  });
}
