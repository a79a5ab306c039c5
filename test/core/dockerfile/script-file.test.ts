// Scripts of the build context that a RUN calls: what they install, at their own lines. The installs of each were seen of dash 0.5.12
// (bash 5.2 where the script asks for it), with a pip in PATH that writes down what it is told.

import { expect, it } from 'vitest';
import { planDockerfile } from '../../../packages/core/src/installs/plan-dockerfile.ts';
import { dockerfilePlan } from '../../support/dockerfile-plan.ts';

const cases: Readonly<Record<string, readonly [run: string, script: string, installs: readonly string[]]>> = {
  plain: ['./x.sh', 'pip install a', ['1 a']],
  'with its own line': ['./x.sh', '#!/bin/sh\n# first\n\npip install \\\n  a\npip install b', ['4 a', '6 b']],
  'by sh': ['sh x.sh', 'pip install a', ['1 a']],
  'by bash, with options': ['bash -eu -o pipefail x.sh', 'pip install a', ['1 a']],
  'by its whole path': ['/app/x.sh', 'pip install a', ['1 a']],
  'from another folder': ['cd /tmp && /app/x.sh', 'cd "$(dirname "$0")" && pip install -r r.txt', ['1 r.txt']],
  'with what it is given': ['./x.sh a b', 'pip install $1\npip install "$2"', ['1 a', '2 b']],
  'with all that it is given': ['./x.sh a b', 'pip install "$@"', ['1 a b']],
  'given nothing': ['./x.sh', 'pip install a "$@" ${1:-b}', ['1 a b']],
  shifted: ['./x.sh a b c', 'shift\npip install $1\nshift 1\npip install "$@"', ['2 b', '4 c']],
  'asked by a word': [
    './x.sh dev',
    'if [ "$1" = dev ]; then\n  pip install a\nelse\n  pip install b\nfi\ncase "$1" in dev) pip install c ;; esac',
    ['2 a', '6 c'],
  ],
  'with a variable of the command': ['V=a ./x.sh', 'pip install $V', ['1 a']],
  'with a variable that is exported': ['export V=a && ./x.sh', 'pip install $V', ['1 a']],
  'with a variable of its own': ['./x.sh', 'V=a\npip install $V\nexport W=b\npip install $W', ['2 a', '4 b']],
  'with a function': ['./x.sh', 'get() {\n  pip install "$1"\n}\nget a\nget b', ['2 a', '2 b']],
  'with a main': ['./x.sh a', 'main() {\n  pip install "$@"\n}\nmain "$@"', ['2 a']],
  'with a function that nothing calls': ['./x.sh', 'get() { pip install x; }\npip install a', ['2 a']],
  'that leaves': ['./x.sh', 'pip install a\nexit 0\npip install b', ['1 a']],
  'that leaves where it has what it needs': ['./x.sh a', '[ -z "$1" ] && exit 0\npip install $1', ['2 a']],
  'that stops': ['./x.sh', 'set -e\npip install a || exit 1\npip install b', ['2 a', '3 b']],
  'behind &&': ['./x.sh && pip install z', 'pip install a', ['1 a', 'z']],
  'whose folder ends with it': ['./x.sh && pip install -r r.txt', 'cd /\npip install a', ['2 a', 'r.txt']],
  'whose variables end with it': ['V=z; ./x.sh; pip install $V', 'V=a\npip install $V', ['2 a', 'z']],
  sourced: ['. ./x.sh && pip install $V', 'V=a\npip install b', ['2 b', 'a']],
  'with a loop': ['./x.sh', 'for n in a b; do\n  pip install $n\ndone\nfor n; do pip install $n; done', ['2 a', '2 b']],
  'with a loop over what it is given': ['./x.sh a b', 'for n; do\n  pip install $n\ndone', ['2 a', '2 b']],
  'that runs another': ['./x.sh', 'sh ./sub/y.sh a\npip install b', ['sub/y.sh:2 a', '2 b']],
  'with a heredoc': ['./x.sh', 'cat > l.txt <<EOF\npip install x\nEOF\npip install a', ['4 a']],
  'with words': ['./x.sh', 'PIP="pip install"\n$PIP a', ['2 a']],
  'for bash': ['./x.sh', '#!/usr/bin/env bash\nset -euo pipefail\nfunction get {\n  pip install $1\n}\nget a', ['4 a']],
  'where bash finds it': [
    'cd / && bash /app/x.sh',
    '#!/bin/bash\nHERE="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"\npip install -r "$HERE/r.txt"',
    ['3 r.txt'],
  ],
  'behind a comment': ['chmod +x x.sh && ./x.sh', '# pip install x\necho "pip install y"\npip install a', ['3 a']],
};

