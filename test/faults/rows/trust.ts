// D: offline runs, passwords, several indexes, what a repository says.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { judge } from '../bench.ts';
import { hosted } from '../hosted.ts';
import { type Asked, calm, serveFaults, type Spoil } from '../fault-server.ts';
import { all, body, DOCUMENTS, type Row, status, where } from '../row.ts';
import { CANARY, injected } from '../tally.ts';
import { requirements, truth } from '../world.ts';

const unknown = Object.fromEntries(Object.keys(truth).map((name) => [name, 'unknown']));

/** An index that wants this user. */
const closed =
  (user: string): Spoil =>
  (asked) =>
    asked.request.headers.authorization === `Basic ${Buffer.from(user).toString('base64')}`
      ? asked.reply
      : status(401, { 'www-authenticate': 'Basic realm="pypi"' })(asked);

async function scratch(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'wheelcheck-faults-'));
  try {
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const formats = ['json', 'jsonl', 'sarif', 'junit', 'github', 'gitlab', 'markdown', 'html', 'terminal'];

export const trust: readonly Row[] = [
  {
    id: 'D1',
    fault: 'offline: warm, cold, half warm',
    async run() {
      const server = await serveFaults();
      const url = `${server.origin}/simple`;
      const kept = new Map<string, string>();
      await judge(url, { cache: kept });
      const before = server.asked.length;
      const half = new Map([...kept].filter(([key]) => !key.includes('native')));
      // Absence is asked for anew by every run: offline nobody knows.
      for (const [cached, expected] of [
        [kept, { ...truth, gone: 'unknown' }],
        [new Map<string, string>(), unknown],
        [half, { ...truth, gone: 'unknown', native: 'unknown' }],
      ] as const) {
        const { judgement, texts } = await judge(url, { cache: cached, offline: true });
        await injected(texts, () => expect(judgement).toEqual(expected));
      }
      expect(server.asked.length).toBe(before);
      await server.close();
    },
  },
  {
    id: 'D2',
    fault: 'passwords: in the address, in netrc, none, a wrong one',
    run: () =>
      scratch(async (folder) => {
        const netrc = join(folder, 'netrc');
        writeFileSync(netrc, `machine 127.0.0.1 login user password ${CANARY}\n`, { mode: 0o600 });
        const server = await serveFaults();
        const how = closed(`user:${CANARY}`);
        const failed = await all([
          ['in the address', how, 'normal', { credentials: `user:${CANARY}@` }],
          ['in netrc', how, 'normal', { credentials: '', options: { env: { NETRC: netrc } } }],
          ['none', how, 'unknown', { credentials: '' }],
          ['a wrong one', closed('user:right'), 'unknown', { credentials: `user:${CANARY}@` }],
        ]);
        await server.close();
        expect(failed).toEqual([]);
      }),
  },
  {
    id: 'D3',
    fault: 'files on another port and under another name, redirects to them',
    async run() {
      const other = await serveFaults();
      const port = new URL(other.origin).port;
      const failed: string[] = [];
      for (const origin of [other.origin, `http://localhost:${port}`]) {
        const elsewhere = where(
          DOCUMENTS,
          body(({ reply, origin: own }: Asked) =>
            reply.body.toString().replaceAll(`${own}/files/`, `${origin}/files/`),
          ),
        );
        const redirected: Spoil = ({ path, reply }) =>
          path.startsWith('/files/')
            ? { status: 307, headers: { location: `${origin}${path}` }, body: Buffer.alloc(0) }
            : reply;
        const circumstances = { credentials: `user:${CANARY}@` };
        failed.push(
          ...(await all([
            [`files at ${origin}`, elsewhere, 'normal', circumstances],
            [`redirects to ${origin}`, redirected, 'normal', circumstances],
          ])),
        );
      }
      expect(other.asked.length).toBeGreaterThan(0);
      expect(other.authorizations.filter((each) => each !== undefined)).toEqual([]);
      await other.close();
      return failed;
    },
  },
  {
    id: 'D4',
    fault: 'a password looked for in every output, in the cache and in errors',
    run: () =>
      scratch(async (folder) => {
        writeFileSync(join(folder, 'requirements.txt'), requirements);
        const server = await serveFaults();
        const target = '-b python:3.12-slim --platform linux/amd64 --no-resolve -v'.split(' ');
        const reports = formats.flatMap((format) => ['-f', `${format}=out.${format}`]);
        for (const [how, more] of [
          [calm, reports],
          [status(401), reports],
          [status(500), ['--retries', '0', ...reports]],
          [calm, ['--show-config']],
        ] as const) {
          server.spoil(how);
          const environment = {
            HOME: folder,
            WHEELCHECK_CACHE_DIR: join(folder, 'cache'),
            WHEELCHECK_INDEX_URL: `${server.origin}/simple`.replace('//', `//user:${CANARY}@`),
          };
          const said = await hosted.run(['requirements.txt', ...target, ...more], folder, environment);
          const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
            /^out|^cache./.test(name),
          );
          await injected(
            [said.stdout, said.stderr, ...files.map((name) => readFileSync(join(folder, name), 'utf8'))],
            () => expect([0, 1, 2]).toContain(said.code),
          );
        }
        await server.close();
      }),
  },
  {
    id: 'D5',
    fault: 'a private index before the public one: it answers, it lacks, it is down',
    async run() {
      const [own, open] = [await serveFaults(), await serveFaults()];
      const lacking = where(/native/, status(404));
      const first = {
        server: own,
        url: `${open.origin}/simple`,
        extra: [`${own.origin}/simple`],
        strategy: 'first-index',
      } as const;
      const failed: string[] = [];
      const asked = (): readonly string[] => open.asked.filter((path) => /^\/(?:pypi|simple)\/./.test(path));
      failed.push(...(await all([['it answers', calm, 'normal', first]])));
      // The public index may say more of what it has as well; what it has is not looked up where the first one answers.
      expect(asked().filter((path) => !/gone|setuptools/.test(path))).toEqual([]);
      failed.push(...(await all([['it lacks one', lacking, 'normal', first]])));
      expect(asked().some((path) => path.includes('native'))).toBe(true);
      const before = open.asked.length;
      failed.push(...(await all([['it is down', status(503), 'unknown', first]])));
      failed.push(...(await all([['it wants a password', status(401), 'unknown', first]])));
      expect(open.asked.slice(before)).toEqual([]);
      await Promise.all([own.close(), open.close()]);
      return failed;
    },
  },
  {
    id: 'D6',
    fault: 'a repository that names the cache, proxies, certificates, passwords',
    run: () =>
      scratch(async (folder) => {
        writeFileSync(join(folder, 'requirements.txt'), requirements);
        for (const line of [
          'cache-dir = "kept"',
          'ca = "own.pem"',
          'proxy = "http://127.0.0.1:9"',
          'no-cache = true',
          `index-url = "http://user:${CANARY}@127.0.0.1:9/simple"`,
        ]) {
          writeFileSync(join(folder, 'wheelcheck.toml'), `${line}\n`);
          const { code, stderr, stdout } = await hosted.run(
            ['requirements.txt', '-b', 'python:3.12-slim', '--offline'],
            folder,
            { HOME: folder },
          );
          await injected([stderr, stdout], () => {
            expect([line, code]).toEqual([line, 2]);
            expect(stderr).toContain('wheelcheck.toml');
            expect(existsSync(join(folder, 'kept'))).toBe(false);
          });
        }
      }),
  },
];
