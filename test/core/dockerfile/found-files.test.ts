// Files that programs change which other programs find or name for them: find, xargs, shells, and what writes in ways of its own.

import { expect, it } from 'vitest';
import { fitsPath } from '../../../packages/core/src/dockerfile/fits-path.ts';
import { followDockerfile } from '../../../packages/core/src/dockerfile/follow-dockerfile.ts';

const followed = async (
  command: string,
  install = 'pip install -r six.txt',
): Promise<{ readonly why: readonly string[]; readonly made: unknown }> => {
  const text = ['FROM python:3.12', 'WORKDIR /app', 'COPY . .', `RUN ${command}`, `RUN ${install}`, ''].join('\n');
  const stages = await followDockerfile({ path: 'Dockerfile', text, platform: 'linux/amd64', machine: 'linux/amd64' });
  const last = stages.at(-1);
  return {
    why: last?.understood.notFollowed.map(({ why }) => why) ?? [],
    made: last?.state.installs.at(-1)?.edited.map(({ made }) => (made?.kind === 'filtered' ? made.by.words[0] : made)),
  };
};
const changed = 'six.txt is changed in the image (line 4)';

// What GNU find, xargs and sed make of these is what sed makes of each file by itself.
it.each([
  [String.raw`find . -name 's*.txt' -exec sed -i s/six/cffi/ {} \;`],
  [`find /app -type f -name '*.txt' -exec sed -i s/six/cffi/ {} +`],
  [`find . -maxdepth 1 -name '*.txt' -exec sed -i s/six/cffi/ '{}' ';'`],
  [`find . -type f -exec sed -i s/six/cffi/ {} +`],
  [`find . -name '*.txt' | xargs sed -i s/six/cffi/`],
  [`find . -name '*.txt' -print0 | xargs -0 sed -i s/six/cffi/`],
  [`ls *.txt | xargs sed -i s/six/cffi/`],
  [`ls -1 *.txt | xargs -I{} sed -i s/six/cffi/ {}`],
  ['eval "sed -i s/six/cffi/ six.txt"'],
])('%s is followed', async (command) => {
  expect(await followed(command)).toEqual({ why: [], made: ['sed'] });
});

it('of a folder deeper down as well, where find goes there', async () => {
  const [all, first] = [`find . -name '*.txt'`, `find . -maxdepth 1 -name '*.txt'`];
  const install = 'pip install -r own/deps/six.txt';
  expect(await followed(`${all} -exec sed -i s/six/cffi/ {} +`, install)).toEqual({ why: [], made: ['sed'] });
  expect(await followed(`${first} -exec sed -i s/six/cffi/ {} +`, install)).toEqual({ why: [], made: [] });
});

it.each([
  `find . -name '*.txt' -exec sed -i.bak s/six/cffi/ {} +`,
  `find . -name '*.txt' -newer c.txt -exec sed -i s/six/cffi/ {} +`,
  `find . ! -name '*.md' -exec sed -i s/six/cffi/ {} +`,
  String.raw`find . \( -name '*.md' -o -iname '*.TXT' \) -exec perl -pi -e s/six/cffi/ {} +`,
  `find . -name '*.txt' -delete`,
  `find -L /app -name '*.txt' -delete`,
  `find six.txt -exec perl -pi -e s/six/cffi/ {} ';'`,
  `find . -name '*.txt' -exec sh -c 'sed -i s/six/cffi/ "$1"' _ {} ';'`,
  `find . -name '*.txt' -exec sh -c 'grep -v six $0 > $0.new; mv $0.new $0' {} ';'`,
  `find . -name '*.txt' -exec sh -c 'for f; do sed -i s/six/cffi/ "$f"; done' _ {} +`,
  `find /src -name '*.txt' -exec cp {} . ';'`,
  `find /src -name '*.txt' | xargs cp -t .`,
  `find . -name '*.txt' | grep six | xargs sed -i s/six/cffi/`,
  'xargs -a list sed -i s/six/cffi/',
  'xargs sed -i s/six/cffi/ < list',
  'git ls-files | xargs sed -i s/six/cffi/',
  'grep -rl six . | xargs sed -i s/six/cffi/',
  'ls | xargs -I{} sed -i s/six/cffi/ {}',
  'eval "true && sed -i s/six/cffi/ six.txt"',
  'gosu app sed -i s/six/cffi/ six.txt',
  'su app -c "sed -i s/six/cffi/ six.txt"',
  'busybox unzip -o own.zip',
  'echo cffi &>> six.txt',
  'patch -p1 < six.patch',
  'patch -d /app -p1 -i six.patch',
  'cat six.patch | patch -p0',
  'git cherry-pick abc',
  'git mv c.txt six.txt',
  'quilt push -a',
  'cpio -id < own.cpio',
  'find own | cpio -pdm .',
  'dd if=c.txt of=six.txt',
  '7z x own.7z',
  'gunzip -f six.txt.gz',
  'xz -d six.txt.xz',
  'python -m tarfile -e own.tar',
  'python -m zipfile -e own.zip .',
  'cp -rT own /app',
  'yq -i .six six.txt',
  'curl -osix.txt https://files.example/a',
  'wget -Osix.txt https://files.example/a',
  'aws s3 cp s3://own/six.txt .',
  'scp own:six.txt .',
  'pip-compile -o six.txt',
  'python -m piptools compile six.in',
  'uniq c.txt six.txt',
  `awk '{print > "six.txt"}' c.txt`,
  `sed -n 'w six.txt' c.txt`,
  `perl -e 'open(F, ">six.txt"); print F "cffi"'`,
  `python -c "import os; os.system('sed -i s/six/cffi/ six.txt')"`,
])('%s changes it', async (command) => {
  expect((await followed(command)).why).toEqual([changed]);
});

