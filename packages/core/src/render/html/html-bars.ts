// The pictures: how many packages of each verdict, and how much is downloaded. Every number stands beside them in words.

import type { Summary } from '../../report/report.ts';
import { type Markup, markup } from '../escape/html-markup.ts';
import { verdictPhrases } from '../wording/verdict-phrases.ts';

/** Best first, as in the bar from left to right. */
const shown = ['wheel', 'sdist', 'unknown', 'build', 'impossible'] as const;

/** Percent of a bar. One build among hundreds of wheels is what the picture is for: it must not be narrower. */
const LEAST = 3;

/** What the bars are filled with: a hue, and a texture for those who do not tell hues apart and for grey print. */
export function htmlFillings(): Markup {
  const textures: Readonly<Record<(typeof shown)[number], Markup>> = {
    wheel: markup``,
    sdist: markup`<circle cx="4" cy="4" r="1.6" class="texture"/>`,
    unknown: markup`<rect y="3" width="8" height="2" class="texture"/>`,
    build: markup`<path d="M-2 2l4-4M0 8l8-8M6 10l4-4" class="texture line"/>`,
    impossible: markup`<path d="M0 0l8 8M0 8l8-8" class="texture line"/>`,
  };
  return markup`<svg class="fillings" width="0" height="0" aria-hidden="true" focusable="false"><defs>${shown.map(
    (verdict) =>
      markup`<pattern id="fill-${verdict}" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" class="hue-${verdict}"/>${textures[verdict]}</pattern>`,
  )}</defs></svg>
`;
}

/** A stacked bar, and its legend in numbers. */
export function verdictBar(summary: Summary): Markup {
  const counts = shown.map((verdict) => ({ verdict, count: summary[verdict] })).filter(({ count }) => count > 0);
  if (counts.length === 0) return markup`<p class="counts">nothing is installed</p>`;
  const widths = shares(counts.map(({ count }) => count));
  const segments = counts.map(({ verdict }, position) => {
    const from = widths.slice(0, position).reduce((sum, width) => sum + width, 0);
    return markup`<rect x="${percent(from)}" width="${percent(widths[position] ?? 0)}" height="100%" fill="url(#fill-${verdict})"/>`;
  });
  const words = counts.map(({ verdict, count }) => verdictPhrases[verdict].counted(count)).join(', ');
  return markup`<svg class="bar" role="img" aria-label="${words}" width="100%" height="18">${segments}</svg>
<ul class="counts">${counts.map(
    ({ verdict, count }) =>
      markup`<li><svg class="swatch" width="12" height="12" aria-hidden="true" focusable="false"><rect width="12" height="12" fill="url(#fill-${verdict})"/></svg> ${verdictPhrases[verdict].counted(count)}</li>`,
  )}</ul>`;
}

/** A single bar, as long as its share of the largest. */
export function sizeBar(bytes: number, largest: number): Markup {
  const width = largest === 0 ? 0 : Math.max(1, (bytes / largest) * 100);
  return markup`<svg class="size" width="100%" height="8" aria-hidden="true" focusable="false"><rect width="100%" height="100%" class="track"/><rect width="${percent(width)}" height="100%" class="amount"/></svg>`;
}

/** Percent, adding up to 100. */
function shares(counts: readonly number[]): readonly number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const widened = counts.map((count) => Math.max(LEAST, (count / total) * 100));
  const sum = widened.reduce((all, width) => all + width, 0);
  return widened.map((width) => (width / sum) * 100);
}

function percent(value: number): string {
  return `${Number(value.toFixed(2))}%`;
}
