// The printed completions in the shells themselves: bash by calling the function, zsh by pressing tab in a pseudo-terminal, fish by
// `complete -C`. PowerShell cannot be had from Debian: its text alone is held, in npm test.

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The line up to the cursor, and all that every shell offers there. */
const offers = {
  'wheelcheck --bas': ['--base', '--baseline'],
  'wheelcheck exp': ['explain'],
  'wheelcheck con': ['constraints.txt'],
  'wheelcheck comp': ['completion'],
  'wheelcheck -b python:3.14-al': ['python:3.14-alpine', 'python:3.14-alpine3.23'],
  'wheelcheck requirements.txt --base python:3.12-slim-': ['python:3.12-slim-bookworm'],
  'wheelcheck --base=python:3.12-alpine3': ['python:3.12-alpine3.23'],
  'wheelcheck --platform linux/arm': ['linux/arm/v5', 'linux/arm/v6', 'linux/arm/v7', 'linux/arm64'],
  'wheelcheck --installer ': ['pip', 'uv'],
  'wheelcheck -f j': ['json', 'jsonl', 'junit'],
  'wheelcheck -f json=rep': ['report.json'],
  'wheelcheck --fail-on i': ['impossible'],
  'wheelcheck --fail-on WC30': ['WC301', 'WC302', 'WC303', 'WC304'],
  'wheelcheck -c cons': ['constraints.txt'],
  'wheelcheck --cache-dir fol': ['folder'],
  'wheelcheck --retries 1': [],
  'wheelcheck explain WC11': ['WC110', 'WC111', 'WC112'],
  'wheelcheck explain --basel': [],
  'wheelcheck explain -b python:3.10-slim': ['python:3.10-slim', 'python:3.10-slim-bookworm'],
  'wheelcheck images python:3.13-s': ['python:3.13-slim', 'python:3.13-slim-bookworm'],
  'wheelcheck completion ': ['bash', 'fish', 'powershell', 'zsh'],
  'wheelcheck -b images --no-pro': ['--no-progress'],
};

export const part = {
  title: 'completions in bash, zsh and fish',
  async run({ scratch, wheelcheck, debianTool }) {
    const folder = join(scratch, 'completions');
    mkdirSync(join(folder, 'folder'), { recursive: true });
    for (const file of ['1.txt', 'constraints.txt', 'requirements.txt', 'report.json'])
      writeFileSync(join(folder, file), '');
    const rows = [];
    for (const [shell, ask] of Object.entries({ bash: inBash, zsh: inZsh, fish: inFish })) {
      debianTool(shell, shell);
      const { stdout } = await wheelcheck(['completion', shell], { cwd: folder });
      const script = join(scratch, `wheelcheck.${shell}`);
      writeFileSync(script, stdout);
      const { status, stderr } = spawnSync(shell, ['-n', script], { encoding: 'utf8' });
      rows.push([`${shell} reads it`, status === 0 && stderr === '' ? [] : [stderr]]);
      const offered = ask(script, folder, scratch);
      for (const [line, wanted] of Object.entries(offers))
        rows.push([`${shell}: ${line}`, difference(offered.get(line) ?? [], wanted)]);
    }
    const shellcheck = debianTool('shellcheck', 'shellcheck');
    const { status, stdout } = spawnSync(shellcheck, ['--shell', 'bash', join(scratch, 'wheelcheck.bash')], {
      encoding: 'utf8',
    });
    return [...rows, ['shellcheck finds nothing in the one for bash', status === 0 ? [] : [stdout.slice(0, 600)]]];
  },
};

function difference(offered, wanted) {
  const found = [...new Set(offered)].join(' ');
  return new Set(offered).size === wanted.length && wanted.every((word) => offered.includes(word))
    ? []
    : [`offered: ${found === '' ? 'nothing' : found}`];
}

