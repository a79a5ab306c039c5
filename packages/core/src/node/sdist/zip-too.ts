// Archives that are a zip as well: pip before 26.1 unpacks those as zip, whatever their name; later ones and uv go by the name.

const endSignature = Buffer.from('PK\u0005\u0006', 'latin1');
const entrySignature = Buffer.from('PK\u0001\u0002', 'latin1');
const endRecordSize = 22;

/** An end record and the longest comment: as far back as zipfile.is_zipfile looks. */
const looked = endRecordSize + 65_535;

export interface ZipToo {
  /** Shows the next bytes of the file. */
  watch(piece: Uint8Array): void;
  /** After the last piece. */
  found(): boolean;
}

export function zipToo(): ZipToo {
  /** The last bytes, written round and round. */
  const ring = Buffer.alloc(looked);
  let size = 0;
  return {
    watch(piece) {
      const last = piece.subarray(-looked);
      size += piece.length - last.length;
      const at = size % looked;
      ring.set(last.subarray(0, looked - at), at);
      ring.set(last.subarray(looked - at), 0);
      size += last.length;
    },
    found() {
      const at = size % looked;
      const tail = size < looked ? ring.subarray(0, size) : Buffer.concat([ring.subarray(at), ring.subarray(0, at)]);
      const record = tail.lastIndexOf(endSignature);
      if (record === -1 || record + endRecordSize > tail.length) return false;
      // Four bytes alone turn up in one of 65,000 compressed files: there has to be a directory in front.
      const directory = record - tail.readUInt32LE(record + 12);
      if (directory < 0) return -directory <= size - tail.length;
      return tail.subarray(directory, directory + 4).equals(entrySignature);
    },
  };
}
