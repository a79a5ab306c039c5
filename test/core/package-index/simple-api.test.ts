import { describe, expect, it } from 'vitest';
import { normalizeName } from '../../../packages/core/src/packaging/name.ts';
import type { Listing } from '../../../packages/core/src/package-index/listing.ts';
import type { Answer } from '../../../packages/core/src/http/get.ts';
import { readSimple } from '../../../packages/core/src/package-index/simple-api.ts';
import { answerWith } from '../../support/respond.ts';

const demo = normalizeName('demo');

async function read(body: string | Uint8Array, more: Partial<Answer> = {}, project = demo): Promise<Listing | string> {
  const listing = await readSimple(answerWith(body, more), project);
  return listing.ok ? listing.value : listing.problem;
}

const namesOf = (listing: Listing | string): unknown =>
  typeof listing === 'string' ? listing : listing.files.map(({ file }) => file.raw);

const wheel = 'demo-1.0-py3-none-any.whl';
const jsonPage = (more: object): string => JSON.stringify({ meta: { 'api-version': '1.1' }, name: 'demo', ...more });

describe('JSON pages (PEP 691)', () => {
  it('reads a file with all its keys', async () => {
    const entry = {
      filename: wheel,
      url: `../../files/${wheel}`,
      hashes: { sha256: 'AB' },
      'requires-python': '>=3.9',
      size: 7,
      'upload-time': '2024-01-01T00:00:00Z',
      yanked: 'why',
    };
    expect(await read(jsonPage({ files: [entry] }))).toMatchObject({
      unreadable: 0,
      files: [
        {
          file: {
            raw: wheel,
            url: `https://index.example/files/${wheel}`,
            hashes: { sha256: 'ab' },
            requiresPython: '>=3.9',
            size: 7,
            uploaded: '2024-01-01T00:00:00Z',
            yanked: 'why',
          },
        },
      ],
    });
  });

  it.each([
    [true, ''],
    ['why', 'why'],
    [false, false],
    ['', false],
    [undefined, false],
    [null, false],
  ])('yanked: %j', async (yanked, expected) => {
    const page = await read(jsonPage({ files: [{ filename: wheel, url: wheel, yanked }] }));
    expect(typeof page === 'object' && page.files[0]?.file.yanked).toBe(expected);
  });

  it('counts what it cannot read', async () => {
    const page = await read(jsonPage({ files: [null, { filename: wheel }, { url: wheel }, { filename: 1, url: '' }] }));
    expect(page).toMatchObject({ unreadable: 2, files: [{ file: { raw: wheel, url: '' } }, { file: { raw: wheel } }] });
  });

  it.each([
    ['a name alone identifies it', { name: 'Demo', files: [] }],
    ['minor versions are compatible', { meta: { 'api-version': '1.99' }, name: 'demo', files: [] }],
  ])('%s', async (_, page) => {
    expect(await read(JSON.stringify(page))).toEqual({ files: [], unreadable: 0 });
  });

  it.each([
    ['{}', 'an answer that is no index document'],
    ['{"files": []}', 'an answer that is no index document'],
    ['null', 'an answer that is no index document'],
    ['[]', 'an answer that is no index document'],
    ['"x"', 'an answer that is no index document'],
    [jsonPage({}), 'an answer that is no index document'],
    ['{"meta": {"api-version": "1.0"}, "files": []}', 'an answer that does not say which project it is about'],
    [
      '{"meta": {"api-version": "1.0"}, "files": [{"filename": "other-1.0.tar.gz", "url": "x"}]}',
      'an answer that does not say which project it is about',
    ],
    ['{"meta": {"api-version": "1.0"}, "projects": [{"name": "demo"}]}', 'an answer that is no index document'],
    [jsonPage({ files: {} }), 'an answer that is no index document'],
    [jsonPage({ name: 'other', files: [] }), 'an answer about another project'],
    [jsonPage({ meta: { 'api-version': '2.0' }, files: [] }), 'a newer version of the Simple API than 1'],
    [jsonPage({ files: [] }).slice(0, -2), 'an answer that is not JSON'],
    ['', 'an empty answer'],
    [' \n ', 'an empty answer'],
    ['captive portal', 'an answer that is not JSON'],
  ])('refuses %.60s', async (body, problem) => {
    expect(await read(body)).toBe(problem);
  });

  it('believes the body and not the Content-Type', async () => {
    expect(namesOf(await read(jsonPage({ files: [{ url: wheel }] }), { contentType: 'text/html' }))).toEqual([wheel]);
    expect(namesOf(await read(`<a href="${wheel}">x</a>`, { contentType: 'application/octet-stream' }))).toEqual([
      wheel,
    ]);
  });
});

