// How a fact becomes a diagnostic: a row for each kind of fact, and a table is complete or does not compile.

import { led } from '../rules/led.ts';
import type { Level } from '../rules/define-rule.ts';
import type { RuleId } from '../rules/rules.ts';
import type { Diagnostic } from './report.ts';
import type { BuildStop } from './stop-words.ts';

interface Fact {
  readonly kind: string;
  readonly location: Diagnostic['location'];
  readonly target?: string | null;
}

/** Several kinds may share a shape. */
export type OfKind<F extends { readonly kind: string }, Kind extends F['kind']> = F extends unknown
  ? Kind extends F['kind']
    ? F
    : never
  : never;

export type Say<F> = string | ((fact: F) => string);

interface DiagnosticRow<F> {
  readonly level: Level;
  readonly rule?: RuleId;
  readonly say: Say<F>;
  /** What is to be changed, in the imperative: it stands before what is said. */
  readonly change?: (fact: F) => string;
  /** With fewer names, for a screen. */
  readonly brief?: (fact: F) => string;
  /** Each thing that it is said of, so that one more is something new; absent: it is said of the whole. */
  readonly about?: (fact: F) => readonly string[];
  /** Of a line at which the build stops. */
  readonly stop?: (fact: F) => BuildStop | undefined;
  /** Whether it is about none of the targets. */
  readonly apart?: (fact: F) => boolean;
  /** What the sentence calls the target that it names. */
  readonly naming?: (fact: F) => readonly string[];
}

export type DiagnosticRows<F extends Fact> = { readonly [Kind in F['kind']]: DiagnosticRow<OfKind<F, Kind>> };

/** A fact as the report gives it. */
export function diagnosticOf<F extends Fact>(rows: DiagnosticRows<F>, fact: F): Diagnostic {
  const { kind, location, target = null } = fact;
  // The row of a fact's own kind takes that fact: of this pair the compiler sees two unions.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the row was found by the fact's kind
  const row = rows[kind as F['kind']] as DiagnosticRow<F>;
  const { level, rule = null, say, change, brief, stop, apart, about, naming } = row;
  const changed = change?.(fact) ?? '';
  return {
    rule,
    level,
    message: led(changed, said(say, fact)),
    ...(changed === '' ? {} : { change: changed }),
    target,
    location,
    kind,
    about: about?.(fact) ?? [],
    naming: naming?.(fact) ?? [],
    ...(brief ? { brief: brief(fact) } : {}),
    ...(stop ? { stop: stop(fact) } : {}),
    ...(apart?.(fact) === true ? { apart: true } : {}),
  };
}

export function said<F>(say: Say<F>, fact: F): string {
  return typeof say === 'string' ? say : say(fact);
}
