// What comes out of a resolution: versions, who brought them, and why there is nothing.

import { describe, expect, it } from 'vitest';
import { type Resolution, resolve } from '../../../packages/core/src/resolve/resolve.ts';
import type { SearchOptions } from '../../../packages/core/src/resolve/search-state.ts';
import { conflictWords } from '../../../packages/core/src/rules/conflict-words.ts';
import { type Table, tableUniverse, wantedText } from '../../support/table-universe.ts';

const web: Table = {
  flask: { '3.0': ['werkzeug>=3', 'click>=8'], '2.0': ['werkzeug>=2,<3', 'click'] },
  werkzeug: { '3.1': ['markupsafe'], '3.0': ['markupsafe'], '2.3': ['markupsafe'] },
  markupsafe: { '3.0': [], '2.1': [] },
  click: { '8.2rc1': [], '8.1': [], '!8.0': [], '7.1': [] },
  uvicorn: { '0.30': ['click', 'httptools; extra == "standard"'] },
  httptools: { '0.6': [] },
  odd: { '2.0': ['foo>=1.0.*'], '1.0': ['click<8'] },
};

function lines(text: string, by: string): Parameters<typeof resolve>[0]['wanted'] {
  return text === ''
    ? []
    : text.split(' & ').map((one, position) => ({ ...wantedText(one), by: `${by}:${position + 1}` }));
}

function resolveText(asked: string, constraints = '', options: SearchOptions = {}): Promise<Resolution> {
  const problem = { wanted: lines(asked, 'requirements.txt'), constraints: lines(constraints, 'constraints.txt') };
  return resolve(problem, tableUniverse(web), options);
}

/** `flask 3.0, werkzeug 3.1 (by flask)`. */
async function words(...asked: Parameters<typeof resolveText>): Promise<string> {
  const found = await resolveText(...asked);
  if (found.state === 'limit') return `gave up after ${found.looked}`;
  if (found.state === 'none') return conflictWords((await found.why()).facts).join('\n');
  const packages = [...found.packages].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return packages
    .map(
      ([name, { option, path }]) =>
        `${name} ${option.version?.text}${path.length > 0 ? ` (by ${path.join(' > ')})` : ''}`,
    )
    .join(', ');
}

