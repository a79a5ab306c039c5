// Syntax that some Pythons refuse, as one would call it.

const kinds = [
  'print',
  'exec',
  'except',
  'raise',
  'backticks',
  'unequal',
  'number',
  'string',
  'parameters',
  'constant',
  'tabs',
  'async',
  'f-string',
  'walrus',
  'annotation',
  'print-file',
] as const;

export type SyntaxKind = (typeof kinds)[number];

export function isSyntaxKind(value: unknown): value is SyntaxKind {
  return kinds.some((each) => each === value);
}
