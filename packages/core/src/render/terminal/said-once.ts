// What is to be said of files, images and platforms, each once although it may hold for several.

import { alike } from '../../text/alike.ts';
import type { Diagnostic, Report } from '../../report/report.ts';
import { targetNames } from '../wording/target-names.ts';
import { diagnosticLines, standsApart } from './header.ts';
import type { RenderOptions } from '../render-options.ts';

/** The diagnostics in the words of a terminal; the targets are named where it does not hold for all. */
export function saidOnce(
  diagnostics: readonly Diagnostic[],
  { targets }: Report,
  options: RenderOptions,
): readonly string[] {
  // What a rule says stands without its place: four stages of one image are one thing to know.
  return alike(diagnostics, ({ rule, message, location }) =>
    JSON.stringify([rule, message, rule === null && location]),
  ).flatMap((group) => {
    const [first] = group;
    const about = targets.filter(({ id }) => group.some(({ target }) => target === id));
    const isNamed = about.length > 0 && about.length < targets.length;
    if (!first) return [];
    const lines = diagnosticLines(first, isNamed ? targetNames(about) : null, options);
    return standsApart(first) ? ['', ...lines] : lines;
  });
}
