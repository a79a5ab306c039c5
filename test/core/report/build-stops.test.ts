// Where docker build stops, that is the answer: it leads in every format, it counts for the exit code, and what would follow reads as such.

import { expect, it } from 'vitest';
import { closedStops } from '../../../packages/core/src/dockerfile/closed-stops.ts';
import { render, renderers, type Format } from '../../../packages/core/src/render/renderers.ts';
import type { Diagnostic, Report } from '../../../packages/core/src/report/report.ts';
import { type BuildStop, stopWords } from '../../../packages/core/src/report/stop-words.ts';
import { gate } from '../../../packages/core/src/rules/gate.ts';
import { samplePackage, sampleReport, sampleResult, sampleTarget } from '../../support/sample-report.ts';

function stopAt(line: number, change: Partial<BuildStop> = {}): Diagnostic {
  const stop = {
    command: 'apt-get update',
    why: 'Debian 10 has left its mirrors',
    remedy: undefined,
    first: true,
    behind: false,
    ...change,
  };
  const location = { path: 'Dockerfile', line };
  const about = { kind: 'build-stops', about: [stop.command], naming: [], target: null };
  return { rule: null, level: 'error', message: stopWords(stop), stop, location, ...about };
}

function reportWith(...diagnostics: readonly Diagnostic[]): Report {
  const rows = [
    samplePackage('a', 1, [sampleResult('t0')]),
    samplePackage('b', 2, [sampleResult('t0', { verdict: 'build', rules: ['WC101'] })]),
  ];
  return { ...sampleReport(rows, {}, [sampleTarget('t0')]), diagnostics };
}

const text = (report: Report, format: Format = 'terminal'): string => render(format, report).replaceAll(/\s+/g, ' ');

it('leads', () => {
  expect(text(reportWith(stopAt(2)))).toMatch(
    /^docker build stops at Dockerfile:2 \(apt-get update\): Debian 10 has left its mirrors\. Nothing behind it runs: /,
  );
});

it('what is to be changed stands with it', () => {
  const remedy = 'start from a newer release';
  expect(text(reportWith(stopAt(2, { remedy })))).toContain('mirrors. change start from a newer release. Nothing');
});

it('what would follow reads as such', () => {
  const told = text(reportWith(stopAt(2)));
  expect(told).toContain('No image is built on python:3.12-alpine linux/arm64: the build stops at Dockerfile:2.');
  expect(told).toContain('Without that stop: 1 of 2 must be built');
});

it('what is installed above it was reached', () => {
  const told = text(reportWith(stopAt(9, { behind: true })));
  expect(told).toContain('What is judged here is installed above it; no image comes of it.');
  expect(told).toContain('Dockerfile:9. 1 of 2 must be built');
});

it('a second line is told behind the first', () => {
  const second = stopAt(5, { command: 'make', why: 'there is no make in this stage', first: false });
  expect(text(reportWith(stopAt(2), second))).toContain(
    'has left its mirrors. It would then stop at Dockerfile:5 (make): there is no make in this stage.',
  );
});

const beside = (): Report => {
  const stop = stopAt(3, { of: 'worker' });
  return { ...reportWith({ ...stop, apart: true, location: { path: 'worker/Dockerfile', line: 3 } }), complete: false };
};

it('that of another service is told first, and leaves the answer of this one as it is', () => {
  expect(text(beside())).toMatch(
    /^docker build of worker stops at worker\/Dockerfile:3 \(apt-get update\): Debian 10 has left its mirrors\. What is judged here is built beside it\. /,
  );
  expect(text(beside())).toContain('1 of 2 must be built');
  expect(text(beside())).not.toContain('No image is built');
  expect(text(beside(), 'markdown')).toMatch(/^## docker build of worker stops at worker\/Dockerfile:3 /);
  expect(gate(beside())).toBe(1);
});

it('two lines that stop for one reason are told once', () => {
  const remedy = 'install in a virtual environment';
  const told = text(
    reportWith(stopAt(4, { command: 'pip install a', remedy }), stopAt(5, { command: 'pip install b', remedy })),
  );
  expect(told).toMatch(
    /^docker build stops at Dockerfile:4 \(pip install a\), and then at Dockerfile:5 \(pip install b\): Debian 10 has left its mirrors\. change install in a virtual environment\. Nothing/,
  );
  expect(told).toContain('the build stops at Dockerfile:4. Without that stop');
});

it.each([
  [[4], 'change write pip install --break-system-packages … there, or'],
  [[4, 5], 'change write pip install --break-system-packages … at Dockerfile:4 and Dockerfile:5, or'],
])('what is to be written on lines %j names them', (lines, change) => {
  const [{ remedy } = {}] = closedStops([], { line: 4, command: 'pip install a' } as Parameters<typeof closedStops>[1]);
  const stops = lines.map((line) => stopAt(line, { command: `pip install ${line}`, remedy }));
  expect(text(reportWith(...stops))).toContain(change);
});

it('an installation that lacks something leads every format, and says once that a compiler is missing', () => {
  const stop = stopAt(3, {
    command: 'pip install b',
    why: 'b must be built',
    remedy: 'add c',
    behind: true,
    judged: true,
  });
  const missing = { ...stop, rule: 'WC303', level: 'note', message: 'it has no compiler', stop: undefined } as const;
  const report = reportWith({ ...stop, level: 'warning' }, missing);
  const told = text(report);
  expect(told).toMatch(
    /^docker build stops at Dockerfile:3 \(pip install b\): b must be built\. change add c\. poetry\.lock: /,
  );
  expect(told).not.toContain('it has no compiler');
  expect(told).not.toContain('No image is built');
  expect(text(report, 'markdown')).toMatch(
    /^## docker build stops at Dockerfile:3 \(pip install b\): b must be built\. Add c\. 1 of 2 packages must be built /,
  );
  expect(text(report, 'html')).toMatch(/<h1><span[^>]*>!<\/span> The build stops at Dockerfile:3 on /);
});

it.each(Object.keys(renderers) as readonly Format[])('%s tells line and reason', (format) => {
  const told = text(reportWith(stopAt(2)), format);
  expect(told).toMatch(/Dockerfile:2|"Dockerfile"|file=Dockerfile,line=2/);
  expect(told).toContain('Debian 10 has left its mirrors');
});

it.each([
  ['markdown', /^## docker build stops at Dockerfile:2 /],
  ['html', /<h1><span[^>]*>!<\/span> The build stops at Dockerfile:2 on /],
] as const)('%s begins with it', (format, begin) => {
  expect(text(reportWith(stopAt(2)), format)).toMatch(begin);
});

it.each([
  [{}, 1],
  [{ allowUnknown: true }, 1],
  [{ failOn: ['never'] }, 1],
  [{ exitZero: true }, 0],
])('%j: exit code %d', (options, code) => {
  const all = { ...reportWith(stopAt(2)), packages: [samplePackage('a', 1, [sampleResult('t0')])] };
  expect(gate(all, options)).toBe(code);
});
