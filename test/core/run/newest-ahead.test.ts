// What the newest version requires is asked for while its page is still being read; what was foreseen wrongly costs questions, and no answer.

import { describe, expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import type { PackageIndex } from '../../../packages/core/src/package-index/package-index.ts';
import { json } from '../../../packages/core/src/render/data/json.ts';
import { type SmallIndex, smallIndex } from '../../support/small-index.ts';

const pure = ['py3-none-any', 'tar.gz'];
const world: SmallIndex = {
  flask: {
    '2.0': { files: pure, metadata: ['click'] },
    '3.0': { files: pure, metadata: ['werkzeug>=3', 'colorama; sys_platform == "win32"'] },
    '4.0': { files: pure, metadata: ['missing'], requiresPython: '>=3.13' },
    '5.0': { files: pure, metadata: ['missing'], yanked: true },
    '6.0': { files: ['tar.gz'], requires: ['missing'], requiresPython: '>=3.13' },
  },
  werkzeug: { '3.1': { files: pure, metadata: ['markupsafe'] } },
  markupsafe: { '3.0': { files: pure, metadata: [] } },
  click: { '8.1': { files: pure, metadata: [] } },
};

/** Tells a version of flask, and has its page read when nobody asks anything any more. */
function slow(likely: string | undefined, asked: string[]): PackageIndex {
  const index = smallIndex(world, asked);
  return {
    ...index,
    async project(name, signal, onNewest) {
      const versions = await index.project(name, signal);
      if (name !== 'flask') return versions;
      const files = versions?.get(likely ?? '');
      if (likely !== undefined && files) onNewest?.(new Map([[likely, files]]));
      for (let before = -1; before < asked.length;) {
        before = asked.length;
        // oxlint-disable-next-line no-await-in-loop -- others have their turn
        await new Promise((done) => setTimeout(done, 20));
      }
      asked.push('read flask');
      return versions;
    },
  };
}

async function checked(text: string, likely?: string): Promise<{ report: string; ahead: readonly string[] }> {
  const asked: string[] = [];
  const report = await check({
    files: [{ path: 'requirements.txt', text, sibling: () => Promise.resolve(undefined) }],
    targets: [{ platform: 'linux/amd64', python: '3.12', libc: 'glibc-2.36' }],
    index: slow(likely, asked),
  });
  return { report: json(report), ahead: asked.slice(0, asked.indexOf('read flask')) };
}

describe('while the page of flask is read', () => {
  it.each<readonly [what: string, text: string, likely: string | undefined, ahead: readonly string[]]>([
    [
      'all that its newest version brings',
      'flask',
      '3.0',
      [
        'requires flask-3.0-py3-none-any.whl',
        'project werkzeug',
        'requires werkzeug-3.1-py3-none-any.whl',
        'project markupsafe',
        'requires markupsafe-3.0-py3-none-any.whl',
      ],
    ],
    ['nothing where none is told', 'flask', undefined, []],
    [
      'what an older one brings, where that is told',
      'flask',
      '2.0',
      ['requires flask-2.0-py3-none-any.whl', 'project click', 'requires click-8.1-py3-none-any.whl'],
    ],
    ['nothing of one that the line does not admit', 'flask<3', '3.0', []],
    ['nothing of one for another Python', 'flask', '4.0', []],
    ['nothing of one that was withdrawn', 'flask', '5.0', []],
    ['nothing of one that has no wheel', 'flask', '6.0', []],
  ])('%s is asked for', async (_, text, likely, ahead) => {
    const told = await checked(text, likely);
    expect(told.ahead).toEqual(['project flask', ...ahead]);
    expect(told.report).toBe((await checked(text)).report);
  });
});