const anchor = (href: string, attributes = ''): string => `<a href="${href}"${attributes}>${href}</a><br/>\n`;
const page = (body: string, title = 'Links for demo'): string =>
  `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1>\n${body}</body></html>\n`;

const meta = '<meta name="pypi:repository-version" content="1.3">';

describe('HTML pages (PEP 503)', () => {
  it('reads a link with all its attributes', async () => {
    const attributes =
      ' data-requires-python="&gt;=3.8,&lt;4" data-yanked="bad &amp; ugly" data-upload-time="2024-01-01T00:00:00Z"';
    expect(await read(page(anchor(`../../files/${wheel}#sha256=ABcd`, attributes)))).toMatchObject({
      unreadable: 0,
      files: [
        {
          file: {
            raw: wheel,
            url: `https://index.example/files/${wheel}`,
            hashes: { sha256: 'abcd' },
            requiresPython: '>=3.8,<4',
            yanked: 'bad & ugly',
            uploaded: '2024-01-01T00:00:00Z',
          },
        },
      ],
    });
  });

  it.each([
    ['', false],
    [' data-yanked', ''],
    [' data-yanked=""', ''],
    [' DATA-YANKED="Why"', 'Why'],
  ])('yanked: %j', async (attributes, yanked) => {
    const listing = await read(page(anchor(wheel, attributes)));
    expect(typeof listing === 'object' && listing.files[0]?.file.yanked).toBe(yanked);
  });

  const plus = 'demo-1.0+cpu-py3-none-any.whl';
  it.each<[string, string, readonly string[]]>([
    ['single quotes, upper case, spaces', `<A  HREF = '${wheel}' >x</A>`, [wheel]],
    ['no quotes', `<a href=${wheel}>x</a>`, [wheel]],
    ['an encoded name', anchor('demo-1.0%2Bcpu-py3-none-any.whl'), [plus]],
    ['a numeric entity', anchor('demo-1.0&#43;cpu-py3-none-any.whl'), [plus]],
    ['a query', anchor(`${wheel}?token=1#sha256=aa`), [wheel]],
    ['the address, not the text', `<a href="/files/${wheel}">something-else-2.0.tar.gz</a>`, [wheel]],
    ['links that are not closed', `<a href="${wheel}">x<br><a href="demo-1.0.zip">y</a>`, [wheel, 'demo-1.0.zip']],
    ['comments', `<!-- ${anchor('demo-9.9.tar.gz')} -->${anchor(wheel)}`, [wheel]],
    ['scripts', `<script>"${anchor('demo-9.9.tar.gz')}"</script>${anchor(wheel)}`, [wheel]],
    [
      'navigation',
      `<a href="../">up</a><a name="x"></a><a href="#top">top</a><a href="mailto:a@b">m</a>${anchor(wheel)}`,
      [wheel],
    ],
    ['eggs and installers', anchor(wheel) + anchor('demo-1.0-py2.7.egg'), [wheel, 'demo-1.0-py2.7.egg']],
    ['the same file twice', anchor(wheel) + anchor(wheel), [wheel, wheel]],
    ['an attribute twice: the first counts, as for browsers', `<a href="${wheel}" href="demo-9.9.zip">x</a>`, [wheel]],
  ])('understands %s', async (_, body, names) => {
    expect(namesOf(await read(page(body)))).toEqual(names);
  });

  it('resolves links against <base>, and <base> against the page', async () => {
    const html = page(anchor(wheel)).replace('<head>', '<head><base href="/elsewhere/"><base href="/ignored/">');
    const listing = await read(html);
    expect(typeof listing === 'object' && listing.files[0]?.file.url).toBe(`https://index.example/elsewhere/${wheel}`);
  });

  it('reads text in the charset that the server names', async () => {
    const bytes = Uint8Array.from(Buffer.from(page(anchor(wheel, ' data-yanked="zur\u00FCck"')), 'latin1'));
    const listing = await read(bytes, { contentType: 'text/html; charset=iso-8859-1' });
    expect(typeof listing === 'object' && listing.files[0]?.file.yanked).toBe('zur\u00FCck');
    expect(typeof (await read(bytes, { contentType: 'text/html; charset=no-such' }))).toBe('object');
  });

  it('knows of links to files that lead nowhere by their names', async () => {
    const listing = await read(
      page(`${anchor(wheel)}<a href="https://[">demo-2.0.tar.gz</a><a href="ftp://a/demo-3.0.zip">x</a>`),
    );
    const nowhere = [{ file: { raw: 'demo-2.0.tar.gz', url: '' } }, { file: { raw: 'demo-3.0.zip', url: '' } }];
    expect(listing).toMatchObject({ unreadable: 0, files: [{ file: { raw: wheel } }, ...nowhere] });
  });

  it.each([
    ['a link inside a comment', `<!-- ${anchor(wheel)} -->`, 1],
    ['links of many lines', `<!--\n<a\nhref='${wheel}'>x</a>\n${anchor('demo-1.0.zip')}-->`, 2],
    ['what indexes note in comments', '<!--SERIAL 1234--><!-- <a href="/help">help</a> -->', 0],
  ])('doubts that a page lists everything: %s', async (_, body, unreadable) => {
    expect(await read(page(body))).toMatchObject({ unreadable, files: [] });
  });

  const rest = `${anchor(wheel)}</body></html>\n`;
  it.each([
    ['a comment', '<!-- '],
    ['a quotation', '<a href="'],
    ['a quotation of another attribute', "<p class='"],
    ['a script', '<script>'],
    ['a style', '<style>'],
    ['a title', '<title>'],
    ['a text area', '<textarea>'],
  ])('does not believe a page with %s that is never closed', async (_, opening) => {
    const html = `<html><head><title>Links for demo</title></head><body>${opening}`;
    for (const text of [html, html + rest]) expect(await read(text), text).toBe('a page that was cut off');
  });

  // One template may serve all pages of an index.
  it.each([
    ['an index of projects', '<a href="/simple/demo/">demo</a><a href="/simple/six/">six</a>', 'Simple index'],
    ['a sign-in page', '<form action="/login"><input name="user"></form>', 'Sign in'],
    ['nothing at all', '', ''],
  ])('does not believe %s with the mark of the Simple API', async (_, body, title) => {
    const html = page(body, title).replace('<head>', `<head>${meta}`);
    expect(await read(html)).toBe('a page that is not of a package index');
  });

  // What makes a page evidence that something is absent.
  it.each([
    ['headed as devpi, pypiserver and mirrors do it', page('')],
    ['headed by the name as written', page('', 'Links for DEMO')],
    ['with files of the project alone', `<html><body>${anchor(wheel)}</body></html>`],
    ['with an egg of the project alone', `<html><body>${anchor('demo-1.0-py2.7.egg')}</body></html>`],
  ])('believes a page %s', async (_, html) => {
    expect(typeof (await read(html))).toBe('object');
    expect(typeof (await read(html, { delimited: false }))).toBe('object');
  });

  it.each([
    [
      'a captive portal',
      '<html><head><title>Welcome to Hotel Wi-Fi</title></head><body><a href="/login">Log in</a></body></html>',
      'a page that is not of a package index',
    ],
    [
      'a portal that offers its app',
      `<html><body><a href="/hotel-2.0.zip">our app</a></body></html>`,
      'an answer about another project',
    ],
    [
      'a directory listing',
      '<html><title>Index of /simple</title><body><a href="../">..</a></body></html>',
      'a page that is not of a package index',
    ],
    ['another project by its heading', page('', 'Links for other'), 'an answer about another project'],
    ['another project by its files', page(anchor('other-1.0.tar.gz'), 'files'), 'an answer about another project'],
    [
      'a version of the API to come',
      `<html><head><meta name="pypi:repository-version" content="2.0"></head></html>`,
      'a newer version of the Simple API than 1',
    ],
    ['a bare tag', '<html>', 'a page that is not of a package index'],
    ['an error page', '<html><body><h1>502 Bad Gateway</h1></body></html>', 'a page that is not of a package index'],
  ])('does not believe %s', async (_, html, problem) => {
    expect(await read(html)).toBe(problem);
  });

  it('believes a page without closing tags only where the transport told its length', async () => {
    const html = page(anchor(wheel)).replace('</body></html>', '');
    expect(namesOf(await read(html))).toEqual([wheel]);
    expect(await read(html, { delimited: false })).toBe('a page that was cut off');
  });

  it('believes no page that was cut off, wherever the cut is', async () => {
    const html = page(anchor(wheel) + anchor('demo-2.0-py3-none-any.whl', ' data-requires-python="&gt;=3.8"'));
    const end = html.indexOf('</body>') + '</body>'.length;
    for (let cut = 0; cut < end; cut += 1) {
      expect(typeof (await read(html.slice(0, cut), { delimited: false })), html.slice(0, cut)).toBe('string');
    }
  });

  it('never finds another file in a page that ends inside a link, even if the length was right', async () => {
    const html = page(anchor(wheel));
    const inside = html.indexOf('<a ');
    for (let cut = inside + 1; cut < html.indexOf('</a>'); cut += 1) {
      expect(await read(html.slice(0, cut)), html.slice(0, cut)).toBe('a page that was cut off');
    }
  });
});
