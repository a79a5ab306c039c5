// A token that a variable holds, in the path of an index's address, in a command, in a build argument: no output shows it (faults D2 to D4).

import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCommand } from '../support/command.ts';

const CANARY = 'S3CRETtoken99';
const cli = openCommand();
let folder = '';
let server: Server;
let at = '';

const wheel = 'demo-1.0-py3-none-any.whl';
/** A registry that has its token in every path, and whose pages link to files beside them. */
const answers: Readonly<Record<string, string>> = {
  [`/${CANARY}/simple/`]: '<title>Simple index</title><a href="demo/">demo</a>',
  [`/${CANARY}/simple/demo/`]: `<title>Links for demo</title><body><a href="../../files/${wheel}#sha256=${'a'.repeat(64)}">x</a></body>`,
  [`/${CANARY}/files/${wheel}.metadata`]: 'Metadata-Version: 2.1\nName: demo\nVersion: 1.0\n\n',
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wheelcheck-paths-'));
  server = createServer(({ url = '' }, response) => {
    const answer = answers[url];
    response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'text/html' }).end(answer ?? 'not found');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of a TCP server it is no text
  at = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await cli.close();
  server.close();
  await rm(folder, { recursive: true });
});

interface Way {
  readonly args: readonly string[];
  readonly files: Readonly<Record<string, string>>;
  readonly code: number;
  /** What is shown instead. */
  readonly shown: string;
}

const reports = ['json', 'jsonl', 'sarif', 'junit', 'github', 'gitlab', 'markdown', 'html', 'terminal'];
const on = ['--platform', 'linux/amd64', '--retries', '0', '-v'];
const check = [...on, ...reports.flatMap((format) => ['-f', `${format}=out/${format}`])];
const based = ['-b', 'python:3.12-slim', ...check];
const index = (): string => `http://${at}/\${TOKEN}/simple`;
const docker = (...lines: readonly string[]): Way['files'] => ({
  Dockerfile: `FROM python:3.12-slim\n${lines.join('\n')}\n`,
});

