// The page in a real browser, as people open it: content, console, accessibility, phone and desktop, dark, without scripts, on A4.
// Pictures stay in a folder of the system's temporary one, to be looked at.

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../setup/bootstrap.mjs';
import * as samples from '../make/sample-reports.mjs';

const versions = { playwright: '1.65.1', axe: '4.14.1', validator: '10.9.0' };
const desktop = { viewport: { width: 1280, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const pictures = join(tmpdir(), 'wheelcheck-pages');

/** What the largest letters of each sample say. */
const answers = {
  oneGood: 'Take python:3.12-slim',
  oneTarget: 'Take python:3.12-slim instead',
  // One verdict is unknown elsewhere.
  twelveTargets: 'Take python:3.12-slim on linux/amd64 and linux/arm64',
  noneGood: 'As far as was judged, take python:3.12-alpine and build vmprof 1.0',
  allGood: 'Take python:3.12-alpine',
};

export const part = {
  title: `Chromium, axe ${versions.axe}, html-validate ${versions.validator}; pictures in ${pictures}`,
  async run({ corpusReports, debianTool, npmPackage, scratch }) {
    const load = (name, version, file) => import(pathToFileURL(join(npmPackage(name, version), file)).href);
    const { chromium } = await load('playwright-core', versions.playwright, 'index.mjs');
    const { HtmlValidate } = await load('html-validate', versions.validator, 'dist/esm/index.js');
    const axe = readFileSync(join(npmPackage('axe-core', versions.axe), 'axe.min.js'), 'utf8');
    const { render } = await import(pathToFileURL(join(root, 'packages/core/dist/index.js')).href);
    mkdirSync(pictures, { recursive: true });
    const pages = Object.entries(samples).map(([name, sample]) => {
      const file = join(scratch, `${name}.html`);
      writeFileSync(file, render('html', sample(), { width: 80, verbose: false }));
      return { name, file };
    });
    const corpus = (await corpusReports(['html'])).map(({ name, files }) => ({ name, file: files.html }));
    const validator = new HtmlValidate({ extends: ['html-validate:recommended'], rules });
    const browser = await chromium.launch({ executablePath: pathOf(debianTool('chromium', 'chromium')) });
    try {
      const look = { browser, axe };
      const rows = [];
      const rich = pages.find(({ name }) => name === 'oneGood');
      for (const page of pages) {
        rows.push([`${page.name}: the answer`, await answerFaults(look, page)]);
        rows.push([`${page.name}: on a desktop, light`, await viewFaults(look, page, 'desktop', desktop)]);
        rows.push([
          `${page.name}: on a desktop, dark`,
          await viewFaults(look, page, 'dark', { ...desktop, colorScheme: 'dark' }),
        ]);
        rows.push([`${page.name}: on a phone`, await viewFaults(look, page, 'phone', phone)]);
        rows.push([
          `${page.name}: on a phone, dark`,
          await viewFaults(look, page, 'phone-dark', { ...phone, colorScheme: 'dark' }),
        ]);
        rows.push([`${page.name}: without scripts`, await scriptlessFaults(look, page)]);
        rows.push([`${page.name}: on A4`, await printFaults(look, page)]);
      }
      // Of the samples it has lines to copy and folded parts: none stands where something cannot be installed.
      const copied = pages.find(({ name }) => name === 'noneGood');
      rows.push(['buttons and links', await scriptFaults(look, copied)]);
      rows.push(['the policy stops what is not ours', await policyFaults(look, rich, scratch)]);
      rows.push(['axe and the validator do find faults', await brokenIsFound(look, rich, validator, scratch)]);
      for (const { name, file } of corpus)
        rows.push([`${name}: opens, is accessible`, await viewFaults(look, { name, file }, null, desktop)]);
      for (const { name, file } of [...pages, ...corpus])
        rows.push([`${name}: valid HTML`, await validityFaults(validator, file)]);
      return rows;
    } finally {
      await browser.close();
    }
  },
};

function pathOf(command) {
  return execFileSync('sh', ['-c', `command -v ${command}`], { encoding: 'utf8' }).trim();
}

/** Its style rules are a matter of taste; the ones about what a page means stay. */
const rules = {
  'long-title': 'off',
  'no-trailing-whitespace': 'off',
  'require-sri': 'off',
  'doctype-style': 'off',
  'void-style': 'off',
  // Needed so that the keyboard can scroll the box (axe: scrollable-region-focusable).
  'prefer-native-element': 'off',
};

/** Opens the page, hands it over, and returns the faults found with what the console said. */
async function opened({ browser }, file, options, use) {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    const said = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) said.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => said.push(`error: ${error.message}`));
    page.on('requestfinished', (request) => {
      if (!/^(?:file|data):/.test(request.url())) said.push(`loaded ${request.url()}`);
    });
    await page.goto(pathToFileURL(file).href);
    return [...(await use(page)), ...said];
  } finally {
    await context.close();
  }
}

const expect = (holds, fault) => (holds ? [] : [fault]);

