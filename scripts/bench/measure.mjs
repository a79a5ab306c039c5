// What commands cost, as whole processes and side by side: the machine's other work hits all of them alike.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const script = join(import.meta.dirname, 'measure.py');

/**
 * @typedef {object} Command
 * @property {readonly string[]} words
 * @property {Readonly<Record<string, string>>} [env] Besides what is there.
 * @property {() => void} [before] Before each run, not counted.
 * @property {readonly number[]} [codes] Exit codes of a run that did its work; default 0.
 *
 * @typedef {{ readonly wall: number, readonly cpu: number, readonly peak: number }} Figures Seconds, seconds, MiB.
 */

/**
 * One run.
 *
 * @param {Command} command
 * @returns {Figures}
 */
function measureOnce({ words, env = {}, before, codes = [0] }) {
  before?.();
  const { status, stdout, stderr } = spawnSync('python3', [script, ...words], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  if (status !== 0) throw new Error(`${words.join(' ')} cannot be measured: ${stderr}`);
  const { code, ...figures } = JSON.parse(stdout);
  if (!codes.includes(code)) throw new Error(`exit code ${code}: ${words.join(' ')}`);
  return figures;
}

/**
 * Runs commands in turn, A B C A B C, after one round that is not counted.
 *
 * @param {Readonly<Record<string, Command>>} commands
 * @param {number} rounds
 * @param {() => void | Promise<void>} [warm] After the round that is not counted.
 * @returns {Promise<Record<string, readonly Figures[]>>} a row per command, in the order of rounds
 */
export async function measureInTurn(commands, rounds, warm) {
  const rows = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, command] of Object.entries(commands)) {
      const figures = measureOnce(command);
      if (round > 0) rows[name].push(figures);
    }
    if (round === 0) await warm?.();
  }
  return rows;
}

/** @param {readonly number[]} numbers */
export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * The median of the ratios of what ran side by side.
 *
 * @param {readonly Figures[]} ours
 * @param {readonly Figures[]} theirs
 * @param {'wall' | 'cpu' | 'peak'} figure
 */
export function ratio(ours, theirs, figure) {
  return median(ours.map((each, round) => each[figure] / theirs[round][figure]));
}