const ways: Readonly<Record<string, () => Way>> = {
  'a requirements file': () => ({
    args: ['r.txt', ...based, '--output-lock', 'out/pylock.toml'],
    files: { 'r.txt': `--index-url ${index()}\ndemo\n` },
    code: 0,
    shown: '${TOKEN}/simple',
  }),
  'an index that is none': () => ({
    args: ['r.txt', ...based],
    files: { 'r.txt': `--index-url http://${at}/\${TOKEN}\ndemo==1.0\n` },
    code: 2,
    shown: '${TOKEN}/simple does',
  }),
  'what it lacks': () => ({
    args: ['r.txt', ...based],
    files: { 'r.txt': `--index-url ${index()}\nother==1.0\n` },
    code: 1,
    shown: '${TOKEN}/simple',
  }),
  'a Pipfile.lock': () => ({
    args: ['Pipfile.lock', ...based],
    files: {
      'Pipfile.lock': JSON.stringify({
        _meta: { 'pipfile-spec': 6, sources: [{ name: 'own', url: `http://${at}/$TOKEN/simple`, verify_ssl: true }] },
        default: { demo: { version: '==1.0', index: 'own' } },
        develop: {},
      }),
    },
    code: 0,
    shown: '$TOKEN/simple',
  }),
  'ENV of a Dockerfile': () => ({
    args: ['Dockerfile', ...check],
    files: docker(`ENV TOKEN=${CANARY}`, `ENV PIP_INDEX_URL=${index()}`, 'RUN pip install demo==1.0'),
    code: 0,
    shown: '${TOKEN}/simple',
  }),
  'a build argument': () => ({
    args: ['Dockerfile', '--build-arg', `TOKEN=${CANARY}`, ...check],
    files: docker('ARG TOKEN', `RUN pip install --index-url ${index()} demo==1.0`),
    code: 0,
    shown: '****/simple demo==1.0',
  }),
  'a build argument of a compose file': () => ({
    args: ['compose.yaml', ...check],
    files: {
      ...docker('ARG TOKEN', `RUN pip install --index-url ${index()} demo==1.0`),
      'compose.yaml': `services:\n  app:\n    build:\n      context: .\n      args:\n        TOKEN: ${CANARY}\n`,
    },
    code: 0,
    shown: '****/simple demo==1.0',
  }),
  'what is not followed': () => ({
    args: ['Dockerfile', '--build-arg', `TOKEN=${CANARY}`, ...check],
    files: docker(
      'ARG TOKEN',
      `RUN pip install --index-url ${index()} demo==1.0`,
      'RUN curl https://a.example/$TOKEN/x.sh | sh',
    ),
    code: 2,
    shown: '',
  }),
  'what nobody can look up': () => ({
    args: ['Dockerfile', '--build-arg', `TOKEN=${CANARY}`, ...check],
    files: docker(
      'ARG TOKEN',
      `RUN pip install --index-url ${index()} demo==1.0`,
      'RUN pip install ./$TOKEN.whl',
      'RUN pip install "$TOKEN !!"',
      'RUN pip install -r /$TOKEN/requirements.txt',
    ),
    code: 1,
    shown: 'what lies at ./****.whl in the image is not known',
  }),
  'a file that is missing': () => ({
    args: ['Dockerfile', '--build-arg', `TOKEN=${CANARY}`, ...check],
    files: docker('ARG TOKEN', 'COPY . .', 'RUN pip install -r $TOKEN/requirements.txt'),
    code: 2,
    shown: 'Dockerfile installs ****/requirements.txt',
  }),
  'a Dockerfile, explained': () => ({
    args: ['explain', 'Dockerfile', '--build-arg', `TOKEN=${CANARY}`],
    files: docker(
      'ARG TOKEN',
      `ENV UV_INDEX_OWN_PASSWORD=${CANARY}`,
      `RUN pip install git+https://$TOKEN@git.example/x ./$TOKEN.whl --index-url ${index()}`,
      'COPY --from=other /$TOKEN /y',
      `RUN pip install git+https://me:${CANARY}@git.example/y`,
    ),
    code: 0,
    shown: 'UV_INDEX_OWN_PASSWORD=****',
  }),
  'a Dockerfile, explained as JSON': () => ({
    args: ['explain', 'Dockerfile', '--build-arg', `TOKEN=${CANARY}`, '-f', 'json'],
    files: docker(
      'ARG TOKEN',
      `ENV POETRY_PYPI_TOKEN_OWN=${CANARY}`,
      'RUN pip install git+https://$TOKEN@git.example/x',
    ),
    code: 0,
    shown: '"TOKEN": "****"',
  }),
};

describe('a token that a variable holds', () => {
  it.each(Object.keys(ways))('%s', async (name) => {
    const { args, files, code, shown } = ways[name]?.() ?? { args: [], files: {}, code: -1, shown: '' };
    const here = join(folder, name.replaceAll(/\W/g, '-'));
    for (const made of ['.git', 'out']) await mkdir(join(here, made), { recursive: true });
    for (const [path, text] of Object.entries(files)) await writeFile(join(here, path), text);
    const environment = { HOME: here, XDG_CACHE_HOME: join(here, 'cache'), TOKEN: CANARY, PIP_FIND_LINKS: '' };
    const ran = await cli.run(args, here, environment);
    const written = await readdir(here, { recursive: true, withFileTypes: true });
    const made = written.filter((entry) => entry.isFile() && !(entry.name in files));
    const texts = await Promise.all(
      made.map(async (entry) => [entry.name, await readFile(join(entry.parentPath, entry.name), 'utf8')] as const),
    );
    const all = [['stdout', ran.stdout], ['stderr', ran.stderr], ...texts] as const;
    expect(all.flatMap(([place, text]) => (text.includes(CANARY) ? [place] : []))).toEqual([]);
    expect(ran).toMatchObject({ code });
    expect(all.map(([, text]) => text).join('\n')).toContain(shown);
  });
});
