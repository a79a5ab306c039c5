// What one stage of a Dockerfile installs, copied into another that cannot run it.

import type { Finding } from '../assess/assess.ts';
import { compareLibcs, formatLibcVersion } from '../target/libc.ts';
import type { Target } from '../target/target.ts';
import { formatTag } from '../packaging/tag.ts';
import { listWords } from '../text/list-words.ts';
import { shortened } from '../text/shortened.ts';
import { defineRule, type Rule } from './define-rule.ts';
import { sameStart } from './same-start.ts';
import { stageLabel } from './stage-label.ts';

/** Packages that a sentence names, a count among them. */
const SHOWN = 4;

export const wc401TwoLibcs: Rule<'WC401'> = defineRule({
  id: 'WC401',
  name: 'two-libcs',
  title: 'copied to where it cannot run',
  level: 'error',
  meaning:
    'A virtual environment, site-packages or wheels are copied into a stage whose C library, Python or architecture does not take what was installed.',
  why: 'The build succeeds, and the import fails where it runs.',
  remedy: 'Let both stages start from the same image, or from its slim and full variants.',
  ofTarget: {
    on: ({ target, findings }) => {
      const { stage, runtime } = target;
      if (stage?.runtime === undefined || runtime === undefined) return null;
      const files = foreign(findings, target, runtime);
      if (files.length === 0) return null;
      const builder = stageLabel(stage.name);
      const [from, to] = [`${builder} (${target.name})`, `${stageLabel(stage.runtime.name)} (${runtime.name})`];
      return {
        path: stage.path,
        line: stage.runtime.line,
        from,
        to,
        differences: differences(target, runtime),
        files,
        unseen: unseen(target, runtime),
        wayOut: sameStart(target, runtime),
        names: [builder, target.name],
      };
    },
    line: (_, { line }) => line,
    naming: ({ names }) => names,
    change: ({ wayOut }) => wayOut,
    say: ({ path, line, from, to, differences: differ, files, unseen: lost }) =>
      `what ${from} installs is copied at ${path}:${line} into ${to}${differ.length === 0 ? '' : `, which has ${listWords(differ)}`}: the compiled parts of ${listWords(shortened(files, SHOWN))} cannot be loaded there${lost}`,
  },
});

/** The files that the runtime's own installer would not take, and what is compiled for another machine. Pure ones run anywhere. */
function foreign(findings: readonly Finding[], target: Target, runtime: Target): readonly string[] {
  const taken = new Set(runtime.tags.map(formatTag));
  const sameMachine = runsCompiled(target, runtime);
  return findings.flatMap(({ verdict, file }) => {
    if (file === null) return [];
    const name = file.filename.kind === 'other' ? file.raw : `${file.filename.name} ${file.filename.version}`;
    if (verdict === 'build') return sameMachine ? [] : [name];
    const fits = file.filename.kind !== 'wheel' || file.filename.tags.some((tag) => taken.has(formatTag(tag)));
    return verdict === 'wheel' && !fits ? [name] : [];
  });
}

/** What is compiled runs with the same libc or, of glibc, a later one. */
function runsCompiled(target: Target, runtime: Target): boolean {
  const sameLibc = target.libc.family === runtime.libc.family && compareLibcs(runtime.libc, target.libc) >= 0;
  return sameLibc && target.arch === runtime.arch && target.python.abi === runtime.python.abi;
}

/** `pip install --target` and `pip wheel` put all into one folder, whatever the Python; everything else has a folder of its minor version. */
const intoAnyFolder = /\s(?:--target|-t)\b|\bpip3? (?:wheel|download)\b/;

/** What another minor version does not even look for: it reads its own lib/python3.12 alone (site.py, venv). */
function unseen(target: Target, runtime: Target): string {
  const [built, runs] = [target, runtime].map(({ python }) => python.release.slice(0, 2).join('.'));
  const commands = target.stage?.installs ?? [];
  if (built === runs || commands.every(({ command }) => intoAnyFolder.test(command))) return '';
  return `, and Python ${runs} finds nothing of what lies in lib/python${built}, pure packages neither`;
}

function differences(target: Target, runtime: Target): readonly string[] {
  const libc = ({ libc: own }: Target): string => `${own.family} ${formatLibcVersion(own)}`;
  const pairs = [
    [libc(target), libc(runtime)],
    [`Python ${target.python.release.join('.')}`, `Python ${runtime.python.release.join('.')}`],
    [target.arch, runtime.arch],
  ];
  return pairs.flatMap(([there = '', here = '']) => (there === here ? [] : [`${here} instead of ${there}`]));
}
