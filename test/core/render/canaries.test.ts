// Hostile text in every field that comes from outside, in every format, read as each format's reader reads it (faults F1 to F7).

import { Parser } from 'htmlparser2';
import { marked } from 'marked';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Format, render, renderers } from '../../../packages/core/src/render/renderers.ts';
import { unprintable } from '../../../packages/core/src/text/unprintable.ts';
import { runnerCommands } from '../../support/runner.ts';
import { filledReport } from '../../support/sample-report.ts';
import { gitlabFaults, htmlFaults, junitFaults, sarifFaults } from '../../support/validators.ts';

const canaries: readonly (readonly [what: string, text: string])[] = [
  ['a colour', '\u001b[31mred\u001b[0m'],
  ['a window title', '\u001b]0;title\u0007'],
  ['a link of a terminal (OSC 8)', '\u001b]8;;https://files.example\u0007click\u001b]8;;\u0007'],
  ['the clipboard (OSC 52)', '\u001b]52;c;AAAA\u0007'],
  ['a C1 control', '\u009b31mred'],
  ['a carriage return', 'good\rbad'],
  ['line feeds', 'good\n\n# bad\n\n- bad'],
  ['control characters', 'a\u0000b\u0001c\u0008d\u000be\u007ff'],
  ['right-to-left override', 'name\u202egnp.exe'],
  ['isolates', 'a\u2066b\u2069c'],
  ['zero width', 'nu\u200bm\u200dpy\ufeff'],
  ['tag characters', 'a\u{e0041}\u{e0042}b'],
  ['the Mongolian vowel separator', 'a\u180eb'],
  ['half a surrogate pair', 'a\ud800b\udc00c'],
  ['a character that XML lacks', 'a\ufffeb\uffffc'],
  ['a script', '<script>alert(1)</script>'],
  ['an attribute breakout', '" onmouseover="alert(1)" x="\' onload=\'a'],
  ['the end of a folded part', '</summary></details><img src=x onerror=alert(1)>'],
  ['an entity', '&lt;script&gt; &#60;b&#62; &amp;'],
  ['a script link', '[click](javascript:alert(1))'],
  ['the end of a link', 'x](javascript:alert(1)) [y'],
  ['a link by reference', '[click][1]\n\n[1]: https://evil.example'],
  ['an image beacon', '![pixel](https://evil.example/p.gif)'],
  ['an image beacon in HTML', '<img src="https://evil.example/p.gif">'],
  ['bare addresses', 'see https://evil.example/a or www.evil.example or mail@evil.example'],
  ['an address in brackets', '<https://evil.example>'],
  ['mentions', '@admin and @org/team, #123 and org/repo#4, GH-5, :tada:'],
  ['table pipes', 'a | b || c \\| d'],
  ['backticks', '`a` ``b`` ```c``` `'],
  ['emphasis', '**bold** _it_ ~~gone~~ __x__ *'],
  ['backslashes', '\\`\\*\\<\\[ \\'],
  ['a heading and a rule', '# heading --- === ***'],
  ['a formula', '$`x`$ $$\\frac{1}{2}$$'],
  ['a command', '::error::stolen'],
  ['a command after blanks', '   ::add-mask::secret'],
  ['a command after a line feed', 'x\n::set-output name=a::b'],
  ['a command after a decoded line feed', 'x%0A::error::stolen%0D%0A::add-mask::x'],
  ['a command in properties', 'a,line=1::error::b:c,title=x'],
  ['commands stopped', '::stop-commands::token'],
  ['an older command', 'x ##[error]stolen'],
  ['an older command that masks', '##[add-mask]e'],
  ['a CDATA end', 'a]]>b<![CDATA[c'],
  ['an entity of XML', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;'],
  ['a placeholder of SARIF', '{0} {1} {{2}}'],
  ['a path upwards', '../../etc/passwd'],
  ['an absolute path', '/etc/passwd'],
  ['a path of Windows', 'C:\\Users\\me\\poetry.lock'],
  ['a path with blanks and signs', 'my locks/50% #1?/poetry.lock'],
  ['an address for a path', 'https://evil.example/poetry.lock'],
  ['a path of dots', './..'],
  ['a key of every object', '__proto__'],
  ['nothing but blanks', '   '],
  ['nothing', ''],
];

const formats = Object.keys(renderers) as Format[];
const options = { width: 80, verbose: true };
const steering = new RegExp(String.raw`(?!\n)${unprintable.source}`, 'u');

const benign = filledReport('benign');
const benignMarkup = {
  junit: readMarkup(render('junit', benign, options), true),
  html: readMarkup(render('html', benign, options), false),
  markdown: readMarkup(marked.parse(render('markdown', benign, options), { gfm: true, async: false }), false),
};

/** The elements and attributes of an HTML or XML text, in order; texts apart, those in `code` left out. */
function readMarkup(
  text: string,
  xmlMode: boolean,
): { readonly tags: readonly string[]; readonly texts: readonly string[] } {
  const tags: string[] = [];
  const texts: string[] = [];
  const open: string[] = [];
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        open.push(name);
        texts.push('\n');
        tags.push([name, ...Object.keys(attributes)].join(' '));
      },
      onclosetag: () => {
        open.pop();
        texts.push('\n');
      },
      ontext: (each) => {
        if (!open.includes('code')) texts.push(each);
      },
      oncomment: () => void tags.push('comment'),
      onprocessinginstruction: () => void tags.push('instruction'),
    },
    { xmlMode, decodeEntities: true },
  );
  parser.write(text);
  parser.end();
  return { tags, texts };
}

