// Archives that are a zip as well: pip before 26.1 unpacks those as zip, whatever their name; later ones and uv go by the name.

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
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
  const ring = new Uint8Array(looked);
  let size = 0;

  /** The last bytes in their order. */
  const lastBytes = (): Uint8Array => {
    if (size < looked) return ring.subarray(0, size);
    const at = size % looked;
    const tail = new Uint8Array(looked);
    tail.set(ring.subarray(at), 0);
    tail.set(ring.subarray(0, at), looked - at);
    return tail;
  };

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
      const tail = lastBytes();
      const view = new DataView(tail.buffer, tail.byteOffset, tail.length);
      let record = tail.length - 4;
      while (record >= 0 && view.getUint32(record, true) !== endSignature) record--;
      if (record === -1 || record + endRecordSize > tail.length) return false;
      // Four bytes alone turn up in one of 65,000 compressed files: there has to be a directory in front.
      const directory = record - view.getUint32(record + 12, true);
      if (directory < 0) return -directory <= size - tail.length;
      return directory + 4 <= tail.length && view.getUint32(directory, true) === entrySignature;
    },
  };
}
