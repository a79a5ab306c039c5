// What one stage of a Dockerfile installs, copied into another that cannot run it.

import type { Finding } from '../assess/assess.ts';
import { compareLibcs, formatLibcVersion } from '../target/libc.ts';
import type { Target } from '../target/target.ts';
import { formatTag } from '../packaging/tag.ts';
import { listWords } from '../text/list-words.ts';
import { shortened } from '../text/shortened.ts';
import { defineLooks, type Looks, type RuleHead } from './define-rule.ts';
import { sameStart } from './same-start.ts';
import { startForLock } from './start-for-lock.ts';
import { stageLabel } from './stage-label.ts';

/** Packages that a sentence names, a count among them. */
const SHOWN = 4;

/** Of WC401. */
export function twoLibcsLooks(head: RuleHead): Looks {
  return defineLooks(head, {
    ofTarget: {
      on: ({ target, findings: all, staying: findings = all, asked }) => {
        const { stage, runtime } = target;
        if (stage?.runtime === undefined || runtime === undefined) return null;
        const files = foreign(findings, target, runtime);
        const lost = findings.some(({ verdict }) => installed.has(verdict)) ? unseen(target, runtime) : undefined;
        if (files.length === 0 && lost === undefined) return null;
        const builder = stageLabel(stage.name, stage.path, stage.line);
        const runs = stageLabel(stage.runtime.name, stage.path, stage.runtime.fromLine);
        const [from, to] = [`${builder} (${target.name})`, `${runs} (${runtime.name})`];
        return {
          path: stage.path,
          line: stage.runtime.line,
          from,
          to,
          differences: differences(target, runtime),
          files,
          lost,
          wayOut:
            (asked === undefined ? null : startForLock(target, runtime, asked)) ??
            (files.length === 0 ? byVariable(target, runtime) : undefined) ??
            sameStart(target, runtime) + paths(target, runtime),
          names: [builder, target.name],
        };
      },
      line: (_, { line }) => line,
      naming: ({ names }) => names,
      change: ({ wayOut }) => wayOut,
      say: ({ path, line, from, to, differences: differ, files, lost }) => {
        const parts =
          files.length === 0
            ? []
            : [`the compiled parts of ${listWords(shortened(files, SHOWN))} cannot be loaded there`];
        const troubles = [...parts, ...(lost === undefined ? [] : [lost])];
        return `what ${from} installs is copied at ${path}:${line} into ${to}${differ.length === 0 ? '' : `, which has ${listWords(differ)}`}: ${troubles.join(', and ')}`;
      },
    },
  });
}

/** What is installed, and so copied. */
const installed: ReadonlySet<Finding['verdict']> = new Set(['wheel', 'sdist', 'build']);

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

/** Why nothing of it runs there, pure packages neither, as a clause; undefined where it does. */
function unseen(
  { stage, python: { release: built } }: Target,
  { python: { release: runs } }: Target,
): string | undefined {
  if (stage?.runtime?.noStart !== undefined) return stage.runtime.noStart;
  const [there, here] = [built, runs].map((release) => release.slice(0, 2).join('.'));
  if (stage?.runtime?.keptByMinor === true && there !== here)
    return `Python ${here} finds nothing of what lies in lib/python${there}, pure packages neither`;
  const missed = stage?.runtime?.missed;
  return missed === undefined ? undefined : `nothing of it is found, pure packages neither: ${missed.why}`;
}

/** What a Python does not find by itself it loads from there, where its minor version is the same. */
function byVariable({ stage, python }: Target, runtime: Target): string | undefined {
  const { missed, line = 0 } = stage?.runtime ?? {};
  if (missed?.instead !== undefined) return missed.instead;
  const isSame = python.abi === runtime.python.abi;
  return missed !== undefined && isSame ? `Add ENV PYTHONPATH=${missed.path} behind ${stage?.path}:${line}` : undefined;
}

/** What names the folder of either Python is that of the one which both then have. */
function paths({ stage, python }: Target, runtime: Target): string {
  const minors = [python, runtime.python].map(({ release }) => release.slice(0, 2).join('.'));
  const named = (stage?.pythonPaths ?? []).filter(({ minor }) => minors.includes(minor));
  const lines = [...new Set(named.map(({ line }) => line))];
  if (minors[0] === minors[1] || lines.length === 0) return '';
  const folders = [...new Set(named.map(({ minor }) => `python${minor}`))];
  return `; ${listWords(folders)} in line${lines.length === 1 ? '' : 's'} ${listWords(lines.map(String))} must then be the folder of the Python that both have`;
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
