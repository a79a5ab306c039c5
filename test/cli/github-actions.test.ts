// The command as a step of GitHub Actions: what it prints of itself there, and what the runner may take from it.

import { mkdirSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { serveRecorded } from '../../scripts/record/serve-recorded.mjs';
import { asRepository } from '../support/as-repository.ts';
import { openCommand, type Ran } from '../support/command.ts';
import { runnerCommands } from '../support/runner.ts';

const root = join(import.meta.dirname, '../..');
const command = openCommand();

const project = asRepository(join(root, 'fixtures/projects/cryptography'));

let server: Awaited<ReturnType<typeof serveRecorded>>;
let scratch: string;
let summary: string;
beforeAll(async () => {
  server = await serveRecorded(join(root, 'fixtures/index'));
});
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'wheelcheck-actions-'));
  summary = join(scratch, 'summary.md');
  return () => rmSync(scratch, { recursive: true });
});
afterAll(async () => {
  rmSync(project, { recursive: true });
  await command.close();
  await server.close();
});

function step(args: readonly string[], env: Readonly<Record<string, string>> = {}, cwd = project): Promise<Ran> {
  return command.run(args, cwd, {
    HOME: scratch,
    WHEELCHECK_INDEX_URL: server.url,
    GITHUB_ACTIONS: 'true',
    GITHUB_STEP_SUMMARY: summary,
    ...env,
  });
}

const check = ['requirements.txt', '-b', 'python:3.8-alpine', '--platform', 'linux/amd64'];

describe('a step of GitHub Actions', () => {
  it('prints the report and annotations, and adds to the summary of the job', async () => {
    writeFileSync(summary, '# Before\n');
    const { code, stdout } = await step(check);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^requirements\.txt: 3 packages on python:3\.8-alpine/);
    expect(
      runnerCommands(stdout)
        .filter(({ command: name }) => name === 'error')
        .map(({ properties }) => properties),
    ).toEqual([
      { file: 'requirements.txt', line: '2', title: 'WC101 must-build' },
      { file: 'requirements.txt', line: '1', title: 'WC101 must-build' },
    ]);
    expect(readFileSync(summary, 'utf8')).toMatch(/^# Before\n## 2 of 3 packages must be built/);
  });

  it.each([
    ['a format is named', ['-f', 'terminal'], {}],
    ['the environment names one', [], { WHEELCHECK_FORMAT: 'terminal' }],
    ['it is no step', [], { GITHUB_ACTIONS: '' }],
  ])('does neither where %s', async (_, more, env) => {
    const { stdout } = await step([...check, ...more], env);
    expect(runnerCommands(stdout)).toEqual([]);
    expect(stdout).toContain('must be built');
    expect(existsSync(summary)).toBe(false);
  });

  it('drops the report alone where it is to be quiet', async () => {
    const { stdout } = await step([...check, '-q']);
    expect(stdout.split('\n').filter((line) => line !== '' && !line.startsWith('::'))).toEqual([]);
    expect(runnerCommands(stdout).length).toBeGreaterThan(2);
  });

  it('warns where the summary cannot be written, and keeps its exit code', async () => {
    const { code, stderr } = await step(check, { GITHUB_STEP_SUMMARY: join(scratch, 'none', 'summary.md') });
    expect(code).toBe(1);
    expect(stderr).toMatch(/warning: .*summary\.md cannot be written/);
  });

  it('has no summary where the runner gives no file for it', async () => {
    const { code, stderr } = await step(check, { GITHUB_STEP_SUMMARY: '' });
    expect([code, stderr]).toEqual([1, '']);
  });

  it.each(['##[error]x.txt', '::error::x.txt', ' ::add-mask::e.txt'])(
    'gives the runner no command from a file named %j',
    async (name) => {
      const missing = await step([name, '-b', 'python:3.12'], {}, scratch);
      expect(missing.code).toBe(2);
      expect(runnerCommands(missing.stderr + missing.stdout)).toEqual([]);
      writeFileSync(join(scratch, name), 'cryptography==3.4.7\n');
      const found = await step([name, '-b', 'python:3.8-alpine', '-f', 'terminal'], {}, scratch);
      expect(runnerCommands(found.stderr + found.stdout)).toEqual([]);
    },
  );
});

describe('files', () => {
  it('writes several formats in one run, without colour and at 80 columns', async () => {
    const names = ['terminal', 'json', 'jsonl', 'sarif', 'junit', 'github', 'gitlab', 'markdown'];
    mkdirSync(join(scratch, 'out'));
    const files = names.flatMap((name) => ['-f', `${name}=${join(scratch, 'out', name)}`]);
    const { code, stdout } = await step([...check, '-q', '--width', '80', ...files], {
      GITHUB_ACTIONS: '',
      FORCE_COLOR: '1',
    });
    expect([code, stdout]).toEqual([1, '']);
    const texts = names.map((name) => readFileSync(join(scratch, 'out', name), 'utf8'));
    expect(texts.filter((text) => text.includes('\u001b') || !text.includes('cryptography'))).toEqual([]);
  });
});
