// `wheelcheck explain PACKAGE`: for a terminal and as JSON.

import { jsonResult, jsonTarget } from '../data/json-document.ts';
import { notesOf, rulesOf } from '../../report/rules-of.ts';
import type { Explanation } from '../../report/explanation.ts';
import { counted } from '../../text/counted.ts';
import { sizeText } from '../../text/size-text.ts';
import { jsonText } from '../escape/json-text.ts';
import { insidePath } from '../../text/inside-path.ts';
import { targetFacts } from '../wording/target-facts.ts';
import { INDENT } from './header.ts';
import { indented, paint, spread } from './layout.ts';
import { printable } from '../../text/unprintable.ts';
import type { RenderOptions } from '../render-options.ts';
import { verdictWords } from '../wording/verdict-words.ts';
import { costLines } from './way-out.ts';

/** The formats of an explanation; both texts end in a newline. */
export const explanationRenderers = {
  terminal: explanationTerminal,
  json: explanationJson,
} as const satisfies Readonly<Record<string, (explanation: Explanation, options: RenderOptions) => string>>;

const marks = { taken: '>', accepted: '+', refused: '-' } as const;

function explanationTerminal({ name, version, remark, asks, targets }: Explanation, options: RenderOptions): string {
  const { width } = options;
  const lines = targets.flatMap(({ target, result, files }) => {
    const { word, colour: tone } = verdictWords[result.verdict];
    const refused = files.filter(({ state }) => state === 'refused').length;
    return [
      '',
      ...indented(`${target.name} ${target.platform}: ${targetFacts(target)}`, '  ', width, ''),
      '',
      `${paint(word.padEnd(7), tone, options)}${rulesOf(result).join(' ')}`.trimEnd(),
      ...[result.why, ...notesOf(result)]
        .filter((text) => text !== '')
        .flatMap((text) => indented(printable(text), ' '.repeat(7), width)),
      ...costLines(result, width),
      '',
      ...(files.length > 0
        ? indented(
            `${counted(files.length, 'file')}${result.verdict === 'skipped' ? ', as if it were installed' : ''}, nearest first (> taken, + would do, - refused: ${refused})`,
            '',
            width,
          )
        : []),
      ...files.flatMap((file) => {
        const size = file.size === null ? '' : sizeText(file.size);
        const [first = '', ...more] = spread(`${marks[file.state]} ${printable(file.filename)}`, size, width);
        const yanked = file.yanked ? '; yanked' : '';
        return [
          file.state === 'refused' ? first : paint(first, 'green', options),
          ...more,
          ...indented(`${printable(file.why)}${yanked}`, ' '.repeat(4), width),
        ];
      }),
    ];
  });
  const title = indented(`${printable(`${name} ${version ?? ''}`)} (${printable(remark)})`, '', width);
  const notes = asks.flatMap((text) => indented(printable(text), INDENT, width, 'note'));
  return `${[...title, ...notes, ...lines].map((line) => line.trimEnd()).join('\n')}\n`;
}

function explanationJson({ name, version, remark, location, asks, targets }: Explanation): string {
  const document = {
    schemaVersion: '1.1',
    name,
    version,
    remark,
    location: location && { ...location, path: insidePath(location.path) },
    asks,
    targets: targets.map(({ target, result, files }) => ({
      target: { ...jsonTarget(target), plans: [] },
      result: { ...jsonResult(result), why: result.why, notes: notesOf(result) },
      files,
    })),
  };
  return `${jsonText(document, 2)}\n`;
}