function answerFaults(look, { name, file }) {
  return opened(look, file, desktop, async (page) => {
    const heading = (await page.locator('h1').innerText()).replace(/^\S /, '').trim();
    const { bottom } = await page.locator('h1').evaluate((element) => element.getBoundingClientRect());
    return [
      ...expect(heading === answers[name], `h1 is '${heading}'`),
      ...expect(bottom < 300, `the answer ends ${bottom} px down`),
    ];
  });
}

/** Nothing wider than the screen, nothing that axe objects to, folded parts open too. */
function viewFaults(look, { name, file }, picture, options) {
  return opened(look, file, options, async (page) => {
    if (picture !== null) {
      const path = join(pictures, `${name}-${picture}`);
      await page.screenshot({ path: `${path}.png` });
    }
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
    });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (picture !== null)
      await page.screenshot({ path: join(pictures, `${name}-${picture}-open.png`), fullPage: true });
    await page.evaluate(look.axe);
    const { violations } = await page.evaluate('axe.run()');
    return [
      ...expect(wide <= 0, `${wide} px wider than the screen`),
      ...violations.map(({ id, nodes }) => `axe: ${id}: ${nodes.length} × ${nodes[0].html.slice(0, 160)}`),
    ];
  });
}

/** Everything is there, parts open by hand, and no button that would do nothing. */
function scriptlessFaults(look, { file }) {
  return opened(look, file, { ...desktop, javaScriptEnabled: false }, async (page) => {
    const fold = page.locator('details').last();
    await fold.locator('summary').click();
    return [
      ...expect((await page.locator('button:visible').count()) === 0, 'a button is shown'),
      ...expect(await fold.locator('p, table, ul').first().isVisible(), 'a part does not open'),
      ...expect((await page.locator('.bar').count()) > 0, 'no picture'),
    ];
  });
}

function printFaults(look, { name, file }) {
  return opened(look, file, { ...desktop, javaScriptEnabled: false }, async (page) => {
    await page.pdf({
      path: join(pictures, `${name}.pdf`),
      format: 'A4',
      printBackground: false,
      preferCSSPageSize: true,
    });
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 688, height: 971 });
    await page.screenshot({ path: join(pictures, `${name}-print.png`), fullPage: true });
    const hidden = await page
      .locator('details:not([open]) p, details:not([open]) td')
      .evaluateAll((parts) => parts.filter((each) => !each.checkVisibility({ contentVisibilityAuto: true })).length);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    return [
      ...expect(hidden === 0, `${hidden} folded parts are not printed`),
      ...expect(wide <= 0, `${wide} px wider than the paper`),
    ];
  });
}

function scriptFaults(look, { file }) {
  return opened(look, file, { ...desktop, permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
    const copyable = page.locator('.copyable').first();
    await copyable.locator('button').click();
    await page.locator('[role=status]', { hasText: 'Copied' }).waitFor({ state: 'attached' });
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    const link = page.locator('tbody a').first();
    await link.click();
    const fold = page.locator(await link.getAttribute('href'));
    const follows = (await fold.getAttribute('open')) !== null;
    await page.locator('[data-open]').click();
    const left = await page.locator('details:not([open])').count();
    await page.locator('[data-close]').click();
    return [
      ...expect(copied === (await copyable.locator('code').innerText()), `copied '${copied}'`),
      ...expect(follows, 'a link into a folded part does not open it'),
      ...expect(left === 0, `${left} parts stay closed`),
      ...expect((await page.locator('details[open]').count()) === 0, 'parts stay open'),
    ];
  });
}

/** Were escaping ever to fail: the same page with a script, a style and an image smuggled in. */
async function policyFaults(look, { file }, scratch) {
  const smuggled = join(scratch, 'smuggled.html');
  const evil =
    '<script>document.title = "owned"</script><img src="https://files.example/p.gif" onerror="document.title = \'owned\'"><style>h1 { display: none }</style>';
  writeFileSync(smuggled, readFileSync(file, 'utf8').replace('<main>', `<main>${evil}`));
  let title = '';
  let shown = false;
  const said = await opened(look, smuggled, desktop, async (page) => {
    title = await page.title();
    shown = await page.locator('h1').isVisible();
    return [];
  });
  return [
    ...expect(title !== 'owned' && shown, 'it ran'),
    ...expect(said.filter((each) => each.includes('Content Security Policy')).length >= 3, `said ${said.join('; ')}`),
    ...expect(!said.some((each) => each.startsWith('loaded')), 'it was loaded'),
  ];
}

async function validityFaults(validator, file) {
  const { results } = await validator.validateString(readFileSync(file, 'utf8'));
  return results
    .flatMap(({ messages }) => messages)
    .map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`)
    .slice(0, 8);
}

async function brokenIsFound(look, { file }, validator, scratch) {
  const broken = join(scratch, 'broken.html');
  writeFileSync(broken, readFileSync(file, 'utf8').replace(' lang="en"', '').replaceAll('scope="row"', 'scope="none"'));
  const seen = await viewFaults(look, { name: 'broken', file: broken }, null, desktop);
  return [
    ...expect(
      seen.some((fault) => fault.startsWith('axe: html-has-lang')),
      `axe found ${seen.join('; ')}`,
    ),
    ...expect((await validityFaults(validator, broken)).length > 0, 'the validator found nothing'),
  ];
}
