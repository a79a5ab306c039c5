// The pre-commit hook as its users have it: pre-commit clones this repository, installs its root package and calls the hook.

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../setup/bootstrap.mjs';

export const part = {
  title: 'the pre-commit hook',
  async run({ scratch, run, pythonTool }) {
    const preCommit = pythonTool('pre-commit', 'pre-commit', '4.7.0');
    // npm's own settings and cache are those of whoever runs this; git and wheelcheck keep nothing there.
    const env = { HOME: process.env.HOME, PRE_COMMIT_HOME: join(scratch, 'pre-commit'), WHEELCHECK_NO_CACHE: '1' };
    const repository = await committed(run, ownFiles(join(scratch, 'hook')));
    const sample = join(scratch, 'sample');
    const configure = (base) =>
      write(sample, {
        'wheelcheck.toml': `base = ["${base}"]\nplatform = ["linux/amd64"]\n`,
        'services/api/requirements.txt': 'cryptography==3.4.7\ncffi==1.14.5\npycparser==2.20\n',
        // Another service with another version: in one run the two would contradict one another
        'services/worker/requirements.txt': 'pycparser==2.21\n',
        'notes.txt': 'cryptography==3.4.7\n',
      });
    configure('python:3.8-alpine');
    await committed(run, sample);
    const hook = async () => {
      await run('git', ['add', '.'], { cwd: sample });
      return run(preCommit, ['try-repo', repository, 'wheelcheck', '--all-files', '--verbose'], { cwd: sample, env });
    };

    const manifest = await run(preCommit, ['validate-manifest', join(root, '.pre-commit-hooks.yaml')], { cwd: sample });
    const broken = await hook();
    configure('python:3.8-slim');
    const mended = await hook();
    const log = ({ stdout, stderr }) => [stdout.slice(-3000) + stderr.slice(-2000)];
    return [
      ['.pre-commit-hooks.yaml is valid', manifest.code === 0 ? [] : log(manifest)],
      ['it finds the build', broken.code === 1 && /BUILD +cryptography 3\.4\.7/.test(broken.stdout) ? [] : log(broken)],
      [
        'each file is checked alone, and no other file',
        /worker\/requirements\.txt: 1 package /.test(broken.stdout) && !broken.stdout.includes('notes.txt')
          ? []
          : log(broken),
      ],
      ['it passes after the fix', mended.code === 0 && mended.stdout.includes('Passed') ? [] : log(mended)],
    ];
  },
};

/** A copy of what git would hold of this repository, as it stands now. */
function ownFiles(folder) {
  const { stdout } = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const file of stdout.split('\0').filter((name) => name !== '' && existsSync(join(root, name))))
    cpSync(join(root, file), join(folder, file));
  return folder;
}

function write(folder, files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

async function committed(run, folder) {
  const git = (...args) => run('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], { cwd: folder });
  await git('init', '-q');
  await git('add', '--all');
  await git('commit', '-q', '-m', 'sample');
  return folder;
}
