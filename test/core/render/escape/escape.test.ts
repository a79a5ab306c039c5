// Each format's escaping alone: the value as its reader gets it back.

import * as fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { fileUri } from '../../../../packages/core/src/render/escape/file-uri.ts';
import { markup, verbatim } from '../../../../packages/core/src/render/escape/html-markup.ts';
import { jsonText } from '../../../../packages/core/src/render/escape/json-text.ts';
import { htmlCode, markdownCode, markdownText } from '../../../../packages/core/src/render/escape/markdown-text.ts';
import { repositoryPath } from '../../../../packages/core/src/render/escape/repository-path.ts';
import { sarifMessage } from '../../../../packages/core/src/render/escape/sarif-message.ts';
import { workflowCommand } from '../../../../packages/core/src/render/escape/workflow-command.ts';
import { xmlText } from '../../../../packages/core/src/render/escape/xml-text.ts';

describe('jsonText', () => {
  it('is the same value for any text that is well formed', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        expect(JSON.parse(jsonText(value, 2))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it.each([
    ['an escape', '\u001b[31m', String.raw`"\u001b[31m"`],
    ['a C1 control', '\u009b', String.raw`"\u009b"`],
    ['an override', 'a\u202eb', String.raw`"a\u202eb"`],
    ['a tag character', '\u{e0041}', String.raw`"\udb40\udc41"`],
    ['an older command', '##[error]', String.raw`"#\u0023[error]"`],
    ['half a pair', 'a\ud800', '"a\ufffd"'],
    ['letters of any script', 'пакет 🐍 é', '"пакет 🐍 é"'],
  ])('%s', (_, value, text) => {
    expect(jsonText(value, 0)).toBe(text);
  });
});

describe('markup', () => {
  it.each([
    ['a < b & c > "d" \'e\'', 'a &lt; b &amp; c &gt; &quot;d&quot; &#39;e&#39;'],
    ['</script><script>', '&lt;/script&gt;&lt;script&gt;'],
    ['a\u0000\u202e\ud800\nb', 'a????b'],
    ['##[error]x', '##&#91;error]x'],
    ['::error::x', ':&#58;error:&#58;x'],
    [7, '7'],
    [verbatim('<b>'), '<b>'],
    [[], ''],
  ])('writes %j', (piece, expected) => {
    expect(markup`<p title="${piece}">${piece}</p>`.markup).toBe(`<p title="${expected}">${expected}</p>`);
  });

  it('writes pieces one after the other', () => {
    const pieces = [markup`<i>${'<'}</i>`, markup`<i>${1}</i>`];
    expect(markup`<p>${pieces}\n</p>`.markup).toBe('<p><i>&lt;</i><i>1</i>\n</p>');
  });
});

describe('xmlText', () => {
  it.each([
    ['a < b & c > "d" \'e\'', 'a &lt; b &amp; c &gt; &quot;d&quot; &apos;e&apos;'],
    [']]>', ']]&gt;'],
    ['a\u0000\u0008\ufffe\ud800b', 'a????b'],
    ['##[error]x', '##&#91;error]x'],
    ['  ::error::x', '  &#58;:error::x'],
    ['a::b', 'a::b'],
  ])('%j', (text, expected) => {
    expect(xmlText(text)).toBe(expected);
  });
});

describe('workflowCommand', () => {
  it.each([
    [{}, 'plain', '::error::plain'],
    [{ file: '', line: '3' }, 'x', '::error line=3::x'],
    [{ file: 'a', line: '3' }, 'x', '::error file=a,line=3::x'],
    [{ file: 'a:b,c%' }, '50% a:b,c', '::error file=a%3Ab%2Cc%25::50%25 a:b,c'],
    [{ title: 'a\nb' }, 'c\r\nd', '::error title=a?b::c??d'],
    [{}, '##[error]x', '::error::## [error]x'],
  ])('%o %j', (properties, message, line) => {
    expect(workflowCommand('error', properties, message)).toBe(line);
  });
});

describe('repositoryPath and fileUri', () => {
  it.each([
    ['poetry.lock', 'poetry.lock', 'poetry.lock'],
    ['a//b/./c.lock', 'a/b/c.lock', 'a/b/c.lock'],
    ['a\\b.lock', 'a/b.lock', 'a/b.lock'],
    ['a b/ü%.lock', 'a b/ü%.lock', 'a%20b/%C3%BC%25.lock'],
    ['https://evil.example/x.lock', 'https:/evil.example/x.lock', 'https%3A/evil.example/x.lock'],
    ['/etc/x.lock', 'x.lock', 'x.lock'],
    ['/etc/a/x.lock', 'x.lock', 'x.lock'],
    ['a/../../x.lock', 'x.lock', 'x.lock'],
    ['D:\\x.lock', 'x.lock', 'x.lock'],
  ])('%s', (path, relative, uri) => {
    expect(repositoryPath(path)).toBe(relative);
    expect(fileUri(relative)).toBe(uri);
  });

  it.each(['-', 'command line', '', '/', '..', '../..', './.'])('%j is no file', (path) => {
    expect(repositoryPath(path)).toBeNull();
  });
});

describe('sarifMessage', () => {
  it.each([
    ['[a](javascript:x)', '[a] (javascript:x)'],
    ['{0} and {12}', '{ 0} and { 12}'],
    ['{name} [extra]', '{name} [extra]'],
    ['a\u001bb', 'a?b'],
  ])('%j', (text, expected) => {
    expect(sarifMessage(text)).toBe(expected);
  });
});

describe('Markdown', () => {
  const rendered = (text: string): string => marked.parseInline(text, { gfm: true, async: false });

  it.each([
    ['plain words, and 1.0 (x86_64)', 'plain words, and 1.0 (x86_64)'],
    ['**a** <b> [c](d)', '**a** &lt;b&gt; [c](d)'],
    ['_it_ and cp312_x', '_it_ and cp312_x'],
    ['from https://evil.example/x now', 'from <code>https://evil.example/x</code> now'],
    ['ask @admin', 'ask <code>@admin</code>'],
    ['GH-12 and GH-x', '<code>GH-12</code> and GH-x'],
    [':+1: and :smile: and a:b', '<code>:+1:</code> and <code>:smile:</code> and a:b'],
    ['as in #12', 'as in <code>#12</code>'],
    ['a | b', 'a | b'],
    ['    indented', 'indented'],
  ])('shows the sentence %j', (text, html) => {
    const decoded = rendered(markdownText(text)).replaceAll(/&#(\d+);/g, (whole, code: string) =>
      '<>&'.includes(String.fromCharCode(Number(code))) ? whole : String.fromCharCode(Number(code)),
    );
    expect(decoded.replaceAll('&#60;', '&lt;').replaceAll('&#62;', '&gt;')).toBe(html);
  });

  it('leaves a line below a word inside it, where it sets nothing in italics', () => {
    expect(markdownText('_a b_ c_d')).toBe('&#95;a b&#95; c_d');
  });

  it('keeps the colon of a sentence out of code', () => {
    expect(markdownText('requirements.txt:3: six 1.0')).toBe('`requirements.txt:3`: six 1.0');
    expect(markdownText('@a:12: @a:3:b')).toBe('`@a:12`: `@a:3:b`');
    expect(markdownText(':smile: @a')).toBe('`:smile:` `@a`');
  });

  it.each([
    ['numpy 1.0', '`numpy 1.0`'],
    ['##[error]', '`## [error]`'],
    ['a`b', '`` a`b ``'],
    ['``', '``` `` ```'],
    ['a|b', '`a¦b`'],
    ['', '`?`'],
    ['  ', '`?`'],
  ])('sets %j as code', (text, code) => {
    expect(markdownCode(text)).toBe(code);
  });

  it('is code and nothing else for any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        expect(rendered(markdownCode(text))).toMatch(/^<code>[^<>]*<\/code>$/);
      }),
    );
  });

  it('is one element in HTML', () => {
    expect(htmlCode('</code><b>')).toBe('<code>&#60;/code&#62;&#60;b&#62;</code>');
  });
});
