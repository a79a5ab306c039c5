// What a file is said to be like, in the report's words.

import type { Manifest } from '../../packages/core/src/manifest/manifest.ts';
import { manifestDiagnostic, manifestRemark } from '../../packages/core/src/report/manifest-words.ts';

interface Told {
  readonly rule: string | null;
  readonly level: string;
  readonly message: string;
  readonly location: { readonly path: string; readonly line: number } | null;
}

/** The diagnostics of a file, or of one part of it. */
export function worded(diagnostics: Manifest['diagnostics']): readonly Told[] {
  return diagnostics.map((fact) => {
    const { rule, level, message, location } = manifestDiagnostic(fact);
    return { rule, level, message, location };
  });
}

/** The remarks for the header. */
export function remarked({ remarks }: Pick<Manifest, 'remarks'>): readonly string[] {
  return remarks.map(manifestRemark);
}