/** Where the function finds nothing, readline completes files: `complete -p` must say so, and compgen says which. */
function inBash(script, folder) {
  const asked = Object.keys(offers).map(
    (line) => `COMP_LINE=${quoted(line)}; COMP_POINT=\${#COMP_LINE}; DEFAULT=default; _wheelcheck
printf '== %s\\n' "$COMP_LINE"
if ((\${#COMPREPLY[@]})); then printf '%s\\n' "\${COMPREPLY[@]}"
elif [[ $DEFAULT == default ]]; then current=\${COMP_LINE##*[ =]}; compgen -f -- "$current"
elif [[ $DEFAULT == dirnames ]]; then current=\${COMP_LINE##*[ =]}; compgen -d -- "$current"; fi`,
  );
  const text = `source ${quoted(script)}
[[ $(complete -p wheelcheck) == 'complete -o default -F _wheelcheck wheelcheck' ]] || exit 1
COMP_WORDBREAKS=$' \\t\\n"\\'><=;|&('
compopt() { case $* in *dirnames*) DEFAULT=dirnames ;; '+o default') DEFAULT= ;; esac }
${asked.join('\n')}
# As bash has it: the colon breaks words as well, and only what stands behind it is put in
COMP_WORDBREAKS+=:
COMP_LINE='wheelcheck -b python:3.14-alpine3'; COMP_POINT=\${#COMP_LINE}; _wheelcheck
[[ \${COMPREPLY[*]} == 3.14-alpine3.23 ]] || exit 2
`;
  const { status, stdout, stderr } = spawnSync('bash', ['--norc', '--noprofile', '-u', '-c', text], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`bash ended with ${status}: ${stderr}`);
  return sections(stdout);
}

/** One interactive zsh types every line and presses tab; what completion adds is written to a file by a compadd of our own. */
function inZsh(script, folder, scratch) {
  const home = join(scratch, 'zsh');
  const out = join(home, 'offered');
  mkdirSync(home);
  writeFileSync(out, '');
  writeFileSync(
    join(home, '.zshrc'),
    `autoload -Uz compinit && compinit -u -D
source ${quoted(script)}
compadd() {
  if [[ \${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]]; then builtin compadd "$@"; return; fi
  local -a hits
  builtin compadd -A hits "$@"
  (($#hits)) && print -rl -- $hits >> ${quoted(out)}
  builtin compadd "$@"
}
started() { print -r -- "== $BUFFER" >> ${quoted(out)}; zle complete-word }
ended() { print -r -- '== end' >> ${quoted(out)}; BUFFER= }
zle -N started; zle -N ended
bindkey '^I' started; bindkey '^X' ended
unsetopt beep; LISTMAX=100000
`,
  );
  const driver = `zmodload zsh/zpty zsh/zselect
zpty sh 'ZDOTDIR=${home} TERM=dumb zsh -i'
typeset -i done=0
for line in ${Object.keys(offers).map(quoted).join(' ')}; do
  zpty -w -n sh "$line"$'\\t\\x18'
  done+=1
  for ((tries = 0; tries < 600; tries++)); do
    while zpty -r -t sh text; do :; done
    (($(grep -c '^== end' ${quoted(out)}) >= done)) && break
    zselect -t 5
  done
done
zpty -d sh
`;
  spawnSync('zsh', ['-f', '-c', driver], { cwd: folder, encoding: 'utf8' });
  return sections(readFileSync(out, 'utf8'));
}

function inFish(script, folder, scratch) {
  const asked = Object.keys(offers).map((line) => `echo "== ${line}"; complete -C ${quoted(line)}`);
  const { status, stdout, stderr } = spawnSync(
    'fish',
    ['--no-config', '-c', [`source ${quoted(script)}`, ...asked].join('\n')],
    { cwd: folder, encoding: 'utf8', env: { ...process.env, HOME: scratch } },
  );
  if (status !== 0) throw new Error(`fish ended with ${status}: ${stderr}`);
  // A word, a tab, its description; fish repeats what stands before an equals sign, and marks folders.
  return sections(stdout, (word) =>
    word
      .split('\t')[0]
      .replace(/^[^ ]*=/, '')
      .replace(/\/$/, ''),
  );
}

function sections(text, wordOf = (word) => word) {
  const found = new Map();
  for (const section of text.split(/^== /m)) {
    const [line, ...words] = section.split('\n');
    if (line !== '' && line !== 'end') found.set(line, words.filter((word) => word !== '').map(wordOf));
  }
  return found;
}

function quoted(text) {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
