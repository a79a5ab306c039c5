// Pins of a plan in files that a tool makes from others.

import type { Chosen } from './askers-of.ts';
import type { PlanNote } from './plan-note.ts';

/** One note a file. */
export function compiledNotes(chosen: Chosen): readonly PlanNote[] {
  const files = new Map<string, { readonly command: string; readonly pins: string[] }>();
  for (const [{ manifest, as }, { name, version, same }] of chosen) {
    if (manifest.compiledBy === undefined || same || name !== as.name) continue;
    const known = files.get(manifest.path) ?? { command: manifest.compiledBy, pins: [] };
    known.pins.push(`${name}==${version}`);
    files.set(manifest.path, known);
  }
  return [...files].map(([path, file]) => ({ kind: 'compiled', path, ...file }));
}