describe('resolve', () => {
  it.each([
    ['flask', '', 'click 8.1 (by flask), flask 3.0, markupsafe 3.0 (by flask > werkzeug), werkzeug 3.1 (by flask)'],
    ['flask & werkzeug<3', '', 'click 8.1 (by flask), flask 2.0, markupsafe 3.0 (by werkzeug), werkzeug 2.3'],
    ['uvicorn[standard]', '', 'click 8.1 (by uvicorn), httptools 0.6 (by uvicorn), uvicorn 0.30'],
    // A constraint brings nothing by itself
    ['click', 'werkzeug<3 & click<8.1', 'click 7.1'],
    // Withdrawn versions are for pins alone, pre-releases for whoever names one
    ['click==8.0', '', 'click 8.0'],
    ['click>8.1rc1', '', 'click 8.2rc1'],
    ['click>8.1', '', 'click 8.2rc1'],
    // pip from 24.1 on passes over what it cannot read
    ['odd', '', 'click 7.1 (by odd), odd 1.0'],
  ])('%s with constraints %s', async (asked, constraints, expected) => {
    expect(await words(asked, constraints)).toBe(expected);
  });

  it('takes pre-releases everywhere with --pre, and nothing else with --no-deps', async () => {
    expect(await words('flask==3.0', '', { prereleases: true })).toContain('click 8.2rc1');
    expect(await words('flask==3.0', '', { withoutRequirements: true })).toBe('flask 3.0');
  });

  it.each([
    ['flask & werkzeug<3', '', 'click 8.1 (by flask), flask 2.0, markupsafe 3.0 (by werkzeug), werkzeug 2.3'],
    ['uvicorn[standard]', '', 'click 8.1 (by uvicorn), httptools 0.6 (by uvicorn), uvicorn 0.30'],
    // Withdrawn versions for pins of the user's, pre-releases where no final version is left (as uv 0.13 does)
    ['click==8.0', '', 'click 8.0'],
    ['click', 'click==8.0', 'click 8.0'],
    ['click>8.1rc1', '', 'click 8.1'],
    ['click>8.1', '', 'click 8.2rc1'],
    ['odd', '', 'click 7.1 (by odd), odd 1.0'],
  ])('as uv: %s with constraints %s', async (asked, constraints, expected) => {
    expect(await words(asked, constraints, { search: 'pubgrub' })).toBe(expected);
  });

  it('gives up at its limit and says so', async () => {
    expect(await words('flask', '', { limit: 2 })).toBe('gave up after 5');
  });

  it('tells the conflict that it met before it gave up', async () => {
    // As botocore, of which hundreds of versions need urllib3<1.27: too many for a proof that all of them do.
    const versions = Array.from({ length: 1000 }, (_, at) => [`1.${at}`, ['urllib3<1.27']] as const);
    const table: Table = { botocore: Object.fromEntries(versions), urllib3: { '2.2.0': [], '1.26.20': [] } };
    const problem = { wanted: lines('botocore & urllib3==2.2.0', 'requirements.txt'), constraints: [] };
    const found = await resolve(problem, tableUniverse(table), { limit: 20 });
    expect(found).toMatchObject({ state: 'limit', why: 'versions' });
    expect(conflictWords((found.state === 'limit' && found.seen) || [])).toEqual([
      'requirements.txt:2 asks for urllib3==2.2.0',
      expect.stringMatching(/^botocore 1\.9\d\d to 1\.999 need urllib3<1\.27$/),
    ]);
  });
});

describe('why there is no solution', () => {
  it.each([
    [
      'flask==3.0 & werkzeug<3',
      '',
      [
        'requirements.txt:1 asks for flask==3.0',
        'requirements.txt:2 asks for werkzeug<3',
        'flask 3.0 needs werkzeug>=3',
      ],
    ],
    [
      'flask & werkzeug==3.1',
      'flask<3',
      [
        'requirements.txt:1 asks for flask',
        'requirements.txt:2 asks for werkzeug==3.1',
        'constraints.txt:1 allows flask<3 alone',
        'flask 2.0 needs werkzeug<3,>=2',
      ],
    ],
    ['nowhere>=1', '', ['requirements.txt:1 asks for nowhere>=1', 'no version of nowhere can be installed there']],
    [
      'flask>=4',
      '',
      [
        'requirements.txt:1 asks for flask>=4',
        'no version of flask that can be installed there is >=4: the newest is 3.0',
      ],
    ],
    [
      'uvicorn[standard] & httptools>=0.6',
      'httptools<0.6',
      ['requirements.txt:2 asks for httptools>=0.6', 'constraints.txt:1 allows httptools<0.6 alone'],
    ],
  ])('%s with constraints %s', async (asked, constraints, expected) => {
    expect((await words(asked, constraints)).split('\n')).toEqual(expected);
  });

  it('tells many ranges of one package as one', async () => {
    const app = Object.fromEntries([1, 2, 3, 4, 5].map((each) => [`${each}.0`, [`lib>=${each}`]]));
    const problem = { wanted: lines('app & lib<1', 'requirements.txt'), constraints: [] };
    const found = await resolve(problem, tableUniverse({ app, lib: { '6.0': [], '0.5': [] } }));
    expect(found.state === 'none' && conflictWords((await found.why()).facts)).toEqual([
      'requirements.txt:1 asks for app',
      'requirements.txt:2 asks for lib<1',
      'all versions of app that can be installed (1.0 to 5.0) need lib, from lib>=1 (1.0) to lib>=5 (5.0)',
    ]);
  });
});
