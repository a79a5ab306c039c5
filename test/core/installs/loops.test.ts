// Loops, find and xargs that install from files: each round is a command of its own, with the words that a shell gives it.

import { describe, expect, it } from 'vitest';
import { installationsIn } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { readInput } from '../../../packages/core/src/manifest/input.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';

const context = {
  'r.txt': 'six==1.16.0\nidna==3.7\n',
  'notes.txt': '# pins\nsix==1.16.0\n\n  idna==3.7  # why\n',
  'open.txt': 'six==1.16.0\nidna==3.7',
  'blank.txt': 'six==1.16.0\n\nidna==3.7\n\n',
  'marked.txt': 'six==1.16.0 ; python_version >= "3"\nidna\n',
  'slash.txt': 'six==1.16.0 \\\n  --hash=sha256:aa\n',
  'req/b.txt': 'idna==3.7\n',
  'req/a.txt': 'six==1.16.0\n',
  'req/more/c.txt': 'attrs==23.2.0\n',
  'req/none/d.md': 'none\n',
  'words/pairs.txt': 'six 1.16.0\n  idna   3.7  # why\n',
  'words/equal.txt': 'six=1.16.0\nidna=3.7\n',
  'words/ends.txt': 'six=1.16.0=\n',
  'words/quoted.txt': '"six"\n',
};

const planned = (lines: readonly string[]) => {
  const text = ['FROM python:3.12-slim', 'WORKDIR /app', 'COPY . .', ...lines, ''].join('\n');
  return installationsIn(dockerfilePlan(text, context, { listed: true }));
};

/** What pip is told, command by command. */
const told = async (command: string): Promise<readonly string[]> => {
  const { installations, unchecked } = await planned([`RUN ${command}`]);
  const [first] = installations;
  return [
    ...(first?.stage.installs ?? []).map(({ understood }) => understood.command.replace('pip install ', '')),
    ...unchecked.map(({ why }) => `? ${why}`),
  ];
};

const [six, idna] = ['six==1.16.0', 'idna==3.7'];
const noWord = '? it fails for a word that is no requirement';

/*
 * A pip that says what it is told, and fails as pip does, says the same in sh and bash beside these files:
 *   case "$*" in *'#'*|'install '|install) exit 1;; *) echo "$@" >&2;; esac
 */