/** Where the links, pictures and forms of a page lead, and what its attributes would run. */
function addressesOf(page: string): readonly string[] {
  const addresses: string[] = [];
  const parser = new Parser({
    onopentag: (_, attributes) => {
      for (const [name, value] of Object.entries(attributes))
        if (/^(?:href|src|srcset|action|formaction|data|poster|style|on.*)$/.test(name)) addresses.push(value);
    },
  });
  parser.end(page);
  return addresses;
}

/** The texts of every message in a SARIF log, in which links and placeholders would have a meaning. */
function messages(value: unknown): readonly string[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, each]) =>
    (key === 'text' || key === 'justification') && typeof each === 'string' ? [each] : messages(each),
  );
}

describe.each(canaries)('%s', (_, text) => {
  const report = filledReport(text);
  const rendered = Object.fromEntries(formats.map((format) => [format, render(format, report, options)])) as Record<
    Format,
    string
  >;

  it.each(formats)('steers nothing as %s', (format) => {
    expect(steering.exec(rendered[format])).toBeNull();
  });

  it('steers nothing beside the tones and links that a terminal is given', () => {
    const shown = { ...options, paint: (part: string) => `<${part}>`, link: (part: string) => `[${part}]` };
    expect(steering.exec(render('terminal', report, shown))).toBeNull();
  });

  it.each(formats.filter((format) => format !== 'github' && format !== 'terminal'))(
    'gives the runner no command as %s',
    (format) => {
      expect(runnerCommands(rendered[format])).toEqual([]);
    },
  );

  it('gives the runner only our commands as github', () => {
    const lines = rendered.github.trimEnd().split('\n');
    const commands = runnerCommands(lines.join('\n'));
    expect(commands).toHaveLength(lines.length);
    expect(commands.every(({ command }) => ['error', 'warning', 'notice'].includes(command))).toBe(true);
    expect(
      commands
        .flatMap(({ properties }) => Object.keys(properties))
        .filter((key) => !['file', 'line', 'title'].includes(key)),
    ).toEqual([]);
    expect(
      commands
        .flatMap(({ properties: { file } }) => file ?? [])
        .filter((file) => /^\/|^[A-Za-z]:|(?:^|\/)\.\.(?:\/|$)/.test(file)),
    ).toEqual([]);
  });

  it('fits the schemas', () => {
    expect(sarifFaults(rendered.sarif)).toEqual([]);
    expect(gitlabFaults(rendered.gitlab)).toEqual([]);
  });

  it('is no place outside the repository in SARIF, and no link or placeholder', () => {
    const { runs } = JSON.parse(rendered.sarif) as {
      runs: readonly { results: readonly { message: { text: string } }[] }[];
    };
    const uris = [...JSON.stringify(runs).matchAll(/"uri":"([^"]*)"/g)].map(([, uri = '']) => uri);
    expect(uris.filter((uri) => !/^[\w.!~*'()%-]+(?:\/[\w.!~*'()%-]+)*$/.test(uri))).toEqual([]);
    expect(uris.filter((uri) => decodeURIComponent(uri).split('/').includes('..'))).toEqual([]);
    expect(messages(runs).filter((each) => /\]\(|\{\d/.test(each))).toEqual([]);
  });

  it('adds no element to the XML', () => {
    const { tags } = readMarkup(rendered.junit, true);
    // A target whose platform or base is not known has fewer facts, nothing else.
    expect(tags).toEqual(benignMarkup.junit.tags);
  });

  it('adds nothing to the page but text', () => {
    const page = rendered.html;
    const { tags } = readMarkup(page, false);
    const expected = benignMarkup.html.tags;
    // Where there is no text, a line for it is missing; nothing is ever added.
    if (text.trim() === '') expect(tags.filter((tag) => !expected.includes(tag))).toEqual([]);
    else expect(tags).toEqual(expected);
    expect(htmlFaults(page)).toEqual([]);
    expect(
      addressesOf(page).filter((address) => !/^(?:#(?:p\d+|others|WC\d{3})|data:image\/svg\+xml,.*)$/.test(address)),
    ).toEqual([]);
  });

  it('adds nothing to the Markdown but text and code', () => {
    const html = marked.parse(rendered.markdown, { gfm: true, async: false });
    const { tags, texts } = readMarkup(html, false);
    const structure = (list: readonly string[]): readonly string[] => list.filter((tag) => tag !== 'code');
    const expected = benignMarkup.markdown;
    // Where there is no text, a line for it is missing; nothing is ever added.
    if (text.trim() === '') expect(tags.filter((tag) => !expected.tags.includes(tag))).toEqual([]);
    else expect(structure(tags)).toEqual(structure(expected.tags));
    expect(texts.join('').match(/@\w|:\/\/|www\.|#\d|GH-\d|:\w+:/g) ?? []).toEqual([]);
  });
});

it('every canary fits the schemas of JUnit reports', async () => {
  const reports = canaries.map(([, text]) => render('junit', filledReport(text), options));
  expect(await junitFaults(...reports)).toEqual([]);
});

describe('the data formats', () => {
  it.each(canaries.filter(([, text]) => !/\p{Surrogate}/u.test(text)))(
    'keep %s as it came, for a program',
    (_, text) => {
      const line = render('jsonl', filledReport(text), options)
        .split('\n')
        .find((each) => each.includes('"type":"result"'));
      expect(JSON.parse(line ?? '')).toMatchObject({ name: text, version: text, file: { filename: text } });
      // Of what lies outside the current folder JSON has the name alone.
      expect(JSON.parse(render('json', filledReport(text), options))).toMatchObject({
        inputs: [{ path: text === '../../etc/passwd' ? 'passwd' : text }],
      });
    },
  );
});

describe('any text at all', () => {
  it('steers nothing, gives no command, and is JSON where it should be', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const report = filledReport(text);
        for (const format of formats) {
          const rendered = render(format, report, options);
          expect(steering.test(rendered)).toBe(false);
          if (format === 'sarif' || format === 'gitlab' || format === 'json') JSON.parse(rendered);
        }
      }),
      { numRuns: 80, seed: 20_261_121 },
    );
  });
});
