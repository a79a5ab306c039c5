// Loaded into a process before all else (`--import`): in the end it writes how much memory that process took at most, and how long it
// computed at most between two turns of its event loop, in which nobody could have stopped it. Processor time, so that a busy
// machine makes no piece longer; that of threads for garbage and zlib counts as well.

import { readFileSync, writeFileSync } from 'node:fs';

/** Milliseconds of the processor so far. */
function spent() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** In kB. What getrusage tells is at least what the parent had when it made this process. */
function mostMemory() {
  try {
    return Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}

let longest = 0;
let last = spent();

function look() {
  const now = spent();
  longest = Math.max(longest, now - last);
  last = now;
}

setInterval(look, 5).unref();
process.on('exit', () => {
  look();
  writeFileSync(process.env.WATCH_PROCESS, JSON.stringify({ longest, memory: mostMemory() / 1024 }));
});