describe('what pip is told by', () => {
  it.each<[command: string, commands: readonly string[]]>([
    ['while read p; do pip install "$p"; done < r.txt', [six, idna]],
    ['while read -r p; do pip install $p; done < r.txt', [six, idna]],
    ['while IFS= read -r p; do pip install "$p"; done < r.txt', [six, idna]],
    ['cat r.txt | while read p; do pip install --no-deps $p; done', [`--no-deps ${six}`, `--no-deps ${idna}`]],
    ['cat r.txt | while read p; do pip install $p || true; done', [six, idna]],
    ['cat r.txt | while read p; do pip install $p || echo no $p; done; pip install attrs', [six, idna, 'attrs']],
    // The last line does not end: read says no, and nothing runs for it.
    ['while read p; do pip install "$p"; done < open.txt', [six]],
    ['while read p || [ -n "$p" ]; do pip install "$p"; done < open.txt', [six, idna]],
    ["grep -v '^#' r.txt | while read p; do pip install $p; done", [six, idna]],
    ['while read p; do [ -z "$p" ] && continue; pip install "$p"; done < blank.txt', [six, idna]],
    ['while read p; do if [ -n "$p" ]; then pip install "$p"; fi; done < blank.txt', [six, idna]],
    ['while read p; do pip install $p; done < blank.txt || true', [six, idna]],
    [
      'while read p; do case "$p" in ""|\\#*) continue ;; esac; pip install "${p%%#*}"; done < notes.txt',
      [six, '"idna==3.7 "'],
    ],
    ['while read p; do case $p in six*) break;; esac; pip install $p; done < r.txt; pip install attrs', ['attrs']],
    ['while read p; do pip install "$p"; done < marked.txt', ['"six==1.16.0 ; python_version >= "3""', 'idna']],
    ['while read p; do pip install "$p"; done <<EOF\nsix\nidna\nEOF', ['six', 'idna']],
    ['for p in $(cat r.txt); do pip install $p; done', [six, idna]],
    ['for p in `cat r.txt`; do pip install $p; done', [six, idna]],
    ["for p in $(grep -v '^#' r.txt | sort); do pip install $p; done", [idna, six]],
    ['for p in six $(cat req/b.txt); do pip install $p; done', ['six', idna]],
    [
      'for f in *.txt; do pip install -r $f; done',
      ['blank', 'marked', 'notes', 'open', 'r', 'slash'].map((name) => `-r ${name}.txt`),
    ],
    ['for f in req/*.txt; do pip install -r "$f"; done', ['-r req/a.txt', '-r req/b.txt']],
    [
      'for f in /app/req/[a-b].txt r.txt; do pip install -r $f; done',
      ['-r /app/req/a.txt', '-r /app/req/b.txt', '-r r.txt'],
    ],
    ['cd req && for f in ?.txt; do pip install -r $f; done', ['-r a.txt', '-r b.txt']],
    ['for f in $(ls req/*.txt); do pip install -r $f; done', ['-r req/a.txt', '-r req/b.txt']],
    [
      "for f in $(find req -name '*.txt' | sort); do pip install -r $f; done",
      ['-r req/a.txt', '-r req/b.txt', '-r req/more/c.txt'],
    ],
    ['for f in lost/*.txt; do [ -f "$f" ] && pip install -r $f; done || true; pip install six', ['six']],
    ['for f in req/*.txt; do for p in $(cat $f); do pip install $p; done; done', [six, idna]],
    ['cat r.txt | xargs -n 1 pip install', [six, idna]],
    ['cat r.txt | xargs -n1 pip install --no-deps', [`--no-deps ${six}`, `--no-deps ${idna}`]],
    ['xargs -a r.txt -n1 pip install', [six, idna]],
    ['xargs -n 1 pip install < r.txt', [six, idna]],
    ['xargs -L 1 pip install < r.txt', [six, idna]],
    ['xargs -I{} pip install {} --no-deps < r.txt', [`${six} --no-deps`, `${idna} --no-deps`]],
    ["xargs -d '\\n' -n1 pip install < r.txt", [six, idna]],
    ["grep -v '^#' blank.txt | xargs -n1 pip install", [six, idna]],
    ['cat r.txt r.txt | xargs -n 3 pip install', [`${six} ${idna} ${six}`, idna]],
    ['ls req/*.txt | xargs -n1 pip install -r', ['-r req/a.txt', '-r req/b.txt']],
    ['ls req/a.txt | xargs pip install -r', ['-r req/a.txt']],
    ["find req -maxdepth 1 -name '*.txt' | sort | xargs -n 1 pip install -r", ['-r req/a.txt', '-r req/b.txt']],
    ["find . -name 'a.txt' -print0 | xargs -0 -n1 pip install -r", ['-r ./req/a.txt']],
    ['find . -name c.txt -exec pip install -r {} \\;', ['-r ./req/more/c.txt']],
    ["find . -type f -name 'a*.txt' -exec python -m pip install -r {} \\;", ['python -m -r ./req/a.txt']],
    ['find . -name \'b.txt\' | while read f; do pip install -r "$f"; done', ['-r ./req/b.txt']],
    ['pip install $(cat r.txt)', ['$(cat r.txt)']],
    ['pip install `cat r.txt`', ['"`cat r.txt`"']],
    ["sh -c 'for p in $(cat r.txt); do pip install $p; done'", [six, idna]],
    ['while read a b; do pip install $a; done < words/pairs.txt', ['six', 'idna']],
    ['while read -r n v rest; do pip install "$n==$v"; done < words/pairs.txt', [six, idna]],
    ['while IFS== read -r n v; do pip install "$n==$v"; done < words/equal.txt', [six, idna]],
    ["while IFS='=' read -r n v; do pip install $n; done < words/equal.txt", ['six', 'idna']],
    ['while IFS== read -r n v; do pip install "$n=$v"; done < r.txt', [six, idna]],
    ['for d in req/*/; do [ -f ${d}c.txt ] && pip install -r ${d}c.txt; done; true', ['-r req/more/c.txt']],
    ['for d in req/*/; do pip install -r ${d}/c.txt; break; done', ['-r req/more//c.txt']],
    ['for f in req/*/*.txt; do pip install -r $f; done', ['-r req/more/c.txt']],
    ['for f in */a.txt */*/c.txt; do pip install -r $f; done', ['-r req/a.txt', '-r req/more/c.txt']],
    // What a loop asks runs once for sure, and is taken to work.
    ['until pip install six; do sleep 1; done; pip install attrs', ['six', 'attrs']],
    ['while ! pip install six; do sleep 1; done', ['six']],
    ['while true; do pip install six && break; sleep 1; done; pip install attrs', ['six', 'attrs']],
    ['for i in 1 2 3; do pip install six && break || sleep 5; done', ['six']],
    // xargs by itself puts words into one line.
    ['for p in $(cat r.txt | xargs); do pip install $p; done', [six, idna]],
    ['pip install $(cat r.txt | xargs)', ['$(cat r.txt | xargs)']],
    // Of what pip refuses the loop makes nothing, and xargs ends with it.
    ['while read p; do pip install "$p"; done < notes.txt || true', [six]],
    ['while read p; do pip install "$p"; done < blank.txt || true', [six, idna]],
    ['cat blank.txt notes.txt | grep "#" | xargs -n1 pip install', ['pins', idna, 'why', noWord]],
    ['cat notes.txt | xargs -n1 pip install || true', ['pins', six, idna, 'why']],
    [
      'set -e; while read p; do pip install "$p"; done < notes.txt',
      ['? as a word of the command # pins is no requirement'],
    ],
  ])('%s', async (command, commands) => {
    expect(await told(command)).toEqual(commands);
  });
});

