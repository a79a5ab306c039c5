// The GitLab template against GitLab's schema, and in gitlab-ci-local on this machine, with the command as npm would publish it.

import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/bootstrap.mjs';

const template = join(root, 'templates', 'wheelcheck.gitlab-ci.yml');

export const part = {
  title: 'the GitLab template: schema, gitlab-ci-local',
  async run({ scratch, indexUrl, run, npmPackage, pythonTool, debianTool, packedCommand }) {
    debianTool('rsync', 'rsync');
    const repository = join(scratch, 'gitlab');
    mkdirSync(join(repository, 'templates'), { recursive: true });
    cpSync(join(root, 'fixtures/projects/cryptography/requirements.txt'), join(repository, 'requirements.txt'));
    cpSync(template, join(repository, 'templates', 'wheelcheck.gitlab-ci.yml'));
    const git = (...args) =>
      run('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], { cwd: repository });
    await git('init', '-q', '-b', 'main');
    await git('remote', 'add', 'origin', 'https://git.example/group/project.git');

    const schema = await run(
      pythonTool('check-jsonschema', 'check-jsonschema', '0.39.0'),
      ['--builtin-schema', 'vendor.gitlab-ci', template],
      { cwd: repository },
    );
    const runner = join(npmPackage('gitlab-ci-local', '4.61.1'), 'src', 'index.js');
    const archive = packedCommand();
    const job = async (base) => {
      writeFileSync(
        join(repository, '.gitlab-ci.yml'),
        `include:
  - local: templates/wheelcheck.gitlab-ci.yml
wheelcheck:
  variables:
    WHEELCHECK_BASE: ${base}
    WHEELCHECK_PLATFORM: linux/amd64
    WHEELCHECK_INDEX_URL: ${indexUrl}
    WHEELCHECK_VERSION: file:${archive}
`,
      );
      await git('add', '.');
      await git('commit', '-q', '-m', base);
      return run(process.execPath, [runner, '--force-shell-executor', 'wheelcheck'], { cwd: repository });
    };
    const report = (name) => {
      const file = join(repository, name);
      return existsSync(file) ? readFileSync(file, 'utf8') : '';
    };

    const broken = await job('python:3.8-alpine');
    const findings = report('gl-code-quality-report.json');
    const suites = report('wheelcheck-junit.xml');
    const mended = await job('python:3.8-slim');
    const log = ({ stdout, stderr }) => [stdout.slice(-2000) + stderr.slice(-2000)];
    return [
      ['the template keeps to its schema', schema.code === 0 ? [] : [schema.stdout + schema.stderr]],
      [
        'the job fails where something must be built, and says so',
        broken.code === 1 && broken.stdout.includes('BUILD  cryptography 3.4.7') ? [] : log(broken),
      ],
      [
        'both reports came as artifacts',
        findings.includes('"check_name": "WC101"') && suites.includes('<testsuite') ? [] : [findings, suites],
      ],
      ['it passes after the fix', mended.code === 0 ? [] : log(mended)],
    ];
  },
};
