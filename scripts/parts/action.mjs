// action.yml against its schema, and on a runner: act runs the sample workflow on this machine, with the command as npm would publish it.

import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/bootstrap.mjs';

export const part = {
  title: 'the GitHub Action: schema, actionlint, act',
  async run({ scratch, indexUrl, run, pythonTool, goTool, debianTool, packedCommand }) {
    debianTool('shellcheck', 'shellcheck');
    const repository = sampleRepository(scratch);
    const home = join(scratch, 'act-home');
    mkdirSync(home);
    const git = (...args) =>
      run('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], { cwd: repository });
    await git('init', '-q');
    await git('add', '.');
    await git('commit', '-q', '-m', 'sample');

    const schema = await run(
      pythonTool('check-jsonschema', 'check-jsonschema', '0.39.0'),
      ['--builtin-schema', 'vendor.github-actions', join(root, 'action.yml')],
      { cwd: repository },
    );
    const lint = await run(goTool('github.com/rhysd/actionlint/cmd/actionlint', 'v1.7.12'), ['-no-color'], {
      cwd: repository,
    });
    const acted = await run(
      goTool('github.com/nektos/act', 'v0.2.89'),
      [
        'push',
        '-P',
        'ubuntu-latest=-self-hosted',
        '--no-cache-server',
        '--env',
        `WHEELCHECK_INDEX_URL=${indexUrl}`,
        '--var',
        `PACKAGE=file:${packedCommand()}`,
      ],
      { cwd: repository, env: { HOME: home, XDG_CACHE_HOME: join(home, '.cache') } },
    );
    const says = (pattern) => (pattern.test(acted.stdout) ? [] : [`not in the log: ${pattern}\n${acted.stdout}`]);
    return [
      ['action.yml keeps to its schema', schema.code === 0 ? [] : [schema.stdout + schema.stderr]],
      ['actionlint finds nothing in the sample workflow', lint.code === 0 ? [] : [lint.stdout + lint.stderr]],
      [
        'act runs the workflow to its end',
        acted.code === 0 ? [] : [acted.stdout.slice(-3000) + acted.stderr.slice(-1000)],
      ],
      ['the terminal report is in the log', says(/services\/api\/requirements\.txt: 3 packages on python:3\.8-alpine/)],
      [
        'an annotation stands at the line of the package',
        says(
          /error file=services\/api\/requirements\.txt,line=1,.*cryptography|::error file=services\/api\/requirements\.txt,line=1/,
        ),
      ],
      ['outputs: exit code, and what must be built without the ignored', says(/alpine ended with 1, to build: 1/)],
      ...['wheels.sarif', 'wheels.xml', 'wheels.json'].map((name) => [
        `report ${name}`,
        says(new RegExp(`report ${name} of \\d{3,} bytes`)),
      ]),
      [
        'against the baseline nothing is new, and the step passes',
        says(/Success - Main \.\/\.github\/actions\/wheelcheck.*\n(?:.*\n)*.*hostile/),
      ],
      [
        'inputs are words and nothing else',
        acted.stdout.includes('something was injected') ? ['injected'] : says(/hostile ended with 2/),
      ],
    ];
  },
};

/** A repository with the action as a folder of its own, as `uses: ./…` wants it. */
function sampleRepository(scratch) {
  const repository = join(scratch, 'action');
  const action = join(repository, '.github', 'actions', 'wheelcheck');
  for (const folder of [
    join(action, 'scripts', 'action'),
    join(action, 'packages', 'cli'),
    join(repository, '.github', 'workflows'),
  ])
    mkdirSync(folder, { recursive: true });
  for (const file of [
    'action.yml',
    'scripts/action/action.mjs',
    'scripts/action/action-arguments.mjs',
    'packages/cli/package.json',
  ])
    copyFileSync(join(root, file), join(action, file));
  copyFileSync(join(root, 'fixtures/places/workflow.yml'), join(repository, '.github', 'workflows', 'wheels.yml'));
  const service = join(repository, 'services', 'api');
  mkdirSync(service, { recursive: true });
  copyFileSync(join(root, 'fixtures/projects/cryptography/requirements.txt'), join(service, 'requirements.txt'));
  return repository;
}
