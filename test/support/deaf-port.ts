// A port to which no connection comes about: a process that listens and sleeps, whose line of waiting connections is full, so that the
// kernel drops every further SYN, as a firewall does.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as later } from 'node:timers/promises';

const sleeper = `const server = require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
  console.log(server.address().port);
  setTimeout(() => process.kill(process.pid, 'SIGSTOP'), 10);
});`;

/** Of one connection, after which it is dropped. */
const PATIENCE = 500;

export async function deafPort(): Promise<{ readonly port: number; readonly close: () => void }> {
  const listening = spawn(process.execPath, ['-e', sleeper], { stdio: ['ignore', 'pipe', 'ignore'] });
  const waiting: Socket[] = [];
  const close = (): void => {
    for (const socket of waiting) socket.destroy();
    listening.kill('SIGKILL');
  };
  const [told] = (await once(listening.stdout, 'data')) as [Buffer];
  const port = Number(told.toString());
  for (let at = 0; at < 20; at += 1) {
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    waiting.push(socket);
    // oxlint-disable-next-line no-await-in-loop -- each has to wait behind the one before
    const came = await Promise.race([once(socket, 'connect').then(() => true), later(PATIENCE, false)]);
    if (!came) return { port, close };
  }
  close();
  throw new Error('the port takes every connection');
}
