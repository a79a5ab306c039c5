// The file name in an address.

/** The last part of a URL or path, without query and fragment, percent-decoded where that gives text. */
export function addressName(address: string | undefined): string {
  const last =
    (address ?? '')
      .replace(/[?#].*$/s, '')
      .split(/[/\\]/)
      .at(-1) ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