it.each(['setup.py', 'setup.cfg', 'pyproject.toml'])('%s is of a project', async (name) => {
  expect((await followed(`perl -pi -e s/six/cffi/ ${name}`, 'pip install .')).why).toEqual([
    `${name} is changed in the image (line 4)`,
  ]);
});

it.each([
  ['uv remove six', 'uv sync', 'it takes packages out of the lock while the image is built'],
  ['poetry remove six', 'poetry install', 'it takes packages out of the lock while the image is built'],
  ['pdm remove six', 'pdm install', 'it takes packages out of the lock while the image is built'],
  ['pipenv uninstall six', 'pipenv sync', 'it takes packages out of the lock while the image is built'],
  ['pipenv update', 'pipenv sync', 'it chooses versions while the image is built'],
])('%s changes the lock', async (command, install, why) => {
  const [tool = ''] = command.split(' ');
  expect((await followed(`pip install ${tool} && ${command}`, install)).why).toEqual([why]);
});

it('a script that is not read may change what it is told of', async () => {
  expect((await followed('bash pin.sh six.txt')).why).toEqual(['it runs a script', changed]);
});

it.each([
  `find . -name '*.pyc' -delete`,
  'find . -type d -name __pycache__ -exec rm -rf {} +',
  'find . -type d -name tests | xargs rm -rf',
  String.raw`find . | grep -E "(__pycache__|\.pyc$)" | xargs rm -rf`,
  `find . -name '*.txt' -exec cat {} ';'`,
  'find . -type f -exec chmod 644 {} +',
  'find . -type f -print0 | xargs -0 chmod 644',
  `find . -name '*.sh' -exec sed -i s/six/cffi/ {} ';'`,
  `find . -name '*.sh' | xargs dos2unix`,
  'find scripts -type f -exec perl -pi -e s/six/cffi/ {} +',
  'grep -rl six src | xargs sed -i s/six/cffi/',
  'ls *.sh | xargs chmod +x',
  'cat junk | xargs rm -rf',
  'find . -name six.txt | wc -l',
  "find /usr/local -type f -executable -exec ldd '{}' ';' | sort -u | xargs -r dpkg-query --search",
  `awk '$1 > 3 {print "x"}' six.txt`,
  'gzip -k six.txt',
  'uniq six.txt',
  'patch /usr/lib/six.py < six.patch',
  'patch -d /usr/lib/six -p1 < six.patch',
  'sh -c "cat six.txt"',
  'python -c "print(open(\'six.txt\').read())"',
])('%s leaves it', async (command) => {
  expect(await followed(command)).toEqual({ why: [], made: [] });
});

it.each([
  ['/app/six.txt', '/app/***/*.txt', true],
  ['/app/a/b/six.txt', '/app/***/*.txt', true],
  ['/app/a/b/six.md', '/app/***/*.txt', false],
  ['/six.txt', '/app/***/*.txt', false],
  ['/app/a/tests/b/six.txt', '/app/***/tests/', true],
  ['/app/tests', '/app/***/tests/', false],
  ['/six.txt', '/***/*', true],
])('%s as %s: %s', (path, pattern, fits) => {
  expect(fitsPath(path, pattern)).toBe(fits);
});
