// The ignores that stand as comments in requirements files, and the rules in them that do not exist.

import type { Manifest } from '../manifest/manifest.ts';
import { type Ignore, parseRule } from './ignore.ts';
import type { Diagnostic } from './report.ts';
import { runDiagnostic } from './run-words.ts';

export interface CommentIgnores {
  readonly ignores: readonly Ignore[];
  /** A warning for each that names no rule there is. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What the comments of the files accept, in file order. */
export function commentIgnores(manifests: readonly Manifest[]): CommentIgnores {
  const rows = manifests.flatMap(({ packages }) =>
    packages.flatMap(({ name, ignores = [], at }) => ignores.map((comment) => ({ name, comment, at }))),
  );
  const ignores: Ignore[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { name, comment, at } of rows) {
    const rule = comment.rule === null ? ({ ok: true, value: null } as const) : parseRule(comment.rule);
    if (rule.ok) {
      ignores.push({ package: name, rule: rule.value, by: 'comment', reason: comment.reason, until: null, at });
    } else {
      diagnostics.push(runDiagnostic({ kind: 'unknown-ignore', problem: rule.problem, target: null, location: at }));
    }
  }
  return { ignores, diagnostics };
}
