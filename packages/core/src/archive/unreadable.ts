// Why an archive cannot be read.

/** Ends the reading of an archive from inside the libraries' callbacks. Its message is half a sentence for people. */
export class Unreadable extends Error {}

export const damaged = (): Unreadable => new Unreadable('the archive is damaged');

/** `larger than 512 MB` */
export function tooLarge(limit: number, unpacked: '' | ' when unpacked' = ''): Unreadable {
  const megabytes = limit / (1024 * 1024);
  const size = megabytes >= 1 ? `${Math.floor(megabytes)} MB` : `${limit} bytes`;
  return new Unreadable(`larger than ${size}${unpacked}`);
}
