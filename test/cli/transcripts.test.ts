// Whole commands as readers see them: each fixtures/projects/<case>/<name>.transcript.md holds a command, what it printed, and its
// exit code. UPDATE_TRANSCRIPTS=1 writes them anew; read the difference before you commit it.

import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveRecorded } from '../../scripts/serve-recorded.mjs';

const root = join(import.meta.dirname, '../..');
const projects = join(root, 'fixtures/projects');
const command = join(root, 'packages/cli/dist/main.mjs');

let server: Awaited<ReturnType<typeof serveRecorded>>;
beforeAll(async () => {
  server = await serveRecorded(join(root, 'fixtures/index'));
});
afterAll(() => server.close());

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs in the case's folder, piped, with the recorded index unless the command names another. */
function wheelcheck(args: readonly string[], cwd: string): Promise<Ran> {
  return new Promise((resolve) => {
    const env = {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      WHEELCHECK_NO_CACHE: '1',
      WHEELCHECK_INDEX_URL: server.url,
    };
    execFile(process.execPath, [command, ...args], { cwd, env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

function transcript(line: string, { code, stdout, stderr }: Ran): string {
  const fence = (title: string, text: string): string =>
    text === '' ? '' : `\n${title}\n\n\`\`\`\n${text.replaceAll(server.url, 'https://index.example/simple')}\`\`\`\n`;
  return `    $ ${line}\n${fence('stdout', stdout)}${fence('stderr', stderr)}\nexit code ${code}\n`;
}

const cases = readdirSync(projects).flatMap((project) =>
  readdirSync(join(projects, project))
    .filter((file) => file.endsWith('.transcript.md'))
    .map((file) => ({ project, file })),
);

describe('transcripts', () => {
  it('are there', () => {
    expect(cases.length).toBeGreaterThan(15);
  });

  it.each(cases)('$project/$file', async ({ project, file }) => {
    const path = join(projects, project, file);
    const expected = readFileSync(path, 'utf8');
    const line = /^ {4}\$ (wheelcheck.*)$/m.exec(expected)?.[1] ?? '';
    const words = line.split(' ').slice(1);
    const ran = await wheelcheck(words, join(projects, project));
    const actual = transcript(line, ran);
    if (process.env['UPDATE_TRANSCRIPTS']) writeFileSync(path, actual);
    else expect(actual).toBe(expected);
    expect(ran.stdout + ran.stderr).not.toMatch(/\u001b|at .*\.m?js:\d+/);
    const asked = words.findIndex((word) => word === '-f' || word === '--format');
    if (asked === -1 || words[asked + 1] === 'terminal') {
      const longest = ran.stdout.split('\n').filter((each) => each.length > 80);
      expect(longest).toEqual([]);
    }
  });
});
