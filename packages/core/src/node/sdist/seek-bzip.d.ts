// What is used of seek-bzip, which has no types of its own.

declare module 'seek-bzip' {
  const Bunzip: {
    /** @param multistream whether a file may hold several streams in a row, as pbzip2 writes them */
    decode(input: Uint8Array, output: { writeByte(byte: number): void }, multistream: boolean): void;
  };
  export default Bunzip;
}
