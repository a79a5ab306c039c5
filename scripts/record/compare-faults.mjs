// What pip, uv and wheelcheck say of a release that exists, through each of the faults of index-faults.mjs: writes docs/reliability.md.
//
//   python3 -m venv tools && tools/bin/pip install pip==26.3 uv==0.13.9
//   npm run build && node scripts/record/compare-faults.mjs tools/bin
//
// Real processes on loopback; asks no network.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { faults, healthy, serveFault } from './index-faults.mjs';

const root = join(import.meta.dirname, '../..');
const tools = process.argv[2] ?? '';
const scratch = mkdtempSync(join(tmpdir(), 'wheelcheck-compare-'));
writeFileSync(join(scratch, 'requirements.txt'), 'pure==1.0\n');

function run(command, args, env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: scratch, env: { PATH: process.env.PATH, HOME: scratch, ...env } });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (said += piece));
    const timer = setTimeout(() => child.kill('SIGKILL'), 180_000);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, said });
    });
  });
}

/** Each gives `right`, `told` (that something is the matter, and no more) or `wrong` (the release does not exist). */
const programs = {
  async pip(url, env) {
    const words =
      'install --dry-run --no-deps --ignore-installed --no-cache-dir --disable-pip-version-check --timeout 4'.split(
        ' ',
      );
    const { code, said } = await run(join(tools, 'pip'), [...words, '--index-url', url, 'pure==1.0'], {
      PIP_CONFIG_FILE: '/dev/null',
      ...env,
    });
    return code === 0
      ? 'right'
      : /No matching distribution found|Could not find a version/.test(said)
        ? 'wrong'
        : 'told';
  },
  async uv(url, env) {
    const words = 'pip compile --no-deps --no-header --no-cache --no-config --quiet requirements.txt'.split(' ');
    const { code, said } = await run(join(tools, 'uv'), [...words, '--default-index', url], {
      UV_HTTP_TIMEOUT: '4',
      ...env,
    });
    return code === 0
      ? 'right'
      : /there (?:is|are) no versions?|not found in the package registry|no version of|we can conclude/.test(said)
        ? 'wrong'
        : 'told';
  },
  async wheelcheck(url, env) {
    const words = [
      'requirements.txt',
      ...'-b python:3.12-slim --platform linux/amd64 --no-cache --timeout 4 -f json --index-url'.split(' '),
      url,
    ];
    const { said } = await run(process.execPath, [join(root, 'packages/cli/dist/main.mjs'), ...words], {
      PIP_CONFIG_FILE: '/dev/null',
      NETRC: '/dev/null',
      ...env,
    });
    const verdict = /"verdict": "(\w+)"/.exec(said)?.[1];
    return verdict === 'wheel' ? 'right' : verdict === 'unknown' || verdict === undefined ? 'told' : 'wrong';
  },
};

async function ask(how, { url, env = {} } = {}) {
  const server = await serveFault(how ?? healthy);
  const said = {};
  for (const [name, program] of Object.entries(programs)) said[name] = await program(url ?? server.url, env);
  server.close();
  return said;
}

const calm = await ask(healthy);
if (Object.values(calm).some((each) => each !== 'right')) throw new Error(`without a fault: ${JSON.stringify(calm)}`);

const rows = [];
let next = 0;
async function work() {
  for (let at = next++; at < faults.length; at = next++) {
    const [id, what, how, more] = faults[at];
    rows[at] = { id, what, said: await ask(how, more) };
    process.stderr.write(`${JSON.stringify(rows[at])}\n`);
  }
}
await Promise.all([work(), work(), work()]);

const versions = {
  pip: /pip (\S+)/.exec((await run(join(tools, 'pip'), ['--version'], {})).said)?.[1],
  uv: /uv (\S+)/.exec((await run(join(tools, 'uv'), ['--version'], {})).said)?.[1],
};
rmSync(scratch, { recursive: true });
const count = (name, outcome) => rows.filter(({ said }) => said[name] === outcome).length;
const names = Object.keys(programs);
const words = { right: 'found it', told: 'told the fault', wrong: '**"does not exist"**' };
const day = new Date().toISOString().slice(0, 10);

writeFileSync(
  join(root, 'docs/reliability.md'),
  `# When the index does not answer as it should

Absence is a fact only where a complete, well-formed answer of the index lacks the release. Everything else that goes wrong is \`unknown\` (exit code 2), never
"no such release". Which index is asked: [indexes.md](indexes.md).

\`npm test\` injects the faults of \`test/faults/matrix.ts\` over real sockets, files and processes and prints what came of them; \`npm run faults\` is the long form
(CONTRIBUTING.md).

## Beside pip and uv

One release that exists, asked for through each of ${rows.length} faults of the index, by real processes on loopback with their own patience (a limit of 4 s of silence for all three).
Counted are confident wrong answers: those that say that there is no such release. An answer of 404 to everything is left out: what it means is a matter of view.

| | found it all the same | told that something is the matter | said that it does not exist |
| --- | --- | --- | --- |
${names.map((name) => `| ${name}${versions[name] ? ` ${versions[name]}` : ''} | ${count(name, 'right')} | ${count(name, 'told')} | ${count(name, 'wrong')} |`).join('\n')}

Made on ${day} with \`node scripts/record/compare-faults.mjs tools/bin\` (the script says how \`tools\` is made).

| row | fault | ${names.join(' | ')} |
| --- | --- | ${names.map(() => '---').join(' | ')} |
${rows.map(({ id, what, said }) => `| ${id} | ${what} | ${names.map((name) => words[said[name]]).join(' | ')} |`).join('\n')}
`,
);
