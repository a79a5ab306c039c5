// Scripts as a shell goes through them: which commands run, with which words; ? where that is not certain.

import { describe, expect, it } from 'vitest';
import { followShell } from '../../../packages/core/src/dockerfile/shell/follow-shell.ts';

function follow(script: string, environment: Readonly<Record<string, string>> = {}): readonly string[] {
  const ran: string[] = [];
  followShell(script, {
    valueOf: (name) => environment[name],
    run: ({ words, certain, input, output, heredoc }) => {
      const line = words.map(({ text, unknown }) => (unknown.length > 0 ? `<${unknown.join()}>` : text)).join(' ');
      const before = input === undefined ? '' : `${input.map(({ text }) => text).join(' ')} | `;
      const after = output === undefined ? '' : ` > ${output.text}`;
      ran.push(`${certain ? '' : '? '}${before}${line}${after}${heredoc === undefined ? '' : ` << ${heredoc}`}`);
    },
    step: () => undefined,
    subshell: (body) => {
      ran.push('(');
      body();
      ran.push(')');
    },
    cut: () => ran.push('…'),
  });
  return ran;
}

describe('followShell', () => {
  it.each<[string, readonly string[]]>([
    ['a && b; c\nd &', ['a', 'b', 'c', 'd']],
    ['a || b', ['a']],
    ['false || b', ['b']],
    ['true && a || b', ['a']],
    ['! false && a', ['a']],
    ['which gcc || apt-get install gcc', ['which gcc', '? apt-get install gcc']],
    ['which gcc && a', ['which gcc', 'a']],
    ['which gcc && a; b', ['which gcc', '? a', 'b']],
    ['python setup.py sdist && a', ['python setup.py sdist', 'a']],
    ['python -m pip install a && b', ['python -m pip install a', 'b']],
    ['(cd x && a); b', ['(', 'cd x', 'a', ')', 'b']],
    ['{ a; b; } && c', ['a', 'b', 'c']],
    ['x=1 y="2 3"; a $x "$y" $y', ['a 1 2 3 2 3']],
    ['export V=1 && a $V', ['a 1']],
    ['V=1 a $V; b $V', ['a 1', 'b <V>']],
    ['for n in a b; do i $n; done && z', ['i a', 'i b', 'z']],
    ['for n in *.txt; do i $n; done', ['? i <n>']],
    ['while read l; do i; done', ['read l', '? i']],
    ['until a; do b; done; c', ['a', 'c']],
    ['while a; do b; done', ['a', '? b']],
    ['while true; do a && break; b; done; c', ['a', 'break', 'c']],
    ['while true; do V=1; b; done; c $V', ['b', 'c <V>']],
    ['f() { a; }; b', ['b']],
    ['f() { a $1 "$@"; }; f x y; b', ['a x x y', 'b']],
    ['function f { a; }\nfunction g() { f; }\ng', ['a']],
    ['f() { [ -n "$1" ] || return 0; a $1; }; f; f x', ['return 0', 'a x']],
    ['f() { [ -n "$X" ] && return 0; return 1; }; f && a; b', ['? return 0', '? return 1', '? a', 'b']],
    ['f() { [ -n "$X" ] && return 0; true; }; f && a || b', ['? return 0', 'a']],
    ['f() { [ -n "$X" ] || return; true; }; if f; then a; else b; fi', ['? return', '? a', '? b']],
    ['f() { return 1; return 0; }; f || a', ['return 1', 'a']],
    ['X=1; f() { local X=2; a $X; }; f; b $X', ['a 2', 'b 1']],
    ['X=1; f() { local X; X=2; g; a $X; }; g() { local X=3; Y=4; }; f; b $X $Y', ['a 2', 'b 1 4']],
    ['X=1; f() { declare X=2; declare -g Y=3; }; f; b $X $Y', ['b 1 3']],
    ['f() { local X=2; }; f; b $X', ['b <X>']],
    ['f() { a; exit 0; b; }; f; c', ['a', 'exit 0']],
    ['f() { a; }; trap f EXIT; b', ['? a', 'trap f EXIT', 'b']],
    ['f() { a; }; $NONE x', ['? a', '<NONE> x']],
    ['f() { f; }; f', ['…']],
    ['a; exit; b', ['a', 'exit']],
    ['(exit 1); a', ['(', 'exit 1', ')', 'a']],
    ['x=$(exit 1); a', ['(', 'exit 1', ')', 'a']],
    ['exit 0 | a; b', ['exit 0', 'exit 0 | a', 'b']],
    ['[ -n "$X" ] && exit 0; a', ['? exit 0', '? a']],
    ['[ -n "$X" ] && exit 1; a', ['? exit 1', 'a']],
    ['a || exit 0; b', ['a', 'b']],
    ['set -- x; a $1', ['set -- x', 'a $1']],
    ['case x86 in arm) a;; x86|amd64) b; c;; *) d;; esac; e', ['b', 'c', 'e']],
    ['case "$WHAT" in a) x;; *) y;; esac', ['? x', '? y']],
    ['a | b -x', ['a', 'a | b -x']],
    ['a > out.txt 2>&1', ['a > out.txt']],
    ['a < in.txt', ['cat in.txt | a']],
    ['pip install numpy>=1.21', ['pip install numpy > =1.21']],
    ['pip install \'numpy>=1.21\' "b<2" c\\>3', ['pip install numpy>=1.21 b<2 c>3']],
    ['a # b\nc', ['a', 'c']],
    ['a \\\n  b', ['a b']],
    ['cat <<EOF\nx && y\nEOF\nb', ['cat << x && y', 'b']],
    ['sh <<-END\n\ta\n\tEND\nb', ['sh << a', 'b']],
    ['i $(cat list) `x`', ['(', 'cat list', ')', '(', 'x', ')', 'i <$(…)> <$(…)>']],
    ['a "$(b "c d")" e', ['(', 'b c d', ')', 'a <$(…)> e']],
    ['a ""', ['a ']],
    ['a $NONE', ['a <NONE>']],
    [') ;; fi done a', ['fi done a']],
  ])('%j', (script, expected) => {
    expect(follow(script)).toEqual(expected);
  });

  it.each([
    ['if [ "$DEV" = "1" ]; then a; else b; fi; c', ['a', 'c'], ['b', 'c'], ['? a', '? b', 'c']],
    ['[ "$DEV" = 1 ] && a || b', ['a'], ['b'], ['? a', '? b']],
    ['if [ $DEV != 1 ]; then a; elif [ -n "$DEV" ]; then b; fi', ['b'], ['a'], ['? a', '? b']],
    ['test -z "$DEV" || a', ['a'], ['a'], ['? a']],
    ['[[ $DEV == 1 ]] && a', ['a'], [], ['? a']],
  ])('%s hangs on DEV', (script, one, two, unset) => {
    expect(follow(script, { DEV: '1' })).toEqual(one);
    expect(follow(script, { DEV: '2' })).toEqual(two);
    expect(follow(script)).toEqual(unset);
  });
});
