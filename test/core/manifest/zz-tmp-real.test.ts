import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { requirementsInForce } from '../../../packages/core/src/manifest/in-force.ts';
import { pdmLock } from '../../../packages/core/src/manifest/pdm-lock.ts';
import { pipfileLock } from '../../../packages/core/src/manifest/pipfile-lock.ts';
import { select } from '../../../packages/core/src/manifest/select.ts';
import { satisfies } from '../../../packages/core/src/packaging/specifier.ts';
import { parseVersion } from '../../../packages/core/src/packaging/version.ts';
import { linux, nothingAsked } from './machines.ts';
const root = '/tmp/pp/real';
const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
test('pdm', async () => {
  for (const f of files.filter((x) => /pdm[^/]*\.lock$/.test(x))) {
    const path = join(root, f);
    const t0 = Date.now();
    const m = await pdmLock.read(readFileSync(path, 'utf8'), 'pdm.lock', async (n) => existsSync(join(dirname(path), n)) ? readFileSync(join(dirname(path), n), 'utf8') : undefined);
    let same = 0, diff = 0, refused = 0; const out: string[] = [];
    const e = existsSync(`${path}.expected`) ? readFileSync(`${path}.expected`, 'utf8') : '';
    for (const run of e ? JSON.parse(e.slice(e.indexOf('['))) : []) {
      const v = parseVersion(run.python);
      const ok = m.requiresPython?.anyOf.some((s) => v.ok && satisfies(v.value, s, true)) ?? true;
      if (run.refused) { if (ok) { diff++; out.push(`refused ${run.refused} ${run.python}`); } else refused++; continue; }
      const only = run.groups.filter((g: string) => !Object.hasOwn(m.extras, g)).map((g: string) => (g === 'default' ? 'main' : g));
      const sel = select(m, { ...nothingAsked, only, extras: run.groups.filter((g: string) => Object.hasOwn(m.extras, g)) }, linux(run.python, run.platform.replace(/^.*?linux_\d+_\d+_/, '')));
      const force = requirementsInForce([m], new Map(sel.map((o) => [o.package, o])));
      const ours = sel.filter((o) => o.state === 'installed' && force.get(o.package)?.kind !== 'covered').map((o) => `${o.package.name} ${o.package.version}`).toSorted();
      const theirs = run.installed.toSorted();
      if (JSON.stringify(ours) === JSON.stringify(theirs)) same++;
      else { diff++; out.push(`${run.python} ${run.platform} ${run.groups} +${ours.filter((x) => !theirs.includes(x))} -${theirs.filter((x: string) => !ours.includes(x))}`); }
    }
    console.log(f, m.packages.length, 'pkgs', m.groups.map((g) => g.name).join(), 'extras', Object.keys(m.extras).join(), m.requiresPython?.text, { same, refused, diff }, m.remarks, m.diagnostics.map((d) => d.message), Date.now() - t0, 'ms', out.slice(0, 4), 'nofiles', m.packages.filter((p) => !p.files).map((p) => p.name).join());
  }
  expect(1).toBe(1);
});
test('pipfile', async () => {
  for (const f of files.filter((x) => /Pipfile[^/]*\.lock$/.test(x))) {
    const path = join(root, f);
    const m = await pipfileLock.read(readFileSync(path, 'utf8'), 'Pipfile.lock', async (n) => existsSync(join(dirname(path), n)) ? readFileSync(join(dirname(path), n), 'utf8') : undefined);
    const lines = readFileSync(path, 'utf8').split('\n');
    for (const p of m.packages) if (!lines[p.at.line - 1]?.toLowerCase().replace(/[-_.]+/g, '-').includes(p.name)) console.log('LINE', f, p.name, p.at.line);
    const counts = ['3.8.20', '3.9.1', '3.12.1'].map((py) => select(m, nothingAsked, linux(py)).filter((x) => x.state === 'installed').length);
    console.log(f, m.packages.length, counts.join(), m.groups.map((g) => g.name).join(), m.remarks, m.diagnostics.map((d) => d.message), m.indexes.map((i) => i.kind));
  }
});
