// Asks for the core metadata of a wheel: beside it on the index (PEP 658, PEP 714), else within the wheel itself.

import type { ReadMember } from '../http/host.ts';
import { type Answer, letGoOf } from '../http/get.ts';
import { IndexError } from '../http/index-error.ts';
import { createMemo } from '../http/memo.ts';
import type { Transport } from '../http/transport.ts';
import type { WheelFilename } from '../packaging/filename.ts';
import { sameVersion } from '../packaging/version.ts';
import type { DistributionFile, FileMetadata, PackageIndex } from './package-index.ts';
import { readUrl } from '../http/read-url.ts';

/**
 * Wheels of so many projects in vain, and none with success: there is none to be had that way. Wheels of one project prove nothing of
 * its others, however many: what is known of one would hang on which were asked for before.
 */
const enoughProjects = 12;

/** Bytes of one METADATA; the largest ones seen, with a whole manual as their description, have some 200 kB. */
const MAX_METADATA = 1024 * 1024;

/** pip's `Link.metadata_link`: the address without its fragment, and `.metadata`; undefined for what is no web address. */
function metadataAddress(url: string): string | undefined {
  const address = url.replace(/#.*$/s, '');
  return /^https?:\/\//i.test(address) && readUrl(address) ? `${address}.metadata` : undefined;
}

/** A wheel that can be asked for. */
interface Wheel {
  readonly file: DistributionFile;
  readonly filename: WheelFilename;
  readonly address: string;
}

/** One way to the metadata, tried as long as there is hope. */
type Way = (wheel: Wheel, signal: AbortSignal | undefined) => Promise<FileMetadata | undefined>;

/**
 * Makes `metadata` of a PackageIndex. It asks where the index does not announce the metadata as well: the JSON API never
 * does, and mirrors serve it without a word. A 404 means that it is not known, and so does every fault.
 *
 * @param readMember absent: nothing is looked up within wheels
 */
export function askMetadata(
  { get, part }: Pick<Transport, 'get' | 'part'>,
  readMember: ReadMember | undefined,
): PackageIndex['metadata'] {
  const answers = createMemo<FileMetadata | undefined>();

  const beside = hopeful(async ({ file, filename, address }, signal) => {
    const answer = await get({ url: address, accept: '*/*', most: MAX_METADATA }, signal);
    if (answer.status !== 200 || !(await isWhole(answer, file))) return undefined;
    const metadata = await metadataIn(answer.bytes);
    letGoOf(answer);
    // pip reads what is announced; what a server gives for any address may be another file's.
    return metadata && (file.metadataHash !== undefined || isOf(metadata, filename)) ? metadata : undefined;
  });

  const within = hopeful(async ({ file }, signal) => {
    if (readMember === undefined) return undefined;
    const { memberOf } = await import('./member-of.ts');
    const bytes = await memberOf(file, isMetadata, part, readMember, signal);
    return bytes && metadataIn(bytes);
  });

  return async (file, signal) => {
    const { filename } = file;
    const address = metadataAddress(file.url);
    if (filename.kind !== 'wheel' || address === undefined) return undefined;
    const wheel = { file, filename, address };
    return answers(address, async () => (await beside(wheel, signal)) ?? within(wheel, signal), signal);
  };
}

function hopeful(way: Way): Way {
  let serves = false;
  const missing = new Set<string>();
  return async (wheel, signal) => {
    const { name } = wheel.filename;
    if (!serves && missing.size >= enoughProjects) return undefined;
    try {
      const metadata = await way(wheel, signal);
      if (metadata) {
        serves = true;
        return metadata;
      }
    } catch (error) {
      if (!(error instanceof IndexError) || error.kind === 'aborted') throw error;
    }
    missing.add(name);
    return undefined;
  };
}

function isMetadata(path: string): boolean {
  return /^[^/]+\.dist-info\/METADATA$/.test(path);
}

/**
 * A proxy that cut the text off may have kept it so. The announced hash tells; without one the transport has to have told
 * the length, and the headers must have come to their end.
 */
async function isWhole({ bytes, delimited }: Answer, { metadataHash }: DistributionFile): Promise<boolean> {
  if (metadataHash !== undefined) {
    const { sha256Hex } = await import('../text/sha256-hex.ts');
    return sha256Hex(bytes) === metadataHash;
  }
  return delimited && /\r?\n\r?\n|\r\r/.test(textOf(bytes));
}

async function metadataIn(bytes: Uint8Array): Promise<FileMetadata | undefined> {
  const { parseCoreMetadata } = await import('../packaging/core-metadata.ts');
  const metadata = parseCoreMetadata(textOf(bytes));
  if (!metadata.ok) return undefined;
  const { name, version, requires, requiresPython, extras } = metadata.value;
  return { name, version, requires, requiresPython, extras };
}

function isOf({ name, version }: FileMetadata, filename: WheelFilename): boolean {
  return name === filename.name && sameVersion(version, filename.version);
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
