// `npm run bench`: measures wheelcheck beside bare Node, uv and pip, and keeps the ratios in docs/performance.md.
//
//   npm run bench                                   every case, as a table on standard output
//   npm run bench -- --only warm-150,lock-388       these alone (`--list` names them)
//   npm run bench -- --runs 9                       rounds after the first, which is not counted; default 5
//   npm run bench -- --alone                        without uv and pip
//   npm run bench -- --write                        puts what was measured into docs/performance.md
//   npm run bench -- --check                        compares with what stands there; exit code 1 where something slid
//
// Needs python3. A case asks the public index once for each answer that it needs, and the first with others beside it installs uv and pip into node_modules/.cache.

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { partTools } from '../setup/part-tools.mjs';
import { root } from '../setup/bootstrap.mjs';
import { allCases } from './cases.mjs';
import { measureInTurn, median, ratio } from './measure.mjs';
import { growthOf, readRows, slidden, tableOf, writeRows } from './table.mjs';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    list: { type: 'boolean' },
    runs: { type: 'string', default: '5' },
    alone: { type: 'boolean' },
    write: { type: 'boolean' },
    check: { type: 'boolean' },
  },
});

/** An index with so many milliseconds of latency, in a process of its own. */
async function startIndex(latency) {
  const child = fork(join(import.meta.dirname, 'bench-index.mjs'), [String(latency)]);
  const [url] = await once(child, 'message');
  return {
    url,
    async counts() {
      child.send('counts');
      return (await once(child, 'message'))[0];
    },
    stop: () => child.disconnect(),
  };
}

async function tools() {
  if (values.alone) return { uv: 'uv', pip: 'pip' };
  const parts = await partTools(join(root, 'node_modules', '.cache'));
  const found = { uv: parts.pythonTool('uv', 'uv', '0.13.9'), pip: parts.pythonTool('pip', 'pip', '26.3') };
  await parts.close();
  return found;
}

/** @returns {Promise<import('./table.mjs').Row>} */
async function measured({ id, title, latency, commands }, found, indexes) {
  if (latency !== undefined) indexes[latency] ??= await startIndex(latency);
  const index = indexes[latency];
  const { ours, ...peers } = await commands({ ...found, index: index?.url });
  let counts = { requests: 0, bytes: 0 };
  if (index) {
    // What the index has to pack, and what is warm afterwards, is no matter of the first measured round.
    await measureInTurn({ ours }, 0);
    await index.counts();
    await measureInTurn({ ours }, 0);
    counts = await index.counts();
  }
  const bare = { words: [process.execPath, '-e', '0'] };
  const rows = await measureInTurn({ ours, bare, ...(values.alone ? {} : peers) }, Number(values.runs));
  const against = (name, figure) => (rows[name] ? ratio(rows.ours, rows[name], figure) : undefined);
  return {
    id,
    title,
    node: against('bare', 'cpu'),
    uv: against('uv', 'wall'),
    uvCpu: against('uv', 'cpu'),
    pip: against('pip', 'wall'),
    peak: median(rows.ours.map((each) => each.peak)),
    uvPeak: rows.uv && median(rows.uv.map((each) => each.peak)),
    requests: counts.requests,
    kilobytes: Math.round(counts.bytes / 1000),
  };
}

const wanted = values.only?.split(',');
const cases = allCases().filter(({ id }) => wanted?.includes(id) ?? true);
if (values.list) {
  for (const { id, title } of cases) console.log(`${id.padEnd(20)} ${title}`);
  process.exit(0);
}
const found = await tools();
const indexes = {};
const rows = [];
for (const each of cases) {
  process.stderr.write(`${each.title} …\n`);
  rows.push(await measured(each, found, indexes));
}
for (const index of Object.values(indexes)) index.stop();
console.log([tableOf(rows), growthOf(rows)].join('\n\n'));
if (values.write) writeRows(rows);
if (values.check) {
  const worse = slidden(readRows(), rows);
  for (const line of worse) console.log(`slid: ${line}`);
  if (worse.length > 0) process.exitCode = 1;
}
