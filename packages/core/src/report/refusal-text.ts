// What an error about everything on a target comes to, in a clause.

/** What was installed stands where it cannot run: nothing was refused. */
const STRANDED = 'WC401';

/** `the installer refuses the whole file (WC103)`, `what is installed cannot run where it is copied (WC401)` */
export function refusalText(refused: readonly string[]): string {
  const files = refused.filter((rule) => rule !== STRANDED);
  return [
    ...(files.length > 0 ? [`the installer refuses the whole file (${files.join(', ')})`] : []),
    ...(files.length < refused.length ? [`what is installed cannot run where it is copied (${STRANDED})`] : []),
  ].join(', and ');
}

/** Whether the installer itself refuses. */
export function isRefused(refused: readonly string[]): boolean {
  return refused.some((rule) => rule !== STRANDED);
}