async function planned(run: string, files: Readonly<Record<string, string>>) {
  const text = `FROM python:3.12-slim\nWORKDIR /app\nCOPY . .\nRUN ${run}\n`;
  return planDockerfile(dockerfilePlan(text, { 'r.txt': 'six==1.16.0\n', ...files }));
}

it.each(Object.entries(cases))('%s', async (_, [run, script, installs]) => {
  const found = await planned(run, { 'x.sh': script, 'sub/y.sh': '#\npip install $1\n' });
  const commands = found.flatMap(({ targets }) => targets.flatMap(({ stage }) => stage?.installs ?? []));
  const told = commands.map(({ line, command }) => [line, command.replace(/pip install (?:-r )?(?:\S*\/)?/, '')]);
  const expected = installs.map((each) => [
    4,
    /^\d/.test(each) ? `x.sh:${each.replace(' ', ': ')}` : each.replace(' ', ': '),
  ]);
  expect(told).toEqual(expected);
  expect(found[0]?.targets[0]?.stage?.unchecked).toEqual([]);
});

it('names the lines of the script, not of the Dockerfile', async () => {
  const [plan] = await planned('./x.sh', { 'x.sh': '#!/bin/sh\npip install idna==3.7\npip install $WHAT\n' });
  expect(plan?.files.map(({ path, line, text }) => [path, line, text])).toEqual([['x.sh', 2, 'idna==3.7']]);
  expect(plan?.targets[0]?.stage?.unchecked).toEqual([
    expect.objectContaining({ path: 'x.sh', line: 3, text: 'pip install $WHAT' }),
  ]);
});

it.each([
  ['a variable that nobody exported', 'V=a; ./x.sh', 'pip install $V', 'V has no value that is known'],
  ['a question', './x.sh', 'test -f /etc/x && pip install a', 'whether it runs hangs on'],
  [
    'behind an exit that nobody knows of',
    './x.sh',
    'test -f /etc/x && exit 0\npip install a',
    'whether it runs hangs on',
  ],
  ['a loop', './x.sh', 'while read n; do pip install $n; done < l.txt', 'n has no value that is known'],
  [
    'a counting loop',
    './x.sh',
    '#!/bin/bash\nfor ((i=0;i<2;i++)); do\n  pip install a\ndone',
    'whether it runs hangs on',
  ],
  ['an argument with a space', './x.sh "a b" c', 'pip install "$@"', '@ has no value that is known'],
  ['a trap', './x.sh', 'f() { pip install a; }\ntrap f EXIT', 'whether it runs hangs on'],
  ['what is fed to it', './x.sh', './none | xargs pip install', 'it installs what another command prints'],
  ['lines that end otherwise', 'sh x.sh', '#!/bin/sh\r\npip install a\r\n', 'x.sh:2 installs (pip install a)'],
  ['a quote that nothing closes', './x.sh', 'echo "a\npip install a\n', 'x.sh:2 installs (pip install a)'],
  ['a script of Python', './x.sh', '#!/usr/bin/env python3\nrun(["pip", "install", "a"])\n', 'x.sh:2 installs'],
  ['functions of another file', '. ./x.sh && get', 'get() {\n  pip install a\n}', 'x.sh:2 installs (pip install a)'],
])('is not sure of %s', async (_, run, script, why) => {
  const [plan] = await planned(`${run}\nRUN pip install six`, { 'x.sh': script });
  expect(plan?.targets[0]?.stage?.unchecked?.map((each) => each.why)).toEqual([expect.stringContaining(why)]);
});
