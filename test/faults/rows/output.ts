// F: foreign text in every output.

import { Parser } from 'htmlparser2';
import { marked } from 'marked';
import { expect } from 'vitest';
import { type Format, render, renderers } from '../../../packages/core/src/render/renderers.ts';
import { unprintable } from '../../../packages/core/src/text/unprintable.ts';
import { builtTable } from '../../../packages/core/src/assess/toolchain/tables/built-table.ts';
import { packageTable } from '../../../packages/core/src/assess/toolchain/tables/package-table.ts';
import { WheelcheckError } from '../../../packages/core/src/error.ts';
import { readManifest } from '../../support/read-manifest.ts';
import { runnerCommands } from '../../support/runner.ts';
import { filledReport } from '../../support/sample-report.ts';
import { gitlabFaults, htmlFaults, jsonFaults, junitFaults, sarifFaults } from '../../support/validators.ts';
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

const terminals = [
  '\u001b[31mred',
  '\u001b]8;;https://evil.example\u0007x',
  '\u001b]52;c;AAAA\u0007',
  '\u009b2J',
  'a\u202eb\u2066c',
  'n\u200bm\ufeff',
  '\r\n\u0000\u0007\u007f',
  'a\u{e0041}b',
  '\ud800',
  '\u180e',
];
const markup = [
  '<script>alert(1)</script>',
  '" onmouseover="alert(1)" x="',
  "' onload='a",
  'javascript:alert(1)',
  '</script><script>x',
  '</summary></details><img src=x onerror=alert(1)>',
  '&lt;b&gt; &#60;',
  '<!--',
  ']]>',
];
const markdowns = [
  '[x](javascript:alert(1))',
  '![p](https://evil.example/p.gif)',
  '| a | b',
  '<img src=x>',
  '@admin #1 org/repo#2',
  '`a` ``b``',
  '\n\n# heading\n\n- item',
  'https://evil.example',
  '**b** _i_ ~~s~~',
  '<https://evil.example>',
  '[x][1]\n\n[1]: https://evil.example',
];
const commands = [
  '::error::x',
  '\n::add-mask::x',
  '::set-output name=a::b',
  'x%0A::error::y%0D',
  'a,line=1::error::b',
  '\r::stop-commands::t',
  '##[error]x',
  '##[add-mask]e',
];
const markups = [
  'a]]>b<![CDATA[c',
  '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
  'a\u0000b\u0001',
  '\ufffe\uffff',
  '\ud800x',
  '&amp;&',
  '<a/>',
  '"\'>',
];
const places = [
  '/etc/passwd',
  '../../etc/passwd',
  'C:\\Users\\me',
  'my locks/50% #1?',
  './..',
  'https://evil.example/x',
  'a\\..\\b',
  '//host/share',
  '%2e%2e/%2e%2e',
];
const shells = [
  '$(id)',
  '`id`',
  'a; rm -rf /',
  'a && id',
  'a | id',
  "a' 'b",
  '"',
  'a > /etc/x',
  '-rf',
  'a\nid',
  '${HOME}',
  '*',
];

const fields = (table: string): readonly (readonly string[])[] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split('|'));

/** The names that a lock or a requirements file with such a name ends up with. */
async function namesIn(path: string, text: string): Promise<readonly string[]> {
  try {
    const { packages } = await readManifest(path, text, () => Promise.resolve(undefined));
    return packages.map(({ name }) => name);
  } catch (error) {
    return error instanceof WheelcheckError ? [] : [String(error)];
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
  {
    id: 'F8',
    fault: 'words for a shell',
    run: async () => {
      for (const name of shells) {
        const quoted = JSON.stringify(name);
        for (const [path, text] of [
          ['requirements.txt', `${name}==1.0\n`],
          [
            'uv.lock',
            `version = 1\n[[package]]\nname = ${quoted}\nversion = "1.0"\nsource = { registry = "https://index.example/simple" }\n`,
          ],
          ['Pipfile.lock', `{"_meta": {"sources": []}, "default": {${quoted}: {"version": "==1.0"}}, "develop": {}}`],
        ] as const)
          for (const read of await namesIn(path, text))
            await injected([read], () => expect(read).toMatch(/^[a-z\d][a-z\d-]*$/));
      }
      // What a line for `before pip` names comes from these columns alone: no sign of theirs means anything to a shell.
      const columns = [...fields(packageTable).map((row) => row[3]), ...fields(builtTable).map((row) => row[3])];
      for (const column of new Set(columns)) await injected([], () => expect(column ?? '').toMatch(/^[\w .@:,?/+-]*$/));
    },
  },
];
