// A clock that stands still while others have the machine: what takes linear time does so beside any load.

/** Milliseconds that this process has computed so far. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
