// The file name in an address.

/** The last part of a URL or path, without query and fragment, percent-decoded where that gives text. */
export function addressName(address = ''): string {
  const end = address.search(/[?#]/);
  const bare = end === -1 ? address : address.slice(0, end);
  const last = bare.slice(Math.max(bare.lastIndexOf('/'), bare.lastIndexOf('\\')) + 1);
  try {
    return last.includes('%') ? decodeURIComponent(last) : last;
  } catch {
    return last;
  }
}
