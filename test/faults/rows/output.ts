// F1 to F7: foreign text in every output.

import { Parser } from 'htmlparser2';
import { marked } from 'marked';
import { expect } from 'vitest';
import { type Format, render, renderers } from '../../../packages/core/src/render/renderers.ts';
import { unprintable } from '../../../packages/core/src/text/unprintable.ts';
import { runnerCommands } from '../../support/runner.ts';
import { filledReport } from '../../support/sample-report.ts';
import { gitlabFaults, htmlFaults, jsonFaults, junitFaults, sarifFaults } from '../../support/validators.ts';
import { commands, markdowns, markup, markups, places, terminals } from '../hostile-texts.ts';
import type { Row } from '../row.ts';
import { injected } from '../tally.ts';

const formats = Object.keys(renderers) as Format[];
const options = { width: 80, verbose: true };
const steering = new RegExp(String.raw`(?!\n)${unprintable.source}`, 'u');

/** Every field of a report that comes from outside holds the text. */
const drawn = (format: Format, text: string): string => render(format, filledReport(text), options);

const plainTags = new Map<string, readonly string[]>();

/** Elements with their attributes' names. */
function tagsOf(page: string, xmlMode: boolean): readonly string[] {
  const tags: string[] = [];
  const parser = new Parser(
    { onopentag: (name, attributes) => void tags.push([name, ...Object.keys(attributes)].join(' ')) },
    { xmlMode },
  );
  parser.end(page);
  return tags;
}

function benignTags(format: Format): readonly string[] {
  const known = plainTags.get(format) ?? tagsOf(drawn(format, 'benign'), format === 'junit');
  plainTags.set(format, known);
  return known;
}

/** Asserts of each text in each of the formats. */
async function each(
  texts: readonly string[],
  of: readonly Format[],
  holds: (drawing: string, format: Format) => unknown,
): Promise<void> {
  for (const text of texts)
    for (const format of of) {
      const drawing = drawn(format, text);
      await injected([drawing], () => holds(drawing, format));
    }
}

export const output: readonly Row[] = [
  {
    id: 'F1',
    fault: 'sequences that steer a terminal, signs of direction and of no width',
    run: () => each(terminals, formats, (drawing) => expect(steering.exec(drawing)).toBeNull()),
  },
  {
    id: 'F2',
    fault: 'HTML in HTML',
    run: () =>
      each([...markup, ...terminals], ['html'], (page) => {
        expect(tagsOf(page, false)).toEqual(benignTags('html'));
        expect(htmlFaults(page)).toEqual([]);
        expect(page).toMatch(/http-equiv="?Content-Security-Policy/i);
      }),
  },
  {
    id: 'F3',
    fault: 'Markdown and HTML in Markdown',
    run: async () => {
      const tags = (text: string): readonly string[] => tagsOf(marked.parse(text, { gfm: true, async: false }), false);
      const benign = tags(drawn('markdown', 'benign'));
      await each([...markdowns, ...markup], ['markdown'], (text) =>
        expect(tags(text).filter((tag) => !benign.includes(tag) || /^(?:a|img|script)\b/.test(tag))).toEqual([]),
      );
    },
  },
  {
    id: 'F4',
    fault: 'commands of a runner',
    run: () =>
      // The command shelters the terminal's text where a runner listens: test/cli/github-actions.test.ts.
      each(
        commands,
        formats.filter((format) => format !== 'terminal'),
        (text, format) => {
          const known = runnerCommands(text);
          if (format === 'github') {
            expect(known.length).toBe(text.trimEnd().split('\n').length);
            expect(known.filter(({ command }) => !['error', 'warning', 'notice'].includes(command))).toEqual([]);
          } else expect(known).toEqual([]);
        },
      ),
  },
  {
    id: 'F5',
    fault: 'XML in JUnit',
    run: async () => {
      const texts = [...markups, ...markup, ...terminals].map((text) => drawn('junit', text));
      for (const text of texts) await injected([text], () => expect(tagsOf(text, true)).toEqual(benignTags('junit')));
      expect(await junitFaults(...texts)).toEqual([]);
    },
  },
  {
    id: 'F7',
    fault: 'paths in SARIF and GitLab',
    run: () =>
      each([...places, ...markup, ...terminals], ['sarif', 'gitlab', 'json'], (text, format) => {
        const faults = { sarif: sarifFaults, gitlab: gitlabFaults, json: jsonFaults }[format as 'sarif'](text);
        expect(faults).toEqual([]);
        if (format === 'json') return;
        const found = [
          ...text.matchAll(format === 'sarif' ? /"uri":\s*"([^"]*)"/g : /"path":\s*"((?:[^"\\]|\\.)*)"/g),
        ].map(([, uri = '']) => uri);
        expect(
          found.filter(
            (uri) =>
              /^\/|^[A-Za-z]:/.test(uri) ||
              decodeURIComponent(uri.replace(/%(?![\dA-F]{2})/g, '%25'))
                .split('/')
                .includes('..'),
          ),
        ).toEqual([]);
        if (format === 'sarif') expect(found.filter((uri) => !/^[\w.!~*'()%/-]+$/.test(uri))).toEqual([]);
      }),
  },
];
