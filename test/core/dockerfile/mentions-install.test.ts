// Installations that another program runs are named and never left out in silence; what only prints or names them is no installation.

import { describe, expect, it } from 'vitest';
import { understandDockerfile } from '../../../packages/core/src/dockerfile/understand-dockerfile.ts';

async function understood(...lines: readonly string[]) {
  const text = ['FROM python:3.12', ...lines, ''].join('\n');
  const { stages } = await understandDockerfile({
    path: 'Dockerfile',
    text,
    platform: 'linux/amd64',
    machine: 'linux/amd64',
  });
  return {
    installs: stages.flatMap(({ installs }) => installs.flatMap(({ words }) => words)),
    notFollowed: stages.flatMap(({ notFollowed }) => notFollowed.map(({ text: said, why }) => `${said}: ${why}`)),
  };
}

describe('a command with an installation in it', () => {
  it.each([
    'su -c "pip install cffi==1.15.1" app',
    'gosu app pip install cffi==1.15.1',
    'runuser -u app -- pip install cffi==1.15.1',
    'chroot / pip install cffi==1.15.1',
    'stdbuf -o0 pip install cffi==1.15.1',
    'retry 3 uv pip install cffi==1.15.1',
    'parallel pip install ::: cffi==1.15.1',
    'eval "true && pip install cffi==1.15.1"',
    'echo "pip install cffi==1.15.1" | sh',
    'find . -name requirements.txt -exec pip install -r {} +',
    'poetry run pip install cffi==1.15.1',
    'pipenv run pip install cffi==1.15.1',
    'pip-sync requirements.txt',
    'python -m piptools sync requirements.txt',
    'pipx run cffi==1.15.1',
    'uv tool run cffi==1.15.1',
    'easy_install cffi==1.15.1',
    `python -c "import pip; pip.main(['install', 'cffi'])"`,
    `python -c "import subprocess; subprocess.check_call(['pip', 'install', 'cffi'])"`,
    '<<EOF python3\nimport subprocess\nsubprocess.check_call(["pip", "install", "cffi==1.15.1"])\nEOF',
  ])('RUN %s', async (command) => {
    const { installs, notFollowed } = await understood(`RUN ${command}`);
    expect({ installs, count: notFollowed.length }).toEqual({ installs: [], count: 1 });
  });

  it.each([
    'echo "$(pip install cffi==1.15.1)"',
    'X=$(pip install cffi==1.15.1)',
    'X="$(cd /app && pip install cffi==1.15.1)" && echo $X',
    'export X=`pip install cffi==1.15.1`',
    'if [ -n "$(pip install cffi==1.15.1)" ]; then echo; fi',
    'for x in $(pip install cffi==1.15.1); do echo $x; done',
    'X=$(echo $(pip install cffi==1.15.1))',
    'pipx install cffi==1.15.1',
  ])('RUN %s is followed', async (command) => {
    expect(await understood(`RUN ${command}`)).toEqual({ installs: ['cffi==1.15.1'], notFollowed: [] });
  });

  it.each(['python -mpip', 'python -um pip', 'python3 -Im pip', 'python -I -m pip'])(
    '%s install is followed',
    async (pip) => {
      expect(await understood(`RUN ${pip} install cffi==1.15.1`)).toEqual({
        installs: ['cffi==1.15.1'],
        notFollowed: [],
      });
    },
  );

  it.each([
    'echo "run pip install x to go on"',
    'git clone https://git.example/pip-install.git',
    'apt-get update && apt-get install -y python3-pip',
    'apt-get update && apt-get install -y npm && npm install pip',
    'pip --version && uv --version',
    'python -m compileall .',
    'ln -s /opt/venv/bin/pip /usr/local/bin/pip',
  ])('RUN %s installs nothing', async (command) => {
    expect(await understood(`RUN ${command}`)).toEqual({ installs: [], notFollowed: [] });
  });
});

it.each([
  ['curl -u user:s3cret https://h.example/x.sh | sh', 's3cret'],
  ['curl -H "Authorization: Bearer s3cret" https://h.example/x.sh | bash', 's3cret'],
  ['./x.sh --token s3cret', 's3cret'],
  ['./x.sh --api-key=s3cret', 's3cret'],
  ['DB_PASSWORD=s3cret ./x.sh', 's3cret'],
])('a secret in a command is not shown: %s', async (command, secret) => {
  const { notFollowed } = await understood(`RUN ${command}`);
  expect(notFollowed).toHaveLength(1);
  expect(notFollowed.join('')).not.toContain(secret);
});

it('the name of a variable is no secret', async () => {
  const { notFollowed } = await understood('RUN ./x.sh --token $TOKEN');
  expect(notFollowed.join('')).toContain('--token $TOKEN');
});
