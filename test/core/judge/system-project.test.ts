// pip freeze of a system's own Python lists what no index has: it is told once, and taken out, whoever has the name on the index.

import { expect, it } from 'vitest';
import { check } from '../../../packages/core/src/check.ts';
import type { Report } from '../../../packages/core/src/report/report.ts';
import { smallIndex, type SmallRelease } from '../../support/small-index.ts';

const pure: SmallRelease = { files: ['py3-none-any'], requires: [] };
const index = {
  spam: { '1.0': pure },
  // Another project of that name, and what Debian's people brought there themselves.
  defer: { '1.0.4': pure },
  'distro-info': { '1.0': pure },
  'systemd-python': { '234': pure },
};

async function checked(text: string): Promise<Report> {
  return check({
    files: [{ path: 'requirements.txt', text, sibling: () => Promise.resolve(undefined) }],
    targets: [{ base: 'python:3.12-slim', platform: 'linux/amd64' }],
    selection: { with: [], without: [], only: [], allGroups: false, extras: [], allExtras: false },
    index: smallIndex(index),
  });
}

const own =
  "It is Ubuntu's or Debian's own, as pip freeze lists it outside a virtual environment, and no release of the index.";

it.each<[line: string, why: string, fix: string]>([
  ['ufw==0.36.1', own, 'take the line out'],
  ['python-apt==2.0.0+ubuntu0.20.4.1', own, 'take the line out'],
  ['defer==1.0.6', own, 'take the line out'],
  ['distro-info===0.23ubuntu1', own, 'take the line out'],
  ['distro-info==1.5+deb12u1', own, 'take the line out'],
  ['lz4==4.0.2+dfsg', own, 'take the line out'],
  ['spam==1.0', '', ''],
  // What is on the index in that very version may be wanted.
  ['systemd-python==234', '', ''],
  [
    'spam==1.1',
    'The index has no such release. The last release with a wheel for CPython 3.12 on glibc x86_64 is 1.0.',
    'spam 1.0 (py3-none-any)',
  ],
  [
    'spam==1.1+cpu',
    'The index has no such release. The last release with a wheel for CPython 3.12 on glibc x86_64 is 1.0.',
    'spam 1.0 (py3-none-any)',
  ],
  ['ham==1.0', 'The index has no project of this name: check the spelling.', ''],
])('%s', async (line, why, fix) => {
  const { packages } = await checked(`${line}\n`);
  expect(packages[0]?.results[0]).toMatchObject({ why, fix });
});

it('is told once, and goes with every plan', async () => {
  const { diagnostics, targets } = await checked(
    'ufw==0.36.1\ndistro-info===0.23ubuntu1\nspam==1.1\nxkit==0.0.0\ndefer==1.0.6\n',
  );
  expect(diagnostics.map(({ message }) => message)).toEqual([
    "take 4 lines out of requirements.txt. They are what pip freeze lists of Ubuntu's or Debian's own Python, and no releases of the index: ufw, distro-info, xkit and defer; others of its lines may not be the project's either, and pip freeze in a virtual environment (python3 -m venv) lists the project's alone",
  ]);
  expect(targets[0]?.plans.map(({ text }) => text)).toEqual([
    'spam 1.0 (older), without ufw, distro-info, xkit and defer',
  ]);
});

it('is no plan of many pins alone: what is left is told', async () => {
  const { targets } = await checked('ufw==0.36.1\nxkit==0.0.0\nham==1.0\n');
  expect(targets[0]?.plans.map(({ text }) => text)).toEqual(['without ufw, without xkit: 1 impossible instead of 3']);
});

it('says once which lines come from within conda', async () => {
  const folder = 'file:///croot/x_1690232220950/work';
  const { diagnostics } = await checked(`certifi @ ${folder}\nspam==1.0\nidna @ ${folder}\n`);
  expect(diagnostics.map(({ message }) => message)).toContain(
    'give versions in requirements.txt (pip list --format=freeze lists them). Lines that pip freeze writes inside conda name folders of the machine where conda built these, and no image has them: certifi and idna',
  );
});
