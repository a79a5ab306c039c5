// Whole commands as readers see them: each fixtures/projects/<case>/<name>.transcript.md holds a command, what it printed, and its
// exit code. UPDATE_TRANSCRIPTS=1 writes them anew; read the difference before you commit it.

import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asRepository } from '../support/as-repository.ts';
import { fixedDay, openCommand, type Ran, type RunCommand, runProcess } from '../support/command.ts';
import { fillShelf } from '../support/sdist-shelf.ts';
import { serveRecorded } from '../../scripts/record/serve-recorded.mjs';

const root = join(import.meta.dirname, '../..');
const projects = join(root, 'fixtures/projects');
const { run: runHosted, close: closeCommand } = openCommand(fixedDay);

let server: Awaited<ReturnType<typeof serveRecorded>>;
/** Answers are asked for anew by every command; what the recorded sdists say, each knows from the start. */
const shelf = mkdtempSync(join(tmpdir(), 'wheelcheck-shelf-'));
beforeAll(async () => {
  await fillShelf(shelf);
  server = await serveRecorded(join(root, 'fixtures/index'));
});
afterAll(async () => {
  rmSync(shelf, { recursive: true });
  await closeCommand();
  await server.close();
});

/** Runs in the case's folder, piped, with the recorded index unless the command names another. */
async function wheelcheck(run: RunCommand, args: readonly string[], cwd: string): Promise<Ran> {
  const cache = mkdtempSync(join(tmpdir(), 'wheelcheck-cache-'));
  cpSync(shelf, cache, { recursive: true });
  const home = process.env['HOME'];
  const ran = await run(args, cwd, {
    ...(home === undefined ? {} : { HOME: home }),
    WHEELCHECK_CACHE_DIR: cache,
    WHEELCHECK_INDEX_URL: server.url,
    NODE_OPTIONS: fixedDay.join(' '),
  });
  rmSync(cache, { recursive: true, force: true });
  return ran;
}

/** That a search took long says how busy this machine is, and nothing of the answer. */
const longSearch = /^note: looking for versions that fit together took .*\n/gm;

/** The recorded index stands in for the public one, which no header names. */
function asPublic(text: string): string {
  const asks = String.raw`asks \`?${server.url}\`? \(WHEELCHECK_INDEX_URL\)`;
  const named = new RegExp(String.raw`\n? *"${asks}",?|(?:note +|- )?${asks}\n?`, 'g');
  return text
    .replaceAll(named, '')
    .replaceAll(/"(remarks|asks)": \[\s+\]/g, '"$1": []')
    .replaceAll(server.url, 'https://index.example/simple');
}

function transcript(line: string, { code, stdout, stderr }: Ran): string {
  const fence = (title: string, text: string): string =>
    text === '' ? '' : `\n${title}\n\n\`\`\`\n${asPublic(text)}\`\`\`\n`;
  return `    $ ${line}\n${fence('stdout', stdout)}${fence('stderr', stderr.replace(longSearch, ''))}\nexit code ${code}\n`;
}

const cases = readdirSync(projects)
  .flatMap((project) =>
    readdirSync(join(projects, project))
      .filter((file) => file.endsWith('.transcript.md'))
      .map((file) => ({ project, file })),
  )
  // Here and there one is a process of its own, as for its readers.
  .map((each, position) => ({ ...each, run: position % 20 === 0 ? runProcess : runHosted }));

describe('transcripts', () => {
  it('are there', () => {
    expect(cases.length).toBeGreaterThan(15);
  });

  it.each(cases)('$project/$file', async ({ project, file, run }) => {
    const path = join(projects, project, file);
    const expected = readFileSync(path, 'utf8');
    const line = /^ {4}\$ (wheelcheck.*)$/m.exec(expected)?.[1] ?? '';
    const words = line.split(' ').slice(1);
    // Code hosts count from the repository's root: for their formats the case's folder is one, wherever the tests stand.
    const hosted = /-f (?:github|gitlab|sarif)\b/.test(line);
    const folder = hosted ? asRepository(join(projects, project)) : join(projects, project);
    const ran = await wheelcheck(run, words, folder);
    if (hosted) rmSync(folder, { recursive: true });
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
