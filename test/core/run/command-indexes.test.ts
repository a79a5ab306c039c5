// The indexes that a command of a Dockerfile names: behind the flags of the command line and what the file says, before the machine's.

import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../../packages/core/src/manifest/manifest.ts';
import { chooseIndexes } from '../../../packages/core/src/run/choose-indexes.ts';
import { readManifest } from '../../support/read-manifest.ts';

const command = {
  url: 'https://command.example/simple',
  extraUrls: ['https://more.example/simple'],
  from: 'Dockerfile:5',
};
const manifest = (text: string): Promise<Manifest> =>
  readManifest('requirements.txt', text, () => Promise.resolve(undefined));

describe('the indexes of a command', () => {
  it('stand in for the public one, with the line that names them', async () => {
    expect(chooseIndexes({ command }, await manifest('six==1.16.0\n')).indexes).toEqual([
      { url: 'https://command.example/simple', from: 'Dockerfile:5' },
      { url: 'https://more.example/simple', from: 'Dockerfile:5' },
    ]);
  });

  it('give way to the flag', async () => {
    const { indexes } = chooseIndexes({ command, url: 'https://flag.example/simple' }, await manifest('six==1.16.0\n'));
    expect(indexes[0]?.from).toBe('--index-url');
  });

  it('give way to what the file says', async () => {
    const { indexes } = chooseIndexes({ command }, await manifest('-i https://file.example/simple\nsix==1.16.0\n'));
    expect(indexes.map(({ url }) => url)).toEqual(['https://file.example/simple', 'https://more.example/simple']);
  });
});
