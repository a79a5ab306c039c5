/** Without the fragment, and without a password, which no lock is to hold. */
export function bareAddress(url: string): string {
  return url.replace(/#.*$/s, '').replace(/^(https?:\/\/)[^/@]*@/i, '$1');
}
