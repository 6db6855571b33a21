/**
 * Bytes that are read a range at a time: a `Uint8Array`, or a file that may be larger than memory.
 * What was read may be a view or a copy, and is not to be changed.
 */
export interface Bytes {
  readonly byteLength: number;
  /** From `start` (inclusive) to `end` (exclusive). */
  subarray(start: number, end: number): Uint8Array;
}

/** All of them, in memory. */
export const wholeOf = (bytes: Bytes): Uint8Array => bytes.subarray(0, bytes.byteLength);

const CHUNK = 2 ** 20;

/** All of them in their order, never more than a mebibyte at once. */
export function* chunksOf(bytes: Bytes): Generator<Uint8Array> {
  for (let start = 0; start < bytes.byteLength; start += CHUNK) {
    yield bytes.subarray(start, Math.min(start + CHUNK, bytes.byteLength));
  }
}

/** Some of them, still read a range at a time. */
export function rangeOf(bytes: Bytes, start: number, end: number): Bytes {
  if (bytes instanceof Uint8Array) return bytes.subarray(start, end);
  return { byteLength: end - start, subarray: (from, to) => bytes.subarray(start + from, start + to) };
}
