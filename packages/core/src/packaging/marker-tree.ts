// What environment markers are made of, and how they are written.

import { formatStringLiteral } from './string-literal.ts';

/** A condition on the environment: comparisons, joined by `and` and `or`. */
export type Marker =
  | MarkerComparison
  | { readonly kind: 'and' | 'or'; /** Two or more. */ readonly markers: readonly Marker[] };

export interface MarkerComparison {
  readonly kind: 'compare';
  readonly left: MarkerOperand;
  readonly operator: MarkerOperator;
  readonly right: MarkerOperand;
}

export type MarkerOperator = '<' | '<=' | '!=' | '==' | '>=' | '>' | '~=' | '===' | 'in' | 'not in';

export type MarkerOperand =
  | { readonly kind: 'variable'; readonly name: MarkerVariable }
  | { readonly kind: 'value'; readonly text: string };

/** Old spellings (`os.name`, `python_implementation`) are read as these. */
export type MarkerVariable = keyof MarkerEnvironment | 'extra' | 'extras' | 'dependency_groups';

/**
 * What markers see of an interpreter and its machine. The two optional values belong to the running kernel: where they
 * are absent, a marker that asks for them is undecided.
 */
export interface MarkerEnvironment {
  readonly os_name: string;
  readonly sys_platform: string;
  readonly platform_machine: string;
  readonly platform_python_implementation: string;
  readonly platform_system: string;
  readonly python_version: string;
  readonly python_full_version: string;
  readonly implementation_name: string;
  readonly implementation_version: string;
  readonly platform_release?: string;
  readonly platform_version?: string;
}

/** The marker in one line, which `parseMarker` reads back to the same tree. */
export function formatMarker(marker: Marker): string {
  if (marker.kind === 'compare')
    return `${formatOperand(marker.left)} ${marker.operator} ${formatOperand(marker.right)}`;
  const parts = marker.markers.map((part) =>
    part.kind === 'compare' || bindsTighter(part, marker) ? formatMarker(part) : `(${formatMarker(part)})`,
  );
  return parts.join(` ${marker.kind} `);
}

/** `and` inside `or` needs no parentheses. */
function bindsTighter(inner: Marker, outer: Marker): boolean {
  return inner.kind === 'and' && outer.kind === 'or';
}

function formatOperand(operand: MarkerOperand): string {
  return operand.kind === 'variable' ? operand.name : formatStringLiteral(operand.text);
}