describe('nobody knows what pip is told by', () => {
  it.each([
    'while IFS== read a b; do pip install $a; done < words/ends.txt',
    'while read -a p; do pip install $p; done < r.txt',
    'while read p; do pip install $p; done < slash.txt',
    'while read p; do pip install $p; done < /opt/r.txt',
    './list | while read p; do pip install $p; done',
    'until read p; do pip install $p; done < r.txt',
    'until [ -n "$X" ]; do pip install six; done',
    'for p in $(cat words/quoted.txt | xargs); do pip install $p; done',
    'IFS=,; for p in $(cat r.txt); do pip install $p; done',
    'for p in $(./list); do pip install $p; done',
    'for f in /etc/*.txt; do pip install -r $f; done',
    './make-lists; for f in req/*.txt; do pip install -r $f; done',
    'curl -o req/z.txt https://files.example/z.txt; for f in req/*.txt; do pip install -r $f; done',
    'rm req/b.txt; for f in req/*.txt; do pip install -r $f; done',
    'find / -name r.txt -exec pip install -r {} \\;',
    'find . -newer x -name r.txt -exec pip install -r {} \\;',
    'ls req | xargs -n1 pip install -r',
  ])('%s', async (command) => {
    const found = await told(command);
    expect(found.filter((each) => each.startsWith('? '))).not.toEqual([]);
    expect(found.filter((each) => !each.startsWith('? '))).toEqual([]);
  });
});

it('a requirement stands where the loop has it from, and each round is a command of its own', async () => {
  const rows = async (command: string): Promise<readonly string[]> => {
    const { installations } = await planned([`RUN ${command}`]);
    const inputs = await Promise.all(installations.flatMap(({ files }) => files.map(readInput)));
    return inputs.flatMap(({ file, manifest }) =>
      manifest.packages.map(({ name, at }) => `${file.commands?.join() ?? '-'} ${name} ${at.path}:${at.line}`),
    );
  };
  const expected = ['0 six blank.txt:1', '1 idna blank.txt:3'];
  expect(await rows('while read p; do pip install $p; done < blank.txt || true')).toEqual(expected);
  expect(await rows('for p in $(cat blank.txt); do pip install $p; done')).toEqual(expected);
  expect(await rows('xargs -n1 pip install < blank.txt')).toEqual(expected);
  expect(await rows('sed s/3.7/3.6/ r.txt | xargs -n1 pip install')).toEqual(['0 six r.txt:1', '1 idna Dockerfile:4']);
});

it('a loop of many lines is not followed', async () => {
  const text = Array.from({ length: 200 }, (_, at) => `name${at}\n`).join('');
  const dockerfile = 'FROM python:3.12-slim\nCOPY r.txt .\nRUN while read p; do pip install $p; done < r.txt\n';
  const { installations, unchecked } = await installationsIn(dockerfilePlan(dockerfile, { 'r.txt': text }));
  expect([installations.length, unchecked.length]).toEqual([0, 1]);
});
